// Draws a lesson from its nodes, so that nothing is on the canvas that the page as text does not
// have, and nothing masked can be on either.
#include "web/views/lesson.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/lesson.h"
#include "web/panels/lesson.h"
#include "web/views/lesson_nodes.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kQuestionColumn = 420.0f, kWhyWidth = 344.0f, kLessonFootHeight = 62.0f,
                kLessonHeadHeight = 64.0f, kPagesHeight = 40.0f, kLessonLeastBeside = 900.0f;

/// True in the first frame in which the window shows this: it is scrolled anew then.
bool is_new_here(int what) {
  ImGuiStorage* storage = ImGui::GetStateStorage();
  const ImGuiID id = ImGui::GetID("shows");
  if (storage->GetInt(id, -1) == what) return false;
  storage->SetInt(id, what);
  return true;
}

/// Changes when another page is shown, or what is right of it.
int shown_now(const View& view) {
  const LessonSession& lesson = *view.lesson;
  const bool is_locked = !lesson.is_at_result() && lesson.state(lesson.page()).is_locked;
  return static_cast<int>(lesson.page()) * 2 + (is_locked ? 1 : 0);
}

/// Some parts of the page one under the other, scrolled together.
void draw_parts(View& view, const PanelNode& panel, std::initializer_list<std::string_view> keys,
                const ImRect& box) {
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(20.0f, kSpace4));
  if (ImGui::BeginChild(std::string(*keys.begin()).c_str(), box.GetSize(),
                        ImGuiChildFlags_AlwaysUseWindowPadding)) {
    if (is_new_here(shown_now(view))) {
      ImGui::SetScrollY(0.0f);
      // Where the text stands above it, it is read first.
      if (*keys.begin() == "work") bring_place_into_view();
    }
    bool is_first = true;
    for (const std::string_view key : keys) {
      const PanelNode* part = child_of(panel, key);
      if (part == nullptr) continue;
      if (!std::exchange(is_first, false)) gap(kSpace3);
      draw_lesson_node(view, *part, panel.key + "/" + part->key);
    }
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

/// Back and what may be done again at the left, what leads on at the right with what is still to be
/// done before. Where there is no room for all words, those of the way on are cut.
void draw_lesson_foot(View& view, const PanelNode& panel, const ImRect& box) {
  const PanelNode& foot = *child_of(panel, "foot");
  const std::string id = panel.key + "/foot/";
  const PanelNode& last = foot.children.back();
  constexpr float kButton = 30.0f, kLeast = 96.0f;
  const float y = std::floor(box.GetCenter().y - kButton * 0.5f);
  float x = box.Min.x + 20.0f, right = box.Max.x - 20.0f;
  for (std::size_t i = 0; i + 1 < foot.children.size(); ++i) {
    const PanelNode& child = foot.children[i];
    const float room = right - x - kLeast - kSpace2;
    ImGui::SetCursorScreenPos({x, y});
    draw_lesson_press(view, child, id + child.key, std::max(room, 48.0f));
    x += std::min(lesson_press_width(child), std::max(room, 48.0f)) + kSpace2;
  }
  const float width = std::min(lesson_press_width(last), std::max(right - x, kLeast));
  ImGui::SetCursorScreenPos({right - width, y});
  draw_lesson_press(view, last, id + last.key, width);
  right -= width + kSpace3;
  if (!last.more.empty() && !last.is_enabled && right > x)
    draw_text_in(ImGui::GetWindowDrawList(), fonts().small, {{x, y}, {right, y + kButton}},
                 colors().muted, last.more, 1.0f);
}

float pages_width(const PanelNode& pages) {
  float width = 0.0f;
  for (const PanelNode& page : pages.children) width += lesson_press_width(page) + kSpace2;
  return width;
}

/// Beside the title where there is room, else in a line of its own that scrolls.
void draw_pages(View& view, const PanelNode& pages, const std::string& id, const ImRect& box) {
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::SetNextWindowContentSize({pages_width(pages) + kSpace6, 0.0f});
  if (ImGui::BeginChild("pages", box.GetSize(), 0,
                        ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoScrollbar)) {
    // The page one is on stays in view where they have no room beside each other.
    if (is_new_here(static_cast<int>(view.lesson->page()))) {
      float x = 0.0f;
      for (const PanelNode& page : pages.children) {
        if (page.is_selected.value_or(false)) break;
        x += lesson_press_width(page) + kSpace2;
      }
      ImGui::SetScrollX(std::max(0.0f, x - box.GetWidth() * 0.4f));
    }
    draw_lesson_node(view, pages, id);
  }
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
  const float top = is_wide ? box.Min.y + 14.0f : box.Min.y + kLessonHeadHeight - 4.0f;
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
  const float top = all.Min.y + kLessonHeadHeight + (is_wide ? 0.0f : kPagesHeight);
  draw_head(view, panel, {all.Min, {all.Max.x, top}});
  const float bottom = all.Max.y - kLessonFootHeight;
  const bool has_room = size.x >= kLessonLeastBeside;
  const bool has_why =
      child_of(panel, "why") != nullptr && size.x >= kLessonLeastBeside + kWhyWidth;
  if (!has_room) {
    draw_parts(view, panel, {"question", "result", "work", "why"},
               {{all.Min.x, top}, {all.Max.x, bottom}});
  } else {
    const float middle = all.Min.x + std::min(kQuestionColumn, size.x * 0.4f);
    const float right = has_why ? all.Max.x - kWhyWidth : all.Max.x;
    draw_parts(view, panel, {"question", "result"}, {{all.Min.x, top}, {middle, bottom}});
    list->AddLine({middle, top}, {middle, bottom}, colors().line);
    if (has_why) {
      draw_parts(view, panel, {"work"}, {{middle, top}, {right, bottom}});
      draw_parts(view, panel, {"why"}, {{right, top}, {all.Max.x, bottom}});
      list->AddLine({right, top}, {right, bottom}, colors().line);
    } else {
      draw_parts(view, panel, {"work", "why"}, {{middle, top}, {right, bottom}});
    }
  }
  list->AddLine({all.Min.x, bottom}, {all.Max.x, bottom}, colors().line);
  draw_lesson_foot(view, panel, {{all.Min.x, bottom}, all.Max});
}

void draw_lesson_goal(View& view) {
  const PanelScope scope("lesson goal");
  const PanelNode panel = lesson_goal_panel(view);
  draw_at_foot("lesson goal", 520.0f, [&] {
    for (const PanelNode& child : panel.children)
      draw_lesson_node(view, child, panel.key + "/" + child.key);
  });
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
