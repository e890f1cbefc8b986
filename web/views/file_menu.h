// Files: new ones, those that this browser keeps, in and out; and the link that holds all of it.
#pragma once
#include "web/models/view.h"
#include "web/widgets/item.h"

namespace permsim {

/// The File button with its menu, at the cursor.
void draw_file_menu(View& view);
/// The Share button; what became of the link hangs on it.
void draw_share(View& view);
/// Rows of a menu, for where the buttons have no room; true when one was pressed.
bool draw_file_rows(View& view);
/// What opens from those rows then hangs on `opener`.
void draw_file_popovers(View& view, const ItemState& opener);

}  // namespace permsim
