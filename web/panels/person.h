// One person's actions on one thing.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

std::vector<PanelNode> person_nodes(const View& view);

}  // namespace permsim
