// Drawing of buttons, segments, badges and portraits.
#include "web/widgets/button.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kIconRoom = 20.0f;
constexpr float kMenuRoom = 14.0f;

ImFont* font_of(const ButtonOptions& options) {
  if (options.font) return options.font;
  return options.kind == ButtonKind::primary ? fonts().strong : fonts().body;
}

float side_room(const ButtonOptions& options) {
  return options.kind == ButtonKind::link ? 2.0f : 10.0f;
}

void draw_ground(ImDrawList* list, const ItemState& item, const ButtonOptions& options) {
  const Palette& palette = colors();
  const bool is_pressed = item.is_held && item.is_hovered;
  ImU32 ground = 0;
  if (options.kind == ButtonKind::primary) {
    ground = is_pressed        ? mixed(palette.accent, palette.text, 0.2f)
             : item.is_hovered ? mixed(palette.accent, palette.text, 0.1f)
                               : palette.accent;
    if (!options.is_enabled) ground = faded(palette.accent, 0.45f);
  } else if (options.kind != ButtonKind::link) {
    if (options.is_on) ground = palette.selected;
    if (options.is_enabled && item.is_hovered)
      ground = is_pressed ? palette.pressed : palette.hover;
  }
  if (ground) list->AddRectFilled(item.box.Min, item.box.Max, ground, kRadius);
  if (options.kind == ButtonKind::soft) {
    list->AddRect(item.box.Min, item.box.Max, options.is_on ? palette.accent : palette.line_strong,
                  kRadius);
  }
}

ImU32 text_color(const ItemState& item, const ButtonOptions& options) {
  const Palette& palette = colors();
  ImU32 color = palette.text;
  if (options.kind == ButtonKind::primary) color = palette.on_accent;
  if (options.kind == ButtonKind::quiet && !item.is_hovered && !options.is_on)
    color = mixed(palette.text, palette.muted, 0.5f);
  if (options.kind == ButtonKind::link || (options.is_on && options.kind != ButtonKind::primary))
    color = palette.accent_text;
  return options.is_enabled ? color : faded(color, 0.45f);
}

/// The letter at a place, as a capital.
std::string letter_at(std::string_view name, std::size_t at) {
  std::string letter = first_letter(name.substr(at));
  if (letter[0] >= 'a' && letter[0] <= 'z') letter[0] = static_cast<char>(letter[0] - 'a' + 'A');
  return letter;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "Ada (administrator)" is A, "Max Frei" MF.
std::string initials_of(std::string_view name) {
  name = name.substr(0, std::min(name.size(), name.find(" (")));
  if (name.empty()) return {};
  while (!name.empty() && (is_digit(name.back()) || name.back() == ' '))
    name.remove_suffix(1);  // "Ada Lind 27"
  const std::size_t space = name.find_last_of(' ');
  std::string result = letter_at(name, 0);
  if (space == std::string_view::npos || space + 1 >= name.size()) return result;
  // Letters that would join to something like a word (Arabic, Syriac, N'Ko) are kept apart.
  const auto lead = static_cast<unsigned char>(result[0]);
  if (lead >= 0xd8 && lead <= 0xdf) result += "\u200c";
  return result + letter_at(name, space + 1);
}

}  // namespace

float button_width(std::string_view label, const ButtonOptions& options) {
  const std::string_view words = visible_part(label);
  float width = 2.0f * side_room(options) + text_width(font_of(options), words);
  if (!options.icon.empty()) width += words.empty() ? kIconRoom - 4.0f : kIconRoom;
  if (options.has_menu) width += kMenuRoom;
  return width;
}

ItemState draw_button(std::string_view label, const ButtonOptions& options) {
  const std::string_view words = visible_part(label);
  const float width = options.width > 0.0f ? options.width : button_width(label, options);
  const ItemState item =
      place_item(label, {width, options.height}, {options.is_enabled, false, options.node});
  if (!item.is_visible) return item;
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_ground(list, item, options);
  const ImU32 color = text_color(item, options);
  ImRect room(item.box.Min.x + side_room(options), item.box.Min.y,
              item.box.Max.x - side_room(options), item.box.Max.y);
  if (options.has_menu) {
    room.Max.x -= kMenuRoom;
    draw_icon(list, fonts().small,
              {{room.Max.x + 2.0f, room.Min.y}, {room.Max.x + 2.0f + kMenuRoom, room.Max.y}},
              faded(color, 0.7f), ICON_CHEVRON_DOWN);
  }
  const bool is_centered =
      options.is_centered || options.width <= 0.0f || options.kind == ButtonKind::primary;
  if (!options.icon.empty()) {
    const ImRect box(room.Min.x, room.Min.y, words.empty() ? room.Max.x : room.Min.x + 16.0f,
                     room.Max.y);
    draw_icon(list, fonts().body, box, color, options.icon);
    room.Min.x += kIconRoom;
  }
  const bool is_whole =
      draw_text_in(list, font_of(options), room, color, words, is_centered ? 0.5f : 0.0f);
  if (options.kind == ButtonKind::link && item.is_hovered) {
    list->AddLine({room.Min.x, room.Max.y - 6.0f}, {room.Max.x, room.Max.y - 6.0f},
                  faded(color, 0.6f));
  }
  draw_focus_ring(item, kRadius);
  if (!is_whole) tip(words);
  return item;
}

bool button(std::string_view label, const ButtonOptions& options) {
  return draw_button(label, options).is_clicked;
}

bool icon_button(std::string_view icon, std::string_view name, const ButtonOptions& options,
                 std::string_view more) {
  const ItemState item =
      place_item(name, {options.width > 0.0f ? options.width : 32.0f, options.height},
                 {options.is_enabled, false, options.node});
  if (!item.is_visible) return false;
  ImDrawList* list = ImGui::GetWindowDrawList();
  ButtonOptions look = options;
  look.kind = options.kind == ButtonKind::soft ? ButtonKind::quiet : options.kind;
  draw_ground(list, item, look);
  draw_icon(list, fonts().body, item.box, text_color(item, look), icon);
  draw_focus_ring(item, kRadius);
  tip(visible_part(name), more);
  return item.is_clicked;
}

float segmented_width(const std::vector<std::string>& words) {
  float width = 4.0f;
  for (const std::string& word : words) width += text_width(fonts().body, word) + 22.0f;
  return width;
}

int segmented(std::string_view label, const std::vector<std::string>& words, int chosen,
              float width) {
  const float natural = segmented_width(words);
  const float whole = width > 0.0f ? width : natural;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImRect box(at, {at.x + whole, at.y + kControlHeight});
  ImGui::ItemSize(box);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.Min, box.Max,
                      theme_now() == Theme::light ? colors().hover : colors().sunken,
                      kRadius + 1.0f);
  list->AddRect(box.Min, box.Max, colors().line, kRadius + 1.0f);
  int pressed = -1;
  float x = box.Min.x + 2.0f;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const float share =
        (text_width(fonts().body, words[i]) + 22.0f) / (natural - 4.0f) * (whole - 4.0f);
    const ImRect part(x, box.Min.y + 2.0f, x + share, box.Max.y - 2.0f);
    const ItemState item = item_at(words[i] + "##" + std::string(label), part);
    const bool is_chosen = static_cast<int>(i) == chosen;
    if (is_chosen) {
      list->AddRectFilled(part.Min, part.Max,
                          theme_now() == Theme::light ? colors().panel : colors().pressed,
                          kRadius - 1.0f);
      list->AddRect(part.Min, part.Max, colors().line_strong, kRadius - 1.0f);
    }
    const ImRect inner(part.Min.x + 2.0f, part.Min.y, part.Max.x - 2.0f, part.Max.y);
    const ImU32 color = is_chosen || item.is_hovered ? colors().text : colors().muted;
    if (!draw_text_in(list, fonts().body, inner, color, words[i], 0.5f)) tip(words[i]);
    draw_focus_ring(item, kRadius - 1.0f);
    if (item.is_clicked) pressed = static_cast<int>(i);
    x += share;
  }
  return pressed;
}

float badge_width(std::string_view text) { return text_width(fonts().small, text) + 12.0f; }

float draw_badge(ImDrawList* list, ImVec2 position, std::string_view text, ImU32 color,
                 ImU32 ground) {
  const float width = badge_width(text);
  const ImRect box(position, {position.x + width, position.y + 20.0f});
  list->AddRectFilled(box.Min, box.Max, ground, 5.0f);
  draw_text_in(list, fonts().small, {{box.Min.x + 6.0f, box.Min.y}, {box.Max.x, box.Max.y}}, color,
               text);
  return width;
}

void badge(std::string_view text, ImU32 color, ImU32 ground) {
  draw_badge(ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos(), text, color, ground);
  ImGui::Dummy({badge_width(text), 20.0f});
}

void draw_portrait(ImDrawList* list, ImVec2 center, float size, std::string_view name, bool is_on) {
  const ImU32 ground = is_on ? colors().accent : mixed(colors().panel, colors().muted, 0.2f);
  list->AddCircleFilled(center, size * 0.5f, ground, 32);
  const float half = size * 0.5f;
  ImFont* font = size >= 26.0f ? fonts().small_strong : fonts().small;
  std::string initials = initials_of(name);
  if (text_width(font, initials) > size) initials = first_letter(initials);  // two emoji
  draw_text_in(list, font, {{center.x - half, center.y - half}, {center.x + half, center.y + half}},
               is_on ? colors().on_accent : colors().text, initials, 0.5f);
}

}  // namespace permsim
