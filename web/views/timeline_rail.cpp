// The rail of the timeline: one node a moment with its outcome, its words and the cells it changed.
#include "web/views/timeline_rail.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/matrix/difference.h"
#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/views/timeline_frame.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

/// "+3 −1 ?1": returns where it ends.
float draw_changed(ImDrawList* list, ImVec2 at, const ChangeCounts& counts) {
  float x = at.x;
  const auto add = [&](std::string_view sign, std::uint64_t count, ImU32 color) {
    if (count == 0) return;
    const std::string words = std::string(sign) + std::to_string(count);
    draw_text(list, fonts().small_strong, {x, at.y}, color, words);
    x += text_width(fonts().small_strong, words) + 6.0f;
  };
  add("+", counts.gained, colors().allowed);
  add("−", counts.lost + counts.ruled_out, colors().denied);
  add("?", counts.unclear, colors().unclear);
  return x;
}

constexpr float kMarkWidth = 20.0f;
/// A press that moves less than this is a press and no drag.
constexpr float kDragBegins = 8.0f;

/// Something needs attention from this moment on.
void draw_mark(ImDrawList* list, float x, float middle) {
  draw_icon(list, fonts().small, {{x, middle - 9.0f}, {x + 16.0f, middle + 9.0f}}, colors().warning,
            ICON_TRIANGLE_EXCLAMATION);
}

void draw_node(ImDrawList* list, ImVec2 center, const TimelineMoment& moment, std::size_t number,
               bool is_now) {
  if (is_now) list->AddCircle(center, 13.0f, colors().accent, 32, 2.0f);
  if (number == 0) {
    list->AddCircleFilled(center, 6.0f, colors().panel, 20);
    list->AddCircle(center, 6.0f, is_now ? colors().accent : colors().line_strong, 20, 2.0f);
  } else {
    draw_outcome(list, center, 18.0f, moment.outcome);
  }
}

std::string tip_of(const TimelineMoment& moment) {
  std::string more;
  const auto add = [&](const std::string& words) {
    more += (more.empty() || words.empty() ? "" : "\n") + words;
  };
  add(moment.when);
  add(moment.note);
  if (moment.outcome != Outcome::done)
    add(std::string(word_of(moment.outcome)) + (moment.says.empty() ? "" : ": " + moment.says));
  if (moment.findings_begun > 0)
    add(std::to_string(moment.findings_begun) +
        (moment.findings_begun == 1 ? " thing needs" : " things need") + " attention from here on");
  if (!moment.is_expected) add("The scenario expects something else here");
  return more;
}

void draw_moment(View& view, const TimelineFrame& frame, std::size_t number) {
  const TimelineMoment& moment = view.models.timeline.moments()[number];
  const bool is_now = number == view.session.at();
  const float x = frame.x_of(number);
  const ImRect box(x, frame.all.Min.y, x + frame.moment_width,
                   frame.all.Min.y + frame.rail_height - 2.0f);
  const std::string name =
      number == 0 ? "Start" : "Step " + std::to_string(number) + ": " + moment.title;
  const ItemState item = item_at(name + "##moment " + std::to_string(number), box);
  if (!item.is_visible) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (item.is_hovered && !is_now) list->AddRectFilled(box.Min, box.Max, colors().hover, kRadius);
  const ImVec2 center(x + 20.0f, box.Min.y + 19.0f);
  const bool is_last = number + 1 == view.models.timeline.moments().size();
  if (!is_last)
    list->AddLine({center.x + 15.0f, center.y}, {x + frame.moment_width + 4.0f, center.y},
                  colors().line_strong, 2.0f);
  draw_node(list, center, moment, number, is_now);
  const std::string number_words = number == 0 ? std::string() : std::to_string(number);
  const float words_at = center.x + 18.0f;
  const float number_width = text_width(fonts().small_strong, number_words);
  const std::string changed = change_words(moment.changed);
  const float ground_width =
      number_width + (changed.empty() ? 0.0f : text_width(fonts().small_strong, changed) + 10.0f) +
      6.0f;
  const float mark_width = moment.findings_begun > 0 ? kMarkWidth : 0.0f;
  if (number > 0 || mark_width > 0.0f) {
    // The rail passes behind the words.
    const ImU32 ground = is_now            ? colors().selected
                         : item.is_hovered ? colors().hover
                                           : colors().panel;
    list->AddRectFilled({words_at - 3.0f, center.y - 8.0f},
                        {words_at + ground_width + mark_width, center.y + 8.0f}, ground);
  }
  draw_text(list, fonts().small_strong, {words_at, center.y - 6.5f},
            is_now ? colors().accent_text : colors().muted, number_words);
  const float mark_at =
      draw_changed(list, {words_at + number_width + 8.0f, center.y - 6.5f}, moment.changed);
  if (moment.findings_begun > 0) draw_mark(list, mark_at, center.y);
  const ImRect words(x + 8.0f, box.Min.y + 40.0f, box.Max.x - 8.0f, box.Max.y);
  const bool is_ahead = number > view.session.at();
  draw_two_lines(list, is_now ? fonts().small_strong : fonts().small, words,
                 is_ahead ? colors().muted : colors().text, moment.title, 0.0f);
  draw_focus_ring(item, kRadius);
  if (number > 0 && item.is_held && ImGui::IsMouseDragging(ImGuiMouseButton_Left, kDragBegins))
    view.ui.dragged_step = static_cast<std::uint32_t>(number);
  if (view.ui.dragged_step != 0) return;
  tip(name, tip_of(moment));
  if (!item.is_clicked) return;
  view.ui.is_playing = false;
  view.ui.refusal.reset();
  view.send(GoTo{static_cast<std::uint32_t>(number)});
}

/// The moment before which the dragged step would stand if it were let go here.
std::uint32_t dropped_before(const View& view, const TimelineFrame& frame) {
  const auto count = static_cast<float>(view.models.timeline.moments().size());
  const float at = (ImGui::GetIO().MousePos.x - frame.x_of(0)) / frame.moment_width;
  return static_cast<std::uint32_t>(std::clamp(std::round(at), 1.0f, count));
}

/// Near an end of what is in view more of it comes in.
void scroll_while_dragging(const TimelineFrame& frame) {
  const float x = ImGui::GetIO().MousePos.x, left = frame.all.Min.x + frame.names_width;
  constexpr float kEdge = 40.0f, kPerFrame = 12.0f;
  if (x < left + kEdge) ImGui::SetScrollX(std::max(0.0f, frame.scroll.x - kPerFrame));
  if (x > frame.all.Max.x - kEdge)
    ImGui::SetScrollX(std::min(ImGui::GetScrollMaxX(), frame.scroll.x + kPerFrame));
}

/// A line where the dragged step would go, and its words beside the pointer; let go, it goes there.
void draw_dragged(View& view, const TimelineFrame& frame, const ImRect& rail) {
  const std::uint32_t number = view.ui.dragged_step;
  if (number == 0) return;
  const std::uint32_t before = dropped_before(view, frame);
  const std::uint32_t to = before > number ? before - 1 : before;
  if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    view.ui.dragged_step = 0;
    if (to != number) view.send(MoveStep{number, to});
    return;
  }
  scroll_while_dragging(frame);
  ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  const float x = frame.x_of(before) - 1.0f;
  if (to != number)
    ImGui::GetWindowDrawList()->AddRectFilled({x - 1.0f, rail.Min.y + 4.0f},
                                              {x + 2.0f, rail.Max.y - 4.0f}, colors().accent, 1.5f);
  const std::string words = "Step " + std::to_string(number) +
                            (to == number ? std::string() : " becomes step " + std::to_string(to));
  const ImVec2 pointer = ImGui::GetIO().MousePos, at(pointer.x + 14.0f, pointer.y + 10.0f);
  const ImVec2 end(at.x + text_width(fonts().small_strong, words) + 16.0f, at.y + 26.0f);
  ImDrawList* above = ImGui::GetForegroundDrawList();
  above->AddRectFilled(at, end, colors().inverse, kRadius);
  draw_text_in(above, fonts().small_strong, {{at.x + 8.0f, at.y}, end}, colors().on_inverse, words);
}

}  // namespace

void draw_rail(View& view, const TimelineFrame& frame) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImRect rail(frame.all.Min, {frame.all.Max.x, frame.all.Min.y + frame.rail_height});
  // Lanes scroll under the rail; the rail's own ground hides them.
  list->AddRectFilled(rail.Min, rail.Max, colors().panel);
  ImGui::PushClipRect({frame.all.Min.x + frame.names_width, rail.Min.y}, rail.Max, true);
  const float x = frame.x_of(view.session.at());
  ImGui::GetWindowDrawList()->AddRectFilled({x, rail.Min.y}, {x + frame.moment_width, rail.Max.y},
                                            colors().selected, kRadius,
                                            ImDrawFlags_RoundCornersTop);
  for (std::size_t number = frame.begin; number < frame.end; ++number)
    draw_moment(view, frame, number);
  draw_dragged(view, frame, rail);
  ImGui::PopClipRect();
}

}  // namespace permsim
