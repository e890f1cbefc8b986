// The ground of every control drawn by ourselves: place, press, focus, and the label tests and tips
// go by.
#pragma once
#include <string>
#include <string_view>

#include "imgui.h"
#include "imgui_internal.h"

namespace permsim {

struct ItemState {
  ImRect box;
  bool is_visible = false;
  bool is_hovered = false;
  bool is_held = false;
  bool is_clicked = false;
  bool is_right_clicked = false;
  bool has_focus = false;   ///< it draws what has the keyboard in the page
  bool is_focused = false;  ///< and keys brought it there: a ring shows it
};

struct ItemOptions {
  bool is_enabled = true;
  bool allows_overlap = false;  ///< later items may lie on it
  /// The node it draws (page_focus.h), where its words alone do not tell.
  std::string_view node = {};
};

/// Takes `size` in the layout and answers for it. `label` is unique in its window; `##` begins what
/// is not shown.
ItemState place_item(std::string_view label, ImVec2 size, ItemOptions options = {});
/// The same for a box that stands where it stands, without moving the layout on.
ItemState item_at(std::string_view label, const ImRect& box, ItemOptions options = {});

/// The ring around what has the focus; nothing otherwise.
void draw_focus_ring(const ItemState& item, float rounding);

/// A tip on the last item once the pointer has rested there. The second line, if any, is quieter.
void tip(std::string_view text, std::string_view more = {});
/// The same while the pointer rests in a part of a larger item; `key` tells the parts apart.
void tip_in(const ImRect& box, std::string_view key, std::string_view text,
            std::string_view more = {});
/// Seconds until a resting pointer's tip comes up; negative when none is due. The app asks for a
/// frame then.
float seconds_to_tip();
/// Nothing rests anywhere: another app begins.
void forget_tips();

/// The words of a label, without what follows `##`.
std::string_view visible_part(std::string_view label);

}  // namespace permsim
