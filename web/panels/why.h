// Why, described: the answer about the chosen cell.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode why_panel(const View& view);

}  // namespace permsim
