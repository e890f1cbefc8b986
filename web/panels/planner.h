// The planner's page, described: whose absence, what depends on them, and both orders.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode planner_panel(const View& view);

}  // namespace permsim
