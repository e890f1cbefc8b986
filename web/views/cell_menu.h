// The menu on a cell: act, give and take.
#pragma once
#include "web/models/view.h"
#include "web/widgets/item.h"

namespace permsim {

/// Hangs on `opener`, which opens and closes it.
void draw_cell_menu(View& view, const ItemState& opener);
/// What it is called as the open menu (UiState::open_menu).
constexpr const char* kCellMenu = "change access";

}  // namespace permsim
