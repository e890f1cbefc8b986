// Where the panes stand: side by side with splitters, or as tabs on a narrow page.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Draws the header and every pane into the whole window.
void draw_layout(View& view);

}  // namespace permsim
