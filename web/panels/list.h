// The list as the product shows it, described.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

std::vector<PanelNode> list_nodes(const View& view);

}  // namespace permsim
