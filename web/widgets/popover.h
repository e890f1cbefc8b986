// Popovers: menus and small forms that hang on the control that opened them.
#pragma once
#include <string>
#include <string_view>

#include "web/widgets/item.h"

namespace permsim {

/// Opens the popover `id`, to hang on `anchor` (below it, or above it where there is no room).
void open_popover(std::string_view id, const ImRect& anchor);
/// True while it is open; then end_popover() must follow.
bool begin_popover(std::string_view id, float width, float most_height = 420.0f);
void end_popover();
void close_popover();
/// The same for a menu that both drawings have: it is open while `open` says its id, whoever opened
/// it. It hangs on `opener`; a press on that opens and closes it, a press beside it closes it.
bool begin_menu(std::string& open, std::string_view id, const ItemState& opener, float width,
                float most_height = 420.0f);

/// A menu that covers the page: closed by Esc and by what is in it.
bool begin_cover(std::string& open, std::string_view id);

struct MenuRow {
  std::string_view icon = {};
  std::string_view more = {};      ///< a quieter second line
  std::string_view shortcut = {};  ///< at the end
  bool is_chosen = false;
  bool is_enabled = true;
};
/// One row of a menu; true when pressed. It does not close the popover.
bool menu_row(std::string_view label, const MenuRow& row = {});
void menu_heading(std::string_view text);
void menu_line();

}  // namespace permsim
