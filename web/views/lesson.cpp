// Draws a lesson from its nodes, so that nothing is on the canvas that the page as text does not
// have, and nothing masked can be on either.
#include "web/views/lesson.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/lesson.h"
#include "web/panels/lesson.h"
#include "web/views/lesson_grid.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kQuestionWidth = 420.0f, kWhyWidth = 344.0f, kFootHeight = 62.0f,
                kHeadHeight = 64.0f, kPagesHeight = 40.0f, kLeastBeside = 900.0f;

ImFont* font_of(Tone tone) {
  switch (tone) {
    case Tone::strong: return fonts().strong;
    case Tone::title: return fonts().title;
    case Tone::small:
    case Tone::muted: return fonts().small;
    case Tone::body: break;
  }
  return fonts().body;
}

const PanelNode* child_of(const PanelNode& node, std::string_view key) {
  const auto found = std::find_if(node.children.begin(), node.children.end(),
                                  [&](const PanelNode& child) { return child.key == key; });
  return found == node.children.end() ? nullptr : &*found;
}

void draw_words(const PanelNode& node) {
  const bool is_heading = node.role == NodeRole::heading;
  const bool is_quiet = node.tone == Tone::small || node.tone == Tone::muted;
  paragraph(node.name, is_heading ? fonts().title : font_of(node.tone),
            is_quiet ? colors().muted : colors().text);
  gap(is_quiet ? kSpace1 : kSpace2);
}

void draw_press(View& view, const PanelNode& node, const std::string& id, float width) {
  ButtonOptions options;
  options.is_enabled = node.is_enabled;
  options.is_on = node.is_selected.value_or(false);
  options.node = id;
  options.kind = node.key == "lock in" || node.key == "next" || node.key == "act"
                     ? ButtonKind::primary
                     : ButtonKind::soft;
  if (node.role == NodeRole::item || node.role == NodeRole::option)
    options.kind = ButtonKind::quiet;
  const std::string label = node.name + "##" + id;
  if (node.role == NodeRole::option) options.icon = options.is_on ? ICON_CIRCLE_DOT : ICON_CIRCLE;
  options.width = std::min(button_width(label, options), width);
  if (button(label, options) && node.is_enabled && node.press) node.press(view);
}

void draw_node(View& view, const PanelNode& node, const std::string& id);

/// Side by side, on a new line where there is no room left.
void draw_toolbar(View& view, const PanelNode& node, const std::string& id) {
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  bool is_first = true;
  for (const PanelNode& child : node.children) {
    const float width = button_width(child.name) + kSpace6;
    if (!is_first) {
      ImGui::SameLine(0.0f, kSpace2);
      if (ImGui::GetCursorScreenPos().x + width > right) ImGui::NewLine();
    }
    is_first = false;
    draw_node(view, child, id + "/" + child.key);
    if (!child.more.empty() && !child.is_enabled) {
      ImGui::SameLine(0.0f, kSpace2);
      paragraph(child.more, fonts().small, colors().muted);
    }
  }
}

void draw_item(View& view, const PanelNode& node, const std::string& id) {
  if (node.press)
    draw_press(view, node, id, ImGui::GetContentRegionAvail().x);
  else if (!node.name.empty())
    draw_words(node);
  if (!node.more.empty()) paragraph(node.more, fonts().small, colors().muted);
  bool is_first = true;
  for (const PanelNode& child : node.children) {
    const bool is_pressed = static_cast<bool>(child.press);
    if (is_pressed && !std::exchange(is_first, false)) ImGui::SameLine(0.0f, kSpace2);
    draw_node(view, child, id + "/" + child.key);
  }
  gap(kSpace2);
}

void draw_node(View& view, const PanelNode& node, const std::string& id) {
  if (node.role == NodeRole::toolbar) return draw_toolbar(view, node, id);
  if (node.role == NodeRole::grid || node.role == NodeRole::table)
    return draw_lesson_grid(view, node, id);
  if (node.role == NodeRole::item || node.role == NodeRole::option)
    return draw_item(view, node, id);
  if (node.press) return draw_press(view, node, id, ImGui::GetContentRegionAvail().x);
  const bool has_words = node.role == NodeRole::text || node.role == NodeRole::heading ||
                         node.role == NodeRole::status || node.role == NodeRole::group;
  if (has_words && !node.name.empty()) draw_words(node);
  for (const PanelNode& child : node.children) draw_node(view, child, id + "/" + child.key);
}

/// One part of the page, scrolled by itself.
void draw_part(View& view, const PanelNode& panel, std::string_view key, const ImRect& box) {
  const PanelNode* part = child_of(panel, key);
  if (part == nullptr) return;
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(20.0f, kSpace4));
  if (ImGui::BeginChild(std::string(key).c_str(), box.GetSize(),
                        ImGuiChildFlags_AlwaysUseWindowPadding))
    draw_node(view, *part, panel.key + "/" + part->key);
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

float pages_width(const PanelNode& pages) {
  float width = 0.0f;
  for (const PanelNode& page : pages.children) width += button_width(page.name) + kSpace2;
  return width;
}

/// Beside the title where there is room, else in a line of its own that scrolls.
void draw_pages(View& view, const PanelNode& pages, const std::string& id, const ImRect& box) {
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::SetNextWindowContentSize({pages_width(pages) + kSpace6, 0.0f});
  if (ImGui::BeginChild("pages", box.GetSize(), 0,
                        ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoScrollbar))
    draw_toolbar(view, pages, id);
  ImGui::EndChild();
}

/// Where the pages have no room beside the title, its words give way.
bool has_wide_head(const PanelNode& head, float width) {
  const float others = button_width(child_of(head, "close")->name) +
                       button_width(child_of(head, "present")->name) + 20.0f + 16.0f + kSpace6;
  return pages_width(*child_of(head, "pages")) + others <= width;
}

void draw_head(View& view, const PanelNode& panel, const ImRect& box) {
  const PanelNode* head = child_of(panel, "head");
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float x = box.Min.x + 20.0f, right = box.Max.x - 16.0f;
  const std::string id = panel.key + "/head/";
  const PanelNode& close = *child_of(*head, "close");
  ButtonOptions quiet;
  quiet.kind = ButtonKind::quiet;
  quiet.node = {};
  const std::string label = close.name + "##" + id + "close";
  const float close_width = button_width(label, quiet);
  ImGui::SetCursorScreenPos({right - close_width, box.Min.y + 16.0f});
  if (button(label, quiet) && close.press) close.press(view);
  const PanelNode& present = *child_of(*head, "present");
  const std::string present_label = present.name + "##" + id + "present";
  const float present_width = button_width(present_label, quiet);
  ImGui::SetCursorScreenPos({right - close_width - present_width, box.Min.y + 16.0f});
  if (button(present_label, quiet) && present.press) present.press(view);
  const PanelNode& pages = *child_of(*head, "pages");
  const float width = pages_width(pages), end = right - close_width - present_width;
  const bool is_wide = has_wide_head(*head, box.GetWidth());
  const float from =
      is_wide ? std::max(x, std::min(end - width - kSpace6, box.GetCenter().x - width * 0.5f))
              : end;
  draw_text_in(list, fonts().strong, {{x, box.Min.y + 10.0f}, {from - kSpace3, box.Min.y + 32.0f}},
               colors().text, child_of(*head, "title")->name);
  draw_text_in(list, fonts().small, {{x, box.Min.y + 32.0f}, {from - kSpace3, box.Min.y + 52.0f}},
               colors().muted, child_of(*head, "about")->name);
  const float top = is_wide ? box.Min.y + 14.0f : box.Min.y + kHeadHeight - 4.0f;
  draw_pages(view, pages, id + "pages",
             {{is_wide ? from - 2.0f : x - 2.0f, top},
              {is_wide ? from + width + kSpace6 : right, top + kPagesHeight}});
  list->AddLine({box.Min.x, box.Max.y - 0.5f}, {box.Max.x, box.Max.y - 0.5f}, colors().line);
}

}  // namespace

void draw_lesson(View& view) {
  const PanelScope scope("lesson");
  const PanelNode panel = lesson_panel(view);
  const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  const ImRect all(at, {at.x + size.x, at.y + size.y});
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(all.Min, all.Max, colors().panel);
  const bool is_wide = has_wide_head(*child_of(panel, "head"), size.x);
  const float top = all.Min.y + kHeadHeight + (is_wide ? 0.0f : kPagesHeight);
  draw_head(view, panel, {all.Min, {all.Max.x, top}});
  const float bottom = all.Max.y - kFootHeight;
  const bool has_room = size.x >= kLeastBeside;
  const float middle = has_room ? std::min(kQuestionWidth, size.x * 0.4f) : size.x;
  const float split = has_room ? bottom : top + (bottom - top) * 0.42f;
  const bool has_why = child_of(panel, "why") != nullptr && size.x >= kLeastBeside + kWhyWidth;
  const float right = has_why ? all.Max.x - kWhyWidth : all.Max.x;
  const ImRect left(all.Min.x, top, all.Min.x + middle, split);
  draw_part(view, panel, "question", left);
  draw_part(view, panel, "result", left);
  draw_part(view, panel, "work",
            has_room ? ImRect(all.Min.x + middle, top, right, bottom)
                     : ImRect(all.Min.x, split, all.Max.x, bottom));
  if (has_why) {
    draw_part(view, panel, "why", {right, top, all.Max.x, bottom});
    list->AddLine({right, top}, {right, bottom}, colors().line);
  }
  if (has_room) list->AddLine({left.Max.x, top}, {left.Max.x, bottom}, colors().line);
  list->AddLine({all.Min.x, bottom}, {all.Max.x, bottom}, colors().line);
  draw_part(view, panel, "foot", {{all.Min.x, bottom}, all.Max});
}

void draw_lesson_node(View& view, const PanelNode& node, const std::string& id) {
  draw_node(view, node, id);
}

void draw_lesson_goal(View& view) {
  const PanelScope scope("lesson goal");
  const PanelNode panel = lesson_goal_panel(view);
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  const float width = std::min(520.0f, page.x - 2.0f * kSpace4);
  ImGui::SetNextWindowPos({(page.x - width) * 0.5f, page.y - kSpace4}, ImGuiCond_Always,
                          {0.0f, 1.0f});
  ImGui::SetNextWindowSize({width, 0.0f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(kSpace4, kSpace3));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, colors().raised);
  constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_NoSavedSettings |
                                      ImGuiWindowFlags_NoFocusOnAppearing;
  if (ImGui::Begin("lesson goal", nullptr, kFlags)) {
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    for (const PanelNode& child : panel.children)
      draw_node(view, child, panel.key + "/" + child.key);
  }
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
}

bool run_lesson_key(View& view, ImGuiKeyChord chord) {
  if (!is_lesson_shown(view) || !view.ui.uses_single_keys) return false;
  const LessonSession& lesson = *view.lesson;
  const LessonQuestion* question = lesson.question(lesson.page());
  if (question == nullptr || question->kind != LessonQuestion::Kind::predict ||
      lesson.state(lesson.page()).is_locked)
    return false;
  std::optional<Verdict> verdict;
  if (chord == ImGuiKey_A) verdict = Verdict::allow;
  if (chord == ImGuiKey_D) verdict = Verdict::deny;
  if (chord == ImGuiKey_U) verdict = Verdict::unclear;
  if (!verdict && chord != ImGuiKey_Backspace) return false;
  mark_cell(view, view.ui.lesson_cell, verdict);
  return true;
}

}  // namespace permsim
