// Fields to type in.
#pragma once
#include <string>
#include <string_view>

#include "web/widgets/item.h"

namespace permsim {

struct FieldOptions {
  std::string_view hint = {};
  std::string_view icon = {};   ///< at the beginning
  float width = 0.0f;           ///< 0: to the window's edge
  bool can_be_cleared = false;  ///< a small cross while there is text
  std::string_view node = {};   ///< what it draws, where its label does not tell (page_focus.h)
};

/// A field as its text stands. It is typed into in the page's HTML, whose own field lies over this
/// one meanwhile (page_focus.h). `label` is not shown: it names the field. True when its cross was
/// pressed.
bool text_field(std::string_view label, const std::string& text, const FieldOptions& options = {});

/// A box to tick, with words; true when pressed.
bool check_box(std::string_view label, bool is_ticked);

/// A bar to drag between two panes: changes `size` while dragged. `sign` is 1 when dragging right
/// or down makes it larger. True when it did.
bool splitter(std::string_view label, const ImRect& box, bool is_vertical, float& size, float sign,
              float least, float most);

/// A chip: portrait or icon, words, and with `can_be_removed` a cross. Wraps in the layout by
/// itself.
struct ChipState {
  bool is_clicked = false;
  bool is_removed = false;
};
struct ChipOptions {
  std::string_view icon = {};  ///< empty: a portrait
  bool can_be_removed = false;
  bool is_quiet = false;   ///< computed or inherited: no border
  bool is_chosen = false;  ///< of several one can choose from
  std::string_view tip = {};
};
ChipState chip(std::string_view label, const ChipOptions& options);
float chip_width(std::string_view label, const ChipOptions& options);
/// Moves on to the next line when `width` does not fit beside the last item.
void flow(float width, float spacing = 6.0f);

}  // namespace permsim
