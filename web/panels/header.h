// The header, described: which scenario, which reading, who acts, and what the page as a whole can
// do.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode header_panel(const View& view);

}  // namespace permsim
