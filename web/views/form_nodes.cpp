// Draws nodes of forms by the widgets that all of the page has.
#include "web/views/form_nodes.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/views/lesson_grid.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/item.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kAreaLine = 20.0f, kItemHeight = 48.0f;
constexpr std::size_t kMostBeside = 6;  ///< options; more are a list that opens

ImFont* font_of(Tone tone) {
  switch (tone) {
    case Tone::strong: return fonts().strong;
    case Tone::title: return fonts().title;
    case Tone::small: return fonts().small;
    case Tone::muted:
    case Tone::body: break;
  }
  return fonts().body;
}

void draw_words(const PanelNode& node) {
  if (node.name.empty()) return;
  if (node.role == NodeRole::heading) {
    const bool is_title = node.level > 0 && node.level<3, is_small = node.level> 3;
    if (is_small) gap(kSpace2);
    paragraph(node.name,
              is_title   ? fonts().title
              : is_small ? fonts().small_strong
                         : fonts().strong,
              is_small ? colors().muted : colors().text);
    return gap(kSpace1);
  }
  const bool is_quiet = node.tone == Tone::small || node.tone == Tone::muted;
  paragraph(node.name, font_of(node.tone), is_quiet ? colors().muted : colors().text);
  gap(kSpace1);
}

void draw_label(const PanelNode& node) {
  paragraph(node.name, fonts().small, colors().muted);
  gap(2.0f);
}

void draw_field(const PanelNode& node, const std::string& id) {
  draw_label(node);
  FieldOptions options;
  options.node = id;
  options.hint = node.more;
  text_field(node.name + "##" + id, node.value, options);
  gap(kSpace3);
}

/// The page's own field lies over it while somebody writes.
void draw_area(const PanelNode& node, const std::string& id) {
  draw_label(node);
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = static_cast<float>(std::max(node.rows, 2u)) * kAreaLine + 14.0f;
  const ItemState item = place_item(node.name + "##" + id, {width, height}, {.node = id});
  if (item.is_visible) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(item.box.Min, item.box.Max, colors().panel, kRadius);
    list->AddRect(item.box.Min, item.box.Max,
                  item.is_hovered || item.has_focus ? colors().muted : colors().field, kRadius);
    const ImVec2 at(item.box.Min.x + kSpace2, item.box.Min.y + 6.0f);
    list->PushClipRect(item.box.Min, {item.box.Max.x, item.box.Max.y - 2.0f}, true);
    draw_paragraph(list, fonts().body, at, colors().text, node.value, width - 2.0f * kSpace2);
    list->PopClipRect();
    if (item.is_hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    if (item.has_focus) {
      list->AddRect(item.box.Min, item.box.Max, colors().accent, kRadius, 0, 1.5f);
      note_field({{item.box.Min.x + kSpace2 - 2.0f, item.box.Min.y + 4.0f},
                  {item.box.Max.x - kSpace2 + 2.0f, item.box.Max.y - 4.0f}});
    }
  }
  gap(kSpace3);
}

void draw_press(View& view, const PanelNode& node, const std::string& id, ButtonKind kind) {
  ButtonOptions options;
  options.kind = kind;
  options.is_enabled = node.is_enabled;
  options.is_on = node.is_selected.value_or(false);
  options.node = id;
  const std::string label = node.name + "##" + id;
  options.width = std::min(button_width(label, options), ImGui::GetContentRegionAvail().x);
  const bool is_pressed = button(label, options);
  if (!node.more.empty()) tip(node.more);
  if (is_pressed && node.is_enabled && node.press) node.press(view);
}

void draw_options_beside(View& view, const PanelNode& node, const std::string& id) {
  bool is_first = true;
  for (const PanelNode& option : node.children) {
    ButtonOptions options;
    options.is_on = option.is_selected.value_or(false);
    options.height = 28.0f;
    const std::string of = id + "/" + option.key;
    options.node = of;
    const std::string label = option.name + "##" + of;
    options.width = std::min(button_width(label, options), ImGui::GetContentRegionAvail().x);
    if (!is_first) flow(options.width);
    is_first = false;
    if (button(label, options) && option.press) option.press(view);
  }
}

void draw_options_below(View& view, const PanelNode& node, const std::string& id) {
  const auto chosen =
      std::find_if(node.children.begin(), node.children.end(),
                   [](const PanelNode& option) { return option.is_selected.value_or(false); });
  ButtonOptions options;
  options.has_menu = true;
  options.node = id;
  const std::string words = chosen == node.children.end() ? "Choose…" : chosen->name;
  const std::string label = words + "##" + id;
  const float room = ImGui::GetContentRegionAvail().x;
  options.width = std::min(button_width(label, options), room);
  const ItemState opener = draw_button(label, options);
  if (!begin_menu(view.ui.open_menu, id, opener, std::min(420.0f, room))) return;
  for (const PanelNode& option : node.children) {
    if (!menu_row(option.name + "##" + id + "/" + option.key,
                  {{}, {}, {}, option.is_selected.value_or(false), true}))
      continue;
    view.ui.open_menu.clear();
    if (option.press) option.press(view);
  }
  end_popover();
}

void draw_choice(View& view, const PanelNode& node, const std::string& id) {
  draw_label(node);
  if (node.children.size() <= kMostBeside)
    draw_options_beside(view, node, id);
  else
    draw_options_below(view, node, id);
  gap(kSpace3);
}

/// A row one can choose: what it is called, a quieter line, and what is at its end.
void draw_row(View& view, const PanelNode& node, const std::string& id) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = node.more.empty() ? kRowHeight : kItemHeight;
  const ItemState item = place_item(node.name + "##" + id, {width, height}, {.node = id});
  if (item.is_visible) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool is_on = node.is_selected.value_or(false);
    if (is_on || item.is_hovered)
      list->AddRectFilled(item.box.Min, item.box.Max, is_on ? colors().selected : colors().hover,
                          kRadius);
    ImRect room(item.box.Min.x + kSpace2, item.box.Min.y + 4.0f, item.box.Max.x - kSpace2,
                item.box.Max.y - 4.0f);
    if (!node.more.empty()) room.Max.y = room.Min.y + 22.0f;
    if (!draw_text_in(list, is_on ? fonts().strong : fonts().body, room, colors().text, node.name))
      tip(node.name);
    ImRect below(room.Min.x, room.Max.y, room.Max.x, item.box.Max.y - 4.0f);
    if (!node.aside.empty()) {
      draw_text_in(list, fonts().small, below, colors().bad, node.aside, 1.0f);
      below.Max.x -= text_width(fonts().small, node.aside) + kSpace2;
    }
    if (!draw_text_in(list, fonts().small, below, colors().muted, node.more)) tip(node.more);
    draw_focus_ring(item, kRadius);
  }
  if (item.is_clicked && node.press) node.press(view);
}

/// Words with their buttons at the end of the line.
void draw_item(View& view, const PanelNode& node, const std::string& id) {
  if (node.press) return draw_row(view, node, id);
  if (!node.name.empty()) draw_words(node);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const bool is_line = node.children.size() == 2 && node.children.back().press;
  if (!is_line) return draw_form_children(view, node, id);
  const PanelNode &says = node.children.front(), &act = node.children.back();
  const ImRect room(at.x, at.y, at.x + width - 34.0f, at.y + kRowHeight);
  const bool is_whole =
      draw_text_in(ImGui::GetWindowDrawList(), fonts().body, room, colors().text, says.name);
  if (!is_whole) tip_in(room, id, says.name);
  ImGui::SetCursorScreenPos({at.x + width - 30.0f, at.y + 1.0f});
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  options.is_enabled = act.is_enabled;
  const std::string of = id + "/" + act.key;
  options.node = of;
  if (icon_button(ICON_XMARK, act.name + "##" + of, options) && act.is_enabled) act.press(view);
  ImGui::SetCursorScreenPos({at.x, at.y + kRowHeight});
}

void draw_check(View& view, const PanelNode& node, const std::string& id) {
  if (check_box(node.name + "##" + id, node.is_selected.value_or(false)) && node.press)
    node.press(view);
}

}  // namespace

void draw_form_children(View& view, const PanelNode& node, const std::string& id) {
  for (const PanelNode& child : node.children) draw_form_node(view, child, id + "/" + child.key);
}

void draw_form_toolbar(View& view, const PanelNode& node, const std::string& id) {
  bool is_first = true;
  for (const PanelNode& child : node.children) {
    const std::string of = id + "/" + child.key;
    ButtonOptions options;
    options.node = of;
    if (!is_first) flow(button_width(child.name + "##" + of, options));
    is_first = false;
    draw_press(view, child, of, ButtonKind::soft);
  }
  gap(kSpace2);
}

void draw_form_node(View& view, const PanelNode& node, const std::string& id) {
  switch (node.role) {
    case NodeRole::field: return draw_field(node, id);
    case NodeRole::text_area: return draw_area(node, id);
    case NodeRole::choice: return draw_choice(view, node, id);
    case NodeRole::check: return draw_check(view, node, id);
    case NodeRole::toolbar: return draw_form_toolbar(view, node, id);
    case NodeRole::item: return draw_item(view, node, id);
    case NodeRole::table:
    case NodeRole::grid: return draw_lesson_grid(view, node, id);
    case NodeRole::button:
    case NodeRole::link: draw_press(view, node, id, ButtonKind::soft); return gap(kSpace2);
    case NodeRole::group:
    case NodeRole::list: return draw_form_children(view, node, id);
    case NodeRole::status: paragraph(node.name, fonts().body, colors().bad); return gap(kSpace2);
    case NodeRole::region:
    case NodeRole::heading:
    case NodeRole::text:
    case NodeRole::option:
    case NodeRole::tree:
    case NodeRole::tree_item:
    case NodeRole::head:
    case NodeRole::corner:
    case NodeRole::column_header:
    case NodeRole::row:
    case NodeRole::row_header:
    case NodeRole::cell:
    case NodeRole::tabs:
    case NodeRole::tab:
    case NodeRole::dialog:
    case NodeRole::separator: break;
  }
  draw_words(node);
  draw_form_children(view, node, id);
}

}  // namespace permsim
