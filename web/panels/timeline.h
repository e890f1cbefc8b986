// The timeline, described: where one stands, the steps, and how everything fares.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode timeline_panel(const View& view);

}  // namespace permsim
