// The menu on a cell: act, give and take.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Opened with open_popover("cell menu", …) in the same window.
void draw_cell_menu(View& view);

}  // namespace permsim
