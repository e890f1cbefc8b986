// The timeline pane: transport, the words of the step looked at, and the scrolling area of rail and
// lanes.
#include "web/views/timeline.h"

#include "web/models/commands.h"
#include "web/models/timeline.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/views/actions.h"
#include "web/views/layout_plan.h"
#include "web/views/timeline_frame.h"
#include "web/views/timeline_lanes.h"
#include "web/views/timeline_rail.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

void draw_step_menu(View& view) {
  if (!begin_popover("step menu", 240.0f)) return;
  for (const std::string_view id : kStepActions) {
    if (id == "step-remove") menu_line();
    const AppAction& action = app_action(id);
    const bool can = is_enabled(action, view);
    if (!menu_row(action.label(view) + "##step", {action.icon, {}, action.keys, false, can}))
      continue;
    close_popover();
    action.run(view);
  }
  end_popover();
}

void draw_note_form(View& view, const ItemState& opener) {
  if (!begin_menu(view.ui.open_menu, "step note", opener, 360.0f)) return;
  menu_heading("Note");
  text_field("Note", typed_note(view));
  menu_heading("When");
  FieldOptions options;
  options.hint = "2026-03-05 02:00";
  text_field("When", typed_when(view), options);
  gap(kSpace2);
  ButtonOptions done;
  done.kind = ButtonKind::primary;
  if (button("Done##note", done)) {
    note_step(view, typed_note(view), typed_when(view));
    close_popover();
  }
  end_popover();
}

void draw_play_button(View& view) {
  const AppAction& play = app_action("play");
  ButtonOptions options;
  options.kind = ButtonKind::primary;
  options.is_enabled = is_enabled(play, view);
  options.width = 36.0f;
  const std::string name = view.ui.is_playing ? "Pause##timeline" : "Play##timeline";
  if (icon_button(view.ui.is_playing ? ICON_PAUSE : ICON_PLAY, name, options, "Space") &&
      options.is_enabled)
    play.run(view);
}

constexpr float kPlayBarHeight = 40.0f, kRailHeight = 82.0f;

/// "Step 2 of 6" and what happened; below it the step's note, and why it was not done.
void draw_now(View& view, float width) {
  const auto [place, words, story] = now_words(view);
  const ImVec2 from = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float height = story.empty() ? kPlayBarHeight : kPlayBarHeight * 0.5f;
  const float place_width = std::min(width, text_width(fonts().strong, place));
  draw_text_in(list, fonts().strong, {from, {from.x + place_width, from.y + height}}, colors().text,
               place);
  const ImRect first(from.x + place_width + kSpace3, from.y, from.x + width, from.y + height);
  const ImRect second(from.x, from.y + kPlayBarHeight * 0.5f, from.x + width,
                      from.y + kPlayBarHeight);
  const bool is_whole = draw_text_in(list, fonts().body, first, colors().text, words);
  const bool is_told = draw_text_in(list, fonts().body, second, colors().muted, story);
  ImGui::Dummy({width, kPlayBarHeight});
  if (!is_whole || !is_told)
    tip_in({from, {from.x + width, from.y + kPlayBarHeight}}, "now", words, story);
}

/// Where it stands open for a while it closes; else it stays folded until somebody opens it.
void fold_timeline(View& view) {
  view.ui.folds_timeline = !view.ui.opens_timeline;
  view.ui.opens_timeline = false;
}

/// Ends at `right`; returns its width. Its words are the first to go where there is little room.
float draw_add_step(View& view, ImVec2 right, float room) {
  const AppAction& add = app_action("add-step");
  const std::string label = add.label(view) + "##timeline";
  ButtonOptions options;
  options.icon = add.icon;
  const bool is_small = room < 620.0f;
  const float width = is_small ? 34.0f : button_width(label, options);
  ImGui::SetCursorScreenPos({right.x - width, right.y});
  if (is_small ? icon_button(add.icon, label) : button(label, options)) add.run(view);
  return width + kSpace2;
}

void draw_transport(View& view) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::SetCursorScreenPos({from.x, from.y + 5.0f});
  draw_action_button(view, "start");
  ImGui::SameLine(0.0f, 2.0f);
  draw_action_button(view, "back");
  ImGui::SameLine(0.0f, 4.0f);
  draw_play_button(view);
  ImGui::SameLine(0.0f, 4.0f);
  draw_action_button(view, "forward");
  ImGui::SameLine(0.0f, 2.0f);
  draw_action_button(view, "end");
  const float left = ImGui::GetItemRectMax().x + kSpace4;
  const bool has_menu = view.session.at() > 0, folds = !layout_now(view.ui).has_tabs_at_bottom;
  const float last = from.x + width - (folds ? 34.0f : 0.0f);
  const float end = last - draw_add_step(view, {last, from.y + 5.0f}, width);
  const float right = end - (has_menu ? 40.0f : 0.0f);
  ImGui::SetCursorScreenPos({left, from.y});
  draw_now(view, right - left);
  if (has_menu) {
    ImGui::SetCursorScreenPos({right + kSpace2, from.y + 5.0f});
    if (icon_button(ICON_ELLIPSIS, "Change this step##timeline"))
      open_popover("step menu", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    ItemState opener;
    opener.box = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    draw_step_menu(view);
    draw_note_form(view, opener);
  }
  if (folds) {
    ImGui::SetCursorScreenPos({last + 2.0f, from.y + 5.0f});
    if (icon_button(ICON_CHEVRON_DOWN, "Fold the timeline##timeline")) fold_timeline(view);
  }
  ImGui::SetCursorScreenPos(from);
  ImGui::Dummy({width, kPlayBarHeight});
}

TimelineFrame make_frame(const View& view, ImVec2 room) {
  const TimelineModel& model = view.models.timeline;
  TimelineFrame frame;
  const auto count = static_cast<float>(model.moments().size());
  const bool is_small = room.x < 480.0f;
  frame.names_width = model.lanes().empty() ? kSpace2 : is_small ? 96.0f : 150.0f;
  frame.moment_width = std::clamp(std::floor((room.x - frame.names_width) / count),
                                  is_small ? 118.0f : 136.0f, 210.0f);
  frame.rail_height = kRailHeight;
  return frame;
}

/// The step that keys are on, where it must still be brought into view: "timeline/steps/3/go".
std::optional<std::uint32_t> focused_moment() {
  constexpr std::string_view kSteps = "timeline/steps/";
  const std::string_view node = focus_to_bring(kSteps);
  if (node.empty()) return std::nullopt;
  std::uint32_t number = 0;
  const char* const from = node.data() + kSteps.size();
  const auto read = std::from_chars(from, node.data() + node.size(), number);
  return read.ptr == from ? std::nullopt : std::optional(number);
}

void bring_moment_into_view(View& view, const TimelineFrame& frame, float room) {
  const std::optional<std::uint32_t> focused = focused_moment();
  if (!view.ui.brings_moment_into_view && !focused) return;
  view.ui.brings_moment_into_view = false;
  const float left = static_cast<float>(focused.value_or(view.session.at())) * frame.moment_width;
  const float right = left + frame.moment_width - (room - frame.names_width);
  if (ImGui::GetScrollX() > left)
    ImGui::SetScrollX(left);
  else if (ImGui::GetScrollX() < right)
    ImGui::SetScrollX(right);
}

}  // namespace

float timeline_height_of_all(const View& view) {
  const auto lanes = static_cast<float>(view.models.timeline.lanes().size());
  return 2.0f * kSpace3 + kPlayBarHeight + 2.0f + kRailHeight + lanes * kLaneHeight + kSpace4;
}

void draw_timeline(View& view) {
  draw_transport(view);
  gap(2.0f);
  const ImVec2 room = ImGui::GetContentRegionAvail();
  if (room.y < 20.0f) return;
  TimelineFrame frame = make_frame(view, room);
  const auto moments = static_cast<float>(view.models.timeline.moments().size());
  const auto lanes = static_cast<float>(view.models.timeline.lanes().size());
  ImGui::SetNextWindowContentSize({frame.names_width + moments * frame.moment_width,
                                   frame.rail_height + lanes * kLaneHeight + 2.0f});
  if (ImGui::BeginChild("moments", room, 0, ImGuiWindowFlags_HorizontalScrollbar)) {
    frame.all = ImGui::GetCurrentWindow()->InnerRect;
    bring_moment_into_view(view, frame, frame.all.GetWidth());
    frame.scroll = {ImGui::GetScrollX(), ImGui::GetScrollY()};
    const std::size_t count = view.models.timeline.moments().size();
    frame.begin = std::min(count, static_cast<std::size_t>(frame.scroll.x / frame.moment_width));
    frame.end = std::min(
        count,
        static_cast<std::size_t>((frame.scroll.x + frame.all.GetWidth()) / frame.moment_width) + 1);
    draw_lanes(view, frame);
    draw_rail(view, frame);
  }
  ImGui::EndChild();
}

}  // namespace permsim
