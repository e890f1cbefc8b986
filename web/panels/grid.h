// The matrix itself as a grid, described.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

std::vector<PanelNode> grid_nodes(const View& view);

}  // namespace permsim
