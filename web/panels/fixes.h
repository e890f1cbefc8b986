// What would turn an answer: a part of why.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

void add_fixes(const View& view, std::vector<PanelNode>& nodes, const Cell& cell);

}  // namespace permsim
