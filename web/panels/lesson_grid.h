// Who may do what, as a lesson shows it: cells to be marked and judged, or a page that only tells.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// The cells that the question of the page asks for, masked until they are locked in.
PanelNode predict_grid(const View& view);
/// A page that only tells shows who may do what to the thing it speaks of.
void add_shown(const View& view, PanelNode& work);

}  // namespace permsim
