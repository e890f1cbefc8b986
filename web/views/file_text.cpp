// Draws the lines with their numbers, marks those in which something is wrong, and lists what.
#include "web/views/file_text.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/file_text.h"
#include "web/widgets/button.h"
#include "web/widgets/modal.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr auto kTextLine = static_cast<float>(kFileTextLine);
constexpr float kTextPad = 6.0f;
/// Beside the text and the list of problems: the page around it, title, tabs, buttons.
constexpr float kBesideTextHeight = 258.0f;

std::string_view line_of(const View& view, std::size_t number) {
  const std::vector<std::size_t>& lines = view.models.file_text.lines();
  const std::string_view text = file_text(view);
  return text.substr(lines[number], lines[number + 1] - lines[number] - 1);
}

std::set<std::size_t> lines_with_problems(const View& view) {
  std::set<std::size_t> lines;
  for (const TextProblem& each : view.models.file_text.read().problems)
    if (each.is_of_policy == view.ui.file_text->shows_policy)
      lines.insert(each.problem.place.line - 1);
  return lines;
}

/// The caret goes where the pointer is.
void put_caret(View& view, ImVec2 from) {
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  const std::size_t count = view.models.file_text.lines().size() - 1;
  const float down = std::max(0.0f, pointer.y - from.y) / kTextLine;
  const std::size_t number = std::min(static_cast<std::size_t>(down), count - 1);
  const std::string_view line = line_of(view, number);
  std::size_t column = 0, end = 0;
  while (end < line.size()) {
    std::size_t next = end + 1;
    while (next < line.size() && (static_cast<unsigned char>(line[next]) & 0xc0u) == 0x80u) ++next;
    if (text_width(fonts().body, line.substr(0, next)) > pointer.x - from.x) break;
    end = next;
    ++column;
  }
  view.ui.file_text->caret = {number + 1, column + 1};
}

void draw_lines(View& view, const ImRect& box, float gutter) {
  const std::size_t count = view.models.file_text.lines().size() - 1;
  const float scrolled = ImGui::GetScrollY();
  const auto first = static_cast<std::size_t>(std::max(0.0f, scrolled - kTextPad) / kTextLine);
  const std::size_t last =
      std::min(count, first + static_cast<std::size_t>(box.GetHeight() / kTextLine) + 2);
  const std::set<std::size_t> marked = lines_with_problems(view);
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (std::size_t i = first; i < last; ++i) {
    const float y = std::floor(box.Min.y + kTextPad + static_cast<float>(i) * kTextLine - scrolled);
    const bool is_marked = marked.count(i) > 0;
    if (is_marked)
      list->AddRectFilled({box.Min.x, y}, {box.Max.x, y + kTextLine}, colors().denied_soft);
    draw_text_in(list, fonts().small, {{box.Min.x, y}, {box.Min.x + gutter - 8.0f, y + kTextLine}},
                 is_marked ? colors().bad : colors().faint, std::to_string(i + 1), 1.0f);
    draw_text_in(list, fonts().body,
                 {{box.Min.x + gutter, y}, {box.Max.x - kTextPad, y + kTextLine}}, colors().text,
                 line_of(view, i));
  }
}

/// The page's own field lies over it while somebody writes, and says how far it is scrolled; until
/// then the wheel scrolls it here.
void draw_text_box(View& view, float height) {
  const std::size_t count = view.models.file_text.lines().size() - 1;
  const float gutter = text_width(fonts().small, std::to_string(count)) + 22.0f;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImRect box(at.x, at.y, at.x + ImGui::GetContentRegionAvail().x, at.y + height);
  ImDrawList* around = ImGui::GetWindowDrawList();
  around->AddRectFilled(box.Min, box.Max, colors().panel, kRadius);
  around->AddRect(box.Min, box.Max, colors().field, kRadius);
  const bool is_typed_in = view.ui.focus.node == kFileTextField;
  const float told = static_cast<float>(view.ui.file_text->scrolled);
  if (is_typed_in) ImGui::SetNextWindowScroll({0.0f, told});
  ImGui::SetNextWindowContentSize({0.0f, static_cast<float>(count) * kTextLine + 2.0f * kTextPad});
  const char* name = view.ui.file_text->shows_policy ? "policy" : "scenario";
  if (ImGui::BeginChild(name, {0.0f, height})) {
    const std::string label(view.ui.file_text->shows_policy ? "The policy as text"
                                                            : "The scenario as text");
    const ItemState item = item_at(label + "##file text", box, {true, false, kFileTextField});
    draw_lines(view, box, gutter);
    if (item.is_hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    const ImVec2 from(box.Min.x + gutter, box.Min.y + kTextPad - ImGui::GetScrollY());
    if (item.is_clicked) put_caret(view, from);
    if (item.has_focus)
      note_field({{box.Min.x + gutter - 2.0f, box.Min.y + kTextPad},
                  {box.Max.x - 2.0f, box.Max.y - kTextPad}});
    draw_focus_ring(item, kRadius);
    if (!is_typed_in)
      view.ui.file_text->scrolled = static_cast<std::uint32_t>(std::max(0.0f, ImGui::GetScrollY()));
    ImGui::Dummy({1.0f, static_cast<float>(count) * kTextLine + 2.0f * kTextPad});
  }
  ImGui::EndChild();
}

void draw_problems(View& view, float height) {
  const TextsRead& read = view.models.file_text.read();
  paragraph(file_text_words(view), fonts().small_strong,
            read.scenario == nullptr ? colors().bad : colors().muted);
  if (read.problems.empty()) return ImGui::Dummy({0.0f, height});
  if (ImGui::BeginChild("problems", {0.0f, height})) {
    for (std::size_t i = 0; i < std::min(read.problems.size(), kMostTextProblems); ++i) {
      const TextProblem& each = read.problems[i];
      const std::string label = place_words(view, each) + "##problem " + std::to_string(i + 1);
      const std::string node = "file text/problems/" + std::to_string(i + 1);
      const std::string_view icon =
          each.problem.is_warning ? ICON_CIRCLE_INFO : ICON_TRIANGLE_EXCLAMATION;
      if (menu_row(label, {icon, each.problem.says, {}, false, true})) go_to_problem(view, each);
    }
    const std::uint64_t others =
        read.more + read.problems.size() - std::min(read.problems.size(), kMostTextProblems);
    if (others > 0) paragraph(more_words(others), fonts().small, colors().muted);
  }
  ImGui::EndChild();
}

void draw_buttons(View& view) {
  const std::string reason = why_not_applied(view);
  ButtonOptions apply;
  apply.kind = ButtonKind::primary;
  apply.is_enabled = reason.empty();
  if (button(std::string(apply_label(view)) + "##file text", apply) && apply.is_enabled)
    apply_file_text(view);
  ImGui::SameLine(0.0f, kSpace2);
  ButtonOptions restore;
  restore.is_enabled = is_file_text_changed(view);
  if (button("As it was##file text", restore) && restore.is_enabled) restore_file_text(view);
  ImGui::SameLine(0.0f, kSpace2);
  if (button("Close##file text")) close_file_text(view);
  if (reason.empty()) return;
  ImGui::SameLine(0.0f, kSpace4);
  paragraph(reason, fonts().small, colors().muted);
}

void draw_whole(View& view) {
  const std::string reason = why_no_file_text(view);
  paragraph(file_text_title(view), fonts().title, colors().text);
  if (!reason.empty()) {
    paragraph(reason, fonts().body, colors().text);
    gap(kSpace2);
    if (button("Close##file text")) close_file_text(view);
    return;
  }
  gap(kSpace1);
  const bool is_of_work = view.ui.file_text->file.empty();
  const int chosen = view.ui.file_text->shows_policy ? 1 : 0;
  const int pressed = is_of_work ? segmented("which text", {"Scenario", "Policy"}, chosen) : -1;
  gap(kSpace2);
  const float page = ImGui::GetIO().DisplaySize.y;
  const float problems = std::clamp(page * 0.14f, 40.0f, 120.0f);
  draw_text_box(view, std::max(2.0f * kTextLine, page - kBesideTextHeight - problems));
  gap(kSpace2);
  draw_problems(view, problems);
  gap(kSpace2);
  draw_buttons(view);
  // The lines that are drawn here are those of the text that was shown when the frame began.
  if (pressed >= 0) show_file_text(view, pressed == 1);
}

}  // namespace

void draw_file_text(View& view) {
  if (!is_file_text_open(view) || !view.models.file_text.is_of(view)) return;
  const PanelScope scope("file text");
  if (!begin_modal("file text", 980.0f)) return close_file_text(view);
  draw_whole(view);
  if (is_modal_left()) close_file_text(view);
  if (!is_file_text_open(view)) close_modal();
  end_modal();
}

}  // namespace permsim
