// The page as a guest in somebody's page, as nodes: its one line, the matrix or one question, the
// answer, and the steps.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// The one line, in place of the header.
PanelNode guest_header_panel(const View& view);
/// All of them in their order, where the panes have no room.
std::vector<PanelNode> guest_panels(const View& view);

}  // namespace permsim
