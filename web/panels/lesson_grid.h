// Who may do what, as a lesson asks for it: cells to be marked and judged.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// The cells that the question of the page asks for, masked until they are locked in.
PanelNode predict_grid(const View& view);

}  // namespace permsim
