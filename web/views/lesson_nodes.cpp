// Draws nodes by their roles, so that nothing is on the canvas that the page as text does not have.
#include "web/views/lesson_nodes.h"

#include <algorithm>
#include <utility>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/views/lesson_grid.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/marked_text.h"
#include "web/widgets/signs.h"
#include "web/widgets/test_hooks.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kItemSign = 20.0f, kBar = 5.0f;

ImFont* lesson_font(Tone tone) {
  switch (tone) {
    case Tone::strong: return fonts().strong;
    case Tone::title: return fonts().title;
    case Tone::small:
    case Tone::muted: return fonts().small;
    case Tone::body: break;
  }
  return fonts().body;
}

ButtonOptions options_of(const PanelNode& node) {
  const bool leads_on = node.key == "next" && node.name != "Skip";
  ButtonOptions options;
  options.is_enabled = node.is_enabled;
  options.icon = node.icon;
  options.is_on = node.is_selected.value_or(false);
  options.kind = ButtonKind::soft;
  if (node.key == "lock in" || leads_on || node.key == "act") options.kind = ButtonKind::primary;
  if (node.role == NodeRole::item) options.kind = ButtonKind::quiet;
  return options;
}

/// How many were right, at a glance: a stroke a cell.
void draw_score(const View& view) {
  const std::vector<bool>& is_right = view.lesson->state(view.lesson->page()).is_right;
  constexpr std::size_t kMost = 40;
  if (is_right.size() < 2 || is_right.size() > kMost) return;
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float pitch = width / static_cast<float>(is_right.size());
  for (std::size_t i = 0; i < is_right.size(); ++i) {
    const float x = from.x + pitch * static_cast<float>(i);
    // What is wrong is lower too: never colour alone.
    const float top = is_right[i] ? from.y : from.y + kBar * 0.5f;
    ImGui::GetWindowDrawList()->AddRectFilled({x, top}, {x + pitch - 3.0f, from.y + kBar},
                                              is_right[i] ? colors().good : colors().bad, 2.0f);
  }
  ImGui::Dummy({width, kBar});
  gap(kSpace2);
}

void draw_words(const View& view, const PanelNode& node) {
  const bool is_heading = node.role == NodeRole::heading;
  const bool is_small = node.level > 3;
  const bool is_quiet = node.tone == Tone::small || node.tone == Tone::muted;
  if (is_small) gap(kSpace2);
  if (node.parts.size() > 1)
    marked_paragraph(node.parts, colors().text);
  else
    paragraph(node.name,
              is_heading                     ? (is_small ? fonts().strong : fonts().title)
              : node.role == NodeRole::group ? fonts().strong
                                             : lesson_font(node.tone),
              is_quiet ? colors().muted : colors().text);
  if (!node.more.empty()) paragraph(node.more, fonts().small, colors().muted);
  if (!node.aside.empty()) paragraph(node.aside, fonts().small, colors().muted);
  gap(is_quiet ? kSpace1 : kSpace2);
  if (node.role == NodeRole::status && node.key == "result") draw_score(view);
}

/// Side by side, on a new line where there is no room left.
void draw_toolbar(View& view, const PanelNode& node, const std::string& id) {
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  bool is_first = true;
  for (const PanelNode& child : node.children) {
    if (!is_first) {
      ImGui::SameLine(0.0f, kSpace2);
      if (ImGui::GetCursorScreenPos().x + lesson_press_width(child) > right) ImGui::NewLine();
    }
    is_first = false;
    draw_lesson_node(view, child, id + "/" + child.key);
  }
}

/// An item that only tells: its sign, its words, and what stands at its end.
void draw_told(const PanelNode& node) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const bool is_now = node.is_selected.value_or(false);
  ImFont* font = is_now ? fonts().strong : fonts().body;
  const float aside = node.aside.empty() ? 0.0f : text_width(fonts().small, node.aside) + kSpace3;
  const float indent = node.sign ? kItemSign + kSpace2 : 0.0f;
  const float room = std::max(width - indent - aside, 40.0f);
  const float height =
      std::max(paragraph_height(node.name, font, room), node.sign ? kItemSign : 0.0f);
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (node.sign)
    draw_sign(list, {from.x + kItemSign * 0.5f, from.y + kItemSign * 0.5f}, kItemSign, *node.sign);
  draw_paragraph(list, font, {from.x + indent, from.y},
                 is_now ? colors().accent_text : colors().text, node.name, room);
  if (!node.aside.empty())
    draw_text_in(list, fonts().small,
                 {{from.x + width - aside, from.y}, {from.x + width, from.y + line_height(font)}},
                 is_now ? colors().accent_text : colors().muted, node.aside, 1.0f);
  ImGui::Dummy({width, height});
  if (node.more.empty()) return;
  ImGui::SetCursorScreenPos({from.x + indent, ImGui::GetCursorScreenPos().y});
  paragraph(node.more, fonts().small, colors().muted);
}

/// An answer to choose, with all its words, however many lines they take.
void draw_option(View& view, const PanelNode& node, const std::string& id) {
  constexpr float kIcon = 40.0f, kRoomAbove = 9.0f;
  const float width = ImGui::GetContentRegionAvail().x;
  const float words = paragraph_height(node.name, fonts().body, width - kIcon - kSpace3);
  const float more =
      node.more.empty() ? 0.0f : paragraph_height(node.more, fonts().small, width - kIcon);
  const bool is_on = node.is_selected.value_or(false);
  const ItemState item =
      place_item(node.name + "##" + id, {width, words + more + 2.0f * kRoomAbove},
                 {node.is_enabled, false, id});
  if (item.is_clicked && node.is_enabled && node.press) node.press(view);
  if (!item.is_visible) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool is_hovered = item.is_hovered && node.is_enabled;
  if (is_on || is_hovered)
    list->AddRectFilled(item.box.Min, item.box.Max, is_on ? colors().selected : colors().hover,
                        kRadius);
  list->AddRect(item.box.Min, item.box.Max, is_on ? colors().accent : colors().line, kRadius);
  const float x = item.box.Min.x + kIcon, y = item.box.Min.y + kRoomAbove;
  draw_icon(list, fonts().body, {item.box.Min, {x, y + line_height(fonts().body) + kRoomAbove}},
            is_on ? colors().accent_text : colors().muted, is_on ? ICON_CIRCLE_DOT : ICON_CIRCLE);
  draw_paragraph(list, fonts().body, {x, y}, colors().text, node.name, width - kIcon - kSpace3);
  if (!node.more.empty())
    draw_paragraph(list, fonts().small, {x, y + words}, colors().good, node.more, width - kIcon);
  draw_focus_ring(item, kRadius);
}

/// An item to press: its sign, its words, and below them what else is to be said.
void draw_remark(View& view, const PanelNode& node, const std::string& id) {
  constexpr float kRoomAbove = 6.0f, kRemarkIndent = kItemSign + 2.0f * kSpace2;
  const float width = ImGui::GetContentRegionAvail().x, room = width - kRemarkIndent - kSpace2;
  const bool is_now = node.is_selected.value_or(false);
  ImFont* font = is_now ? fonts().strong : fonts().body;
  const float words = paragraph_height(node.name, font, room);
  const float more = paragraph_height(node.more, fonts().small, room);
  const ItemState item = place_item(node.name + "##" + id,
                                    {width, words + more + 2.0f * kRoomAbove}, {true, false, id});
  if (item.is_clicked) node.press(view);
  if (!item.is_visible) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (is_now || item.is_hovered)
    list->AddRectFilled(item.box.Min, item.box.Max, is_now ? colors().selected : colors().hover,
                        kRadius);
  const float x = item.box.Min.x + kRemarkIndent, y = item.box.Min.y + kRoomAbove;
  draw_sign(list, {item.box.Min.x + kSpace2 + kItemSign * 0.5f, item.box.GetCenter().y}, kItemSign,
            *node.sign);
  draw_paragraph(list, font, {x, y}, colors().text, node.name, room);
  draw_paragraph(list, fonts().small, {x, y + words}, colors().muted, node.more, room);
  draw_focus_ring(item, kRadius);
}

void draw_lesson_item(View& view, const PanelNode& node, const std::string& id) {
  const bool is_told = !node.press && !node.name.empty();
  if (node.press && node.sign) return draw_remark(view, node, id);
  if (node.press)
    draw_lesson_press(view, node, id, ImGui::GetContentRegionAvail().x);
  else if (is_told)
    draw_told(node);
  if (!is_told && !node.more.empty()) paragraph(node.more, fonts().small, colors().muted);
  bool is_first = true;
  for (const PanelNode& child : node.children) {
    const bool is_pressed = static_cast<bool>(child.press);
    if (is_pressed && !std::exchange(is_first, false)) ImGui::SameLine(0.0f, kSpace2);
    draw_lesson_node(view, child, id + "/" + child.key);
  }
  gap(is_told ? kSpace1 : kSpace2);
}

/// Keys with what each does, framed as on a keyboard.
void draw_keys(const PanelNode& node) {
  constexpr float kCap = 22.0f;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const PanelNode& presses = node.children.back();
  const float room = width - 2.0f * kSpace3;
  const float height = kCap + kSpace1 + paragraph_height(presses.name, fonts().small, room);
  list->AddRect(from, {from.x + width, from.y + height + 2.0f * kSpace3}, colors().line, kRadius);
  float x = from.x + kSpace3;
  const float y = from.y + kSpace3;
  for (std::size_t i = 0; i + 1 < node.children.size(); ++i) {
    const PanelNode& key = node.children[i];
    const ImRect cap(x, y, x + kCap, y + kCap);
    list->AddRect(cap.Min, cap.Max, colors().field, 5.0f);
    draw_text_in(list, fonts().small, cap, colors().muted, key.name, 0.5f);
    const float words = text_width(fonts().body, key.aside);
    x = cap.Max.x + kSpace2;
    draw_text_in(list, fonts().body, {{x, y}, {x + words + 1.0f, y + kCap}}, colors().text,
                 key.aside);
    x += words + kSpace4;
  }
  draw_paragraph(list, fonts().small, {from.x + kSpace3, y + kCap + kSpace1}, colors().muted,
                 presses.name, room);
  ImGui::Dummy({width, height + 2.0f * kSpace3});
  gap(kSpace2);
}

void draw_by_role(View& view, const PanelNode& node, const std::string& id) {
  if (node.role == NodeRole::toolbar) return draw_toolbar(view, node, id);
  if (node.key == "keys") return draw_keys(node);
  if (node.role == NodeRole::grid || node.role == NodeRole::table)
    return draw_lesson_grid(view, node, id);
  if (node.role == NodeRole::option) {
    draw_option(view, node, id);
    return gap(kSpace2);
  }
  if (node.role == NodeRole::item) return draw_lesson_item(view, node, id);
  if (node.press) return draw_lesson_press(view, node, id, ImGui::GetContentRegionAvail().x);
  // A group that has a heading of its own says its name by it.
  const bool has_heading = node.role == NodeRole::group && !node.children.empty() &&
                           node.children.front().role == NodeRole::heading;
  const bool has_words = node.role == NodeRole::text || node.role == NodeRole::heading ||
                         node.role == NodeRole::status ||
                         (node.role == NodeRole::group && !has_heading);
  if (has_words && !node.name.empty()) draw_words(view, node);
  for (const PanelNode& child : node.children) draw_lesson_node(view, child, id + "/" + child.key);
}

}  // namespace

const PanelNode* child_of(const PanelNode& node, std::string_view key) {
  const auto found = std::find_if(node.children.begin(), node.children.end(),
                                  [&](const PanelNode& child) { return child.key == key; });
  return found == node.children.end() ? nullptr : &*found;
}

float lesson_press_width(const PanelNode& node) {
  return button_width(node.name, options_of(node));
}

void draw_lesson_press(View& view, const PanelNode& node, const std::string& id, float width) {
  ButtonOptions options = options_of(node);
  options.node = id;
  options.width = std::min(lesson_press_width(node), width);
  if (button(node.name + "##" + id, options) && node.is_enabled && node.press) node.press(view);
}

void draw_lesson_node(View& view, const PanelNode& node, const std::string& id) {
  if (!node.is_pointed_at) return draw_by_role(view, node, id);
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  draw_by_role(view, node, id);
  draw_pointing_ring({from.x - kSpace2, from.y - kSpace1},
                     {from.x + width, ImGui::GetCursorScreenPos().y - kSpace1}, id);
}

void bring_place_into_view() { ImGui::GetStateStorage()->SetBool(ImGui::GetID("place"), true); }

void draw_pointing_ring(ImVec2 from, ImVec2 to, const std::string& id) {
  ImGuiStorage* storage = ImGui::GetStateStorage();
  const ImGuiID wanted = ImGui::GetID("place");
  if (storage->GetBool(wanted)) {
    storage->SetBool(wanted, false);
    ImGui::ScrollToRect(ImGui::GetCurrentWindow(), {from, to}, ImGuiScrollFlags_KeepVisibleEdgeY);
  }
  ImGui::GetWindowDrawList()->AddRect(from, to, colors().accent, kRadius + 2.0f, 0, 2.0f);
  test_hooks::note_item("pointed at##" + id, from, to);
}

void draw_at_foot(const char* id, float most_width, const std::function<void()>& draw) {
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  const float width = std::min(most_width, page.x - 2.0f * kSpace4);
  ImGui::SetNextWindowPos({(page.x - width) * 0.5f, page.y - kSpace4}, ImGuiCond_Always,
                          {0.0f, 1.0f});
  ImGui::SetNextWindowSize({width, 0.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(kSpace4, kSpace3));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, colors().raised);
  constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_NoSavedSettings |
                                      ImGuiWindowFlags_NoFocusOnAppearing;
  if (ImGui::Begin(id, nullptr, kFlags)) {
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    draw();
  }
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
}

}  // namespace permsim
