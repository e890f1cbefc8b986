// Two stories beside each other, described.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

std::vector<PanelNode> stories_nodes(const View& view);

}  // namespace permsim
