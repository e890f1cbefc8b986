// Lays out what is below a guest's one line from its end: the steps, the answer, and what is asked
// above them.
#include "web/views/guest.h"

#include <algorithm>
#include <string>
#include <utility>

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/guest.h"
#include "web/models/matrix.h"
#include "web/models/timeline.h"
#include "web/models/words.h"
#include "web/views/actions.h"
#include "web/views/guest_line.h"
#include "web/views/layout_plan.h"
#include "web/views/matrix.h"
#include "web/views/toast.h"
#include "web/views/why.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kAnswerHeight = 58.0f, kAskedRow = 28.0f;
/// A question's reason has two lines, where there is the room.
constexpr float kTallAnswer = 76.0f, kTallFrom = 280.0f;
void draw_answer_words(View& view, const ImRect& box) {
  const GuestAnswer answer = guest_answer(view);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine(box.Min, {box.Max.x, box.Min.y}, colors().line);
  float x = box.Min.x + kSpace4, right = box.Max.x - kSpace4;
  if (!answer.look) {
    draw_text_in(list, fonts().body, {{x, box.Min.y}, {right, box.Max.y}}, colors().muted,
                 answer.words);
    return;
  }
  const bool is_wide = box.GetWidth() >= kQuestionWidth;
  if (is_wide) {
    draw_sign(list, {x + 10.0f, box.Min.y + 20.0f}, 20.0f, *answer.look);
    x += 28.0f;
  }
  const float top = box.Min.y + 9.0f;
  float words_end = right;
  if (view.ui.hosting.has_why && has_controls(view)) {
    const std::string words = is_wide ? "Why, in full##guest" : "Why##guest";
    ButtonOptions options;
    options.kind = ButtonKind::link;
    options.height = 24.0f;
    options.node = "why/whole";
    const float left = right - button_width(words, options);
    ImGui::SetCursorScreenPos({left, top - 1.0f});
    if (button(words, options)) show_whole_answer(view, true);
    words_end = left - kSpace2;
  }
  draw_text_in(list, fonts().strong, {{x, top}, {words_end, top + 22.0f}}, colors().text,
               answer.words);
  const ImRect reason(x, top + 22.0f, right, box.Max.y - 6.0f);
  if (reason.GetHeight() > 34.0f)
    draw_two_lines(list, fonts().small, reason, colors().muted, answer.because, 0.0f);
  else
    draw_text_in(list, fonts().small, {reason.Min, {right, top + 41.0f}}, colors().muted,
                 answer.because);
}

void draw_step_line(View& view, const ImRect& box) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine(box.Min, {box.Max.x, box.Min.y}, colors().line);
  const float y = box.Min.y + (box.GetHeight() - kControlHeight) * 0.5f;
  float left = box.Min.x + kSpace4, right = box.Max.x - kSpace4;
  if (has_controls(view)) {
    ImGui::SetCursorScreenPos({box.Min.x + kSpace2, y});
    draw_action_button(view, "back");
    ImGui::SetCursorScreenPos({box.Max.x - kSpace2 - 30.0f, y});
    draw_action_button(view, "forward");
    left += 30.0f;
    right -= 30.0f;
  }
  const auto [place, words, story] = now_words(view);
  const float place_end = std::min(right, left + text_width(fonts().strong, place) + 1.0f);
  draw_text_in(list, fonts().strong, {{left, box.Min.y}, {place_end, box.Max.y}}, colors().text,
               place);
  if (place_end + kSpace6 < right)
    draw_text_in(list, fonts().body, {{place_end + kSpace2, box.Min.y}, {right, box.Max.y}},
                 colors().text, words);
}

void draw_asked_row(View& view, std::size_t place, float width) {
  const AskedRow row = asked_row(view, place);
  const std::string& id = view.world().at(row.cell.who).id;
  ItemOptions options;
  const std::string node = "matrix/asked/" + id;
  options.node = node;
  const ItemState item = place_item(row.name + "##asked " + id, {width, kAskedRow}, options);
  if (!item.is_visible) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool is_hovered = item.is_hovered && has_controls(view);
  if (row.is_chosen || is_hovered)
    list->AddRectFilled(item.box.Min, item.box.Max,
                        row.is_chosen ? colors().selected : colors().hover, kRadius);
  float x = item.box.Min.x + kSpace2;
  draw_sign(list, {x + 10.0f, item.box.GetCenter().y}, 20.0f, row.look);
  x += 28.0f;
  ImFont* font = row.is_chosen ? fonts().strong : fonts().body;
  const float end = item.box.Max.x - kSpace2;
  const float name_end = std::min(end, x + text_width(font, row.name) + 1.0f);
  draw_text_in(list, font, {{x, item.box.Min.y}, {name_end, item.box.Max.y}}, colors().text,
               row.name);
  if (name_end + kSpace6 < end)
    draw_text_in(list, fonts().body, {{name_end + kSpace2, item.box.Min.y}, {end, item.box.Max.y}},
                 colors().muted, row.words);
  draw_focus_ring(item, kRadius);
  if (row.is_chosen && std::exchange(view.ui.brings_cell_into_view, false)) ImGui::SetScrollHereY();
  if (!item.is_clicked || !has_controls(view)) return;
  select_cell(view, row.cell);
  view.ui.brings_cell_into_view = false;
}

/// Rows that are out of sight cost nothing: there may be thousands.
void draw_question(View& view, const ImRect& box) {
  const bool is_low = ImGui::GetIO().DisplaySize.y < kLowQuestion;
  const std::vector<std::size_t> people = asked_people(view, is_low);
  ImGui::SetCursorScreenPos({box.Min.x + kSpace2, box.Min.y + kSpace1});
  const ImVec2 room(box.GetWidth() - 2.0f * kSpace2, box.GetHeight() - kSpace1);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0.0f, 0.0f));
  if (ImGui::BeginChild("asked", room)) {
    const std::optional<Cell> chosen = selected_cell(view);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(people.size()), kAskedRow);
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (chosen && view.ui.brings_cell_into_view &&
          view.models.matrix.rows()[people[i]] == chosen->who)
        clipper.IncludeItemByIndex(static_cast<int>(i));
    }
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
        draw_asked_row(view, people[static_cast<std::size_t>(i)], ImGui::GetContentRegionAvail().x);
    }
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

/// The whole answer, scrolled within its room.
void draw_whole_answer(View& view, const ImRect& box) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(kSpace4, kSpace3));
  ImGui::SetCursorScreenPos(box.Min);
  const bool is_open =
      ImGui::BeginChild("whole answer", box.GetSize(), ImGuiChildFlags_AlwaysUseWindowPadding);
  ImGui::PopStyleVar();
  if (is_open) draw_why(view);
  ImGui::EndChild();
}

bool has_steps(const View& view) {
  return view.ui.hosting.has_timeline && view.session.moments().size() > 1;
}

bool has_answer(const View& view) {
  return view.models.way <= MatrixMode::things || view.ui.page_form == PageForm::question;
}

/// What all of it takes at this width, however high the frame is now.
float height_of_all(const View& view, float width, float answer) {
  float height = kGuestLine + (has_steps(view) ? kGuestLine : 0.0f) + answer;
  if (width < kQuestionWidth)
    return height + kSpace2 + static_cast<float>(view.models.matrix.rows().size()) * kAskedRow;
  return std::max(height + guest_grid_height(view, width), kQuestionHeight);
}

}  // namespace

void draw_guest(View& view, const ImRect& box) {
  const bool asks = view.ui.page_form == PageForm::question;
  const bool is_tall = asks && ImGui::GetIO().DisplaySize.y >= kTallFrom;
  const float answer = has_answer(view) ? (is_tall ? kTallAnswer : kAnswerHeight) : 0.0f;
  const float steps = has_steps(view) ? kGuestLine : 0.0f;
  const bool is_whole = shows_whole_answer(view);
  const float foot = box.Max.y - steps, rest = is_whole ? foot : foot - answer;
  const ImRect middle(box.Min.x, box.Min.y, box.Max.x, rest);
  if (is_whole)
    draw_part("guest why", "why", middle, colors().panel, [&] { draw_whole_answer(view, middle); });
  else
    draw_part("guest matrix", "matrix", middle, colors().panel, [&] {
      if (asks)
        draw_question(view, middle);
      else
        draw_guest_matrix(view);
    });
  if (!is_whole && answer > 0.0f)
    draw_part("guest answer", "why", {box.Min.x, rest, box.Max.x, foot}, colors().sunken, [&] {
      draw_answer_words(view, {box.Min.x, rest, box.Max.x, foot});
    });
  if (steps > 0.0f)
    draw_part("guest steps", "timeline", {box.Min.x, foot, box.Max.x, box.Max.y}, colors().panel,
              [&] {
                draw_step_line(view, {box.Min.x, foot, box.Max.x, box.Max.y});
              });
  view.ui.content_height = height_of_all(view, box.GetWidth(), answer);
  draw_toast(view, middle);
}

}  // namespace permsim
