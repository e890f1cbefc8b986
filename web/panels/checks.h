// What must stay so, as a list below what needs attention.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

void add_checks(const View& view, std::vector<PanelNode>& nodes);
/// What can be asked to stay so of a cell: rows of the menu on it.
std::vector<PanelNode> keeping_nodes(const View& view, const Cell& cell);

}  // namespace permsim
