// Buttons: quiet by default, one look for each weight of what they do.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "web/widgets/item.h"

namespace permsim {

enum class ButtonKind {
  quiet,    ///< no ground until hovered: toolbars
  soft,     ///< a thin border: ordinary commands
  primary,  ///< the accent: the one thing to do here
  link      ///< words in the accent colour
};

struct ButtonOptions {
  ButtonKind kind = ButtonKind::soft;
  std::string_view icon = {};
  bool is_enabled = true;
  bool is_on = false;        ///< a toggle that is on, a menu that is open
  bool has_menu = false;     ///< a small arrow at the end
  float width = 0.0f;        ///< 0: as wide as its words; more is filled, less cuts the words
  bool is_centered = false;  ///< its words, in the middle of a wider one
  float height = 30.0f;
  ImFont* font = nullptr;      ///< nullptr: body
  std::string_view node = {};  ///< what it draws, where its words do not tell (page_focus.h)
};

/// `label` is what is read, and after `##` what makes it unique.
ItemState draw_button(std::string_view label, const ButtonOptions& options = {});
bool button(std::string_view label, const ButtonOptions& options = {});
/// The width `draw_button` will take when nothing says otherwise.
float button_width(std::string_view label, const ButtonOptions& options = {});

/// A square with an icon only; `name` is its tip and its label.
bool icon_button(std::string_view icon, std::string_view name, const ButtonOptions& options = {},
                 std::string_view more = {});

/// Two or more words of which one is chosen. The index pressed, or -1.
int segmented(std::string_view label, const std::vector<std::string>& words, int chosen,
              float width = 0.0f);
float segmented_width(const std::vector<std::string>& words);

/// A small label with a ground: "Restricted", "paused".
void badge(std::string_view text, ImU32 color, ImU32 ground);
float badge_width(std::string_view text);
/// The same at a place; returns its width.
float draw_badge(ImDrawList* list, ImVec2 position, std::string_view text, ImU32 color,
                 ImU32 ground);

/// A round portrait with initials; `is_on` gives it the accent.
void draw_portrait(ImDrawList* list, ImVec2 center, float size, std::string_view name,
                   bool is_on = false);

}  // namespace permsim
