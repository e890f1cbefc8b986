// The keyboard's focus, as the canvas shows it. The focus itself stands in the page's HTML
// (web/README.md, The twin): the canvas finds what has it among its own items, draws the ring
// there, and says which item somebody pressed.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "imgui.h"
#include "imgui_internal.h"

namespace permsim {

/// A node of the page (models/node.h) as an item of the canvas can be told to be its drawing.
struct FocusTarget {
  std::string node;       ///< its id, which begins with its panel's; empty: no item is meant
  std::string words;      ///< its name
  std::size_t place = 0;  ///< among the nodes of its panel with that name, in their order
  bool shows = false;     ///< keys brought the focus there: a ring is drawn
  bool is_new = false;    ///< it is to be brought into view
};
/// An item that was pressed, in the same terms; `node` only where the item knows it.
struct PressedItem {
  std::string panel, node, words;
  std::size_t place = 0;
};

/// Before anything is drawn.
void begin_focus(const FocusTarget& target);
/// What was pressed since begin_focus().
const std::optional<PressedItem>& pressed_item();
/// Where the field stands that has the focus, as far as it can be seen.
const std::optional<ImRect>& focused_field();

/// What is drawn while this lives belongs to the panel.
class PanelScope {
 public:
  explicit PanelScope(std::string_view panel);
  ~PanelScope();
  PanelScope(const PanelScope&) = delete;
  PanelScope& operator=(const PanelScope&) = delete;

 private:
  std::string outer_;
};

/// How the focus meets an item.
struct ItemFocus {
  bool is_here = false;
  bool shows = false;  ///< with a ring
};
/// For every item once, in the order in which they are drawn, whether it can be seen or not.
/// `node`: the id of the node that it draws, or of one that holds what it draws; empty where its
/// words tell it.
ItemFocus focus_of_item(std::string_view words, std::string_view node, const ImRect& box);
/// The item asked about last was pressed.
void note_press();
/// The item asked about last is a field; `box` is where its text may stand.
void note_field(const ImRect& box);

/// Whether a ring is drawn somewhere in this panel.
bool shows_focus_in(std::string_view panel);
/// The id of what has the focus when it must still be brought into view and begins with `start`;
/// empty otherwise. For lists that draw only what can be seen.
std::string_view focus_to_bring(std::string_view start);
/// Scrolls the current window as little as it takes to show one of its rows, all of this height.
void bring_row_into_view(std::ptrdiff_t row, float height);

}  // namespace permsim
