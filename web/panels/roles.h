// The quick reference as a table, described.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

std::vector<PanelNode> roles_nodes(const View& view);

}  // namespace permsim
