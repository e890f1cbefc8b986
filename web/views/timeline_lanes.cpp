// The lanes of the timeline: how each thing with a status fares through the moments, bad stretches
// hatched and in words.
#include "web/views/timeline_lanes.h"

#include <algorithm>
#include <string>

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/views/timeline_frame.h"
#include "web/widgets/item.h"
#include "web/widgets/signs.h"
#include "web/widgets/test_hooks.h"
#include "web/widgets/text.h"

namespace permsim {

void draw_stretch(const TimelineFrame& frame, const Lane& lane, const LaneStretch& stretch,
                  float y) {
  const float from = frame.x_of(stretch.begin) + 3.0f, to = frame.x_of(stretch.end) - 3.0f;
  const ImVec2 min(from, y + 4.0f), max(to, y + kLaneHeight - 4.0f);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 color = stretch.is_bad ? colors().bad : colors().good;
  list->AddRectFilled(min, max, stretch.is_bad ? colors().bad_soft : colors().good_soft, 5.0f);
  if (theme_now() == Theme::contrast) list->AddRect(min, max, color, 5.0f);
  if (stretch.is_bad) draw_hatching(list, min, max, faded(color, 0.22f));
  // Words stay in view while their stretch is.
  const float left = std::max(from, frame.all.Min.x + frame.names_width) + 8.0f;
  const ImRect room(left, min.y, std::max(left, to - 6.0f), max.y);
  const float width = std::min(text_width(fonts().small_strong, stretch.is), room.GetWidth());
  if (stretch.is_bad)
    list->AddRectFilled({left - 3.0f, min.y + 2.0f}, {left + width + 3.0f, max.y - 2.0f},
                        colors().bad_soft, 3.0f);
  draw_text_in(list, fonts().small_strong, room, color, stretch.is);
  const std::string says = stretch.says.empty() ? stretch.is : stretch.is + ": " + stretch.says;
  tip_in({min, max}, std::to_string(lane.entity) + " " + std::to_string(stretch.begin), lane.label,
         says);
}

namespace {

void draw_lane(View& view, const TimelineFrame& frame, const Lane& lane, float y) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImRect box(frame.all.Min.x, y, frame.all.Max.x, y + kLaneHeight);
  const World& world = view.world();
  const std::string id =
      world.has(lane.entity) ? world.at(lane.entity).id : std::to_string(lane.entity);
  const ItemState item = item_at(lane.label + "##lane " + id, box);
  const ImRect name(box.Min.x + 4.0f, box.Min.y, box.Min.x + frame.names_width - kSpace2,
                    box.Max.y);
  const bool is_selected = view.ui.selected == id;
  draw_text_in(list, fonts().small, name,
               is_selected       ? colors().accent_text
               : item.is_hovered ? colors().text
                                 : colors().muted,
               lane.label);
  ImGui::PushClipRect({box.Min.x + frame.names_width, box.Min.y}, box.Max, true);
  for (const LaneStretch& stretch : lane.stretches) {
    if (stretch.end > frame.begin && stretch.begin < frame.end)
      draw_stretch(frame, lane, stretch, y);
  }
  ImGui::PopClipRect();
  if (!item.is_clicked) return;
  const float x = ImGui::GetMousePos().x - frame.all.Min.x - frame.names_width + frame.scroll.x;
  const auto moment = static_cast<std::size_t>(std::max(0.0f, x / frame.moment_width));
  if (world.has(lane.entity)) select_thing(view, lane.entity);
  if (x >= 0.0f && moment < view.models.timeline.moments().size())
    view.send(GoTo{static_cast<std::uint32_t>(moment)});
}

}  // namespace

void draw_lanes(View& view, const TimelineFrame& frame) {
  const std::vector<Lane>& lanes = view.models.timeline.lanes();
  const float top = frame.all.Min.y + frame.rail_height;
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImGui::PushClipRect({frame.all.Min.x, top}, frame.all.Max, true);
  const float x = frame.x_of(view.session.at());
  const float bottom = std::min(
      frame.all.Max.y, top - frame.scroll.y + static_cast<float>(lanes.size()) * kLaneHeight);
  if (!lanes.empty())
    list->AddRectFilled({x, top}, {x + frame.moment_width, bottom}, colors().selected);
  const auto first = static_cast<std::size_t>(frame.scroll.y / kLaneHeight);
  // Of a low window the rail takes all, and less than nothing is left below it.
  const float room = std::max(0.0f, frame.all.Max.y - top);
  const auto last = static_cast<std::size_t>((frame.scroll.y + room) / kLaneHeight) + 1;
  for (std::size_t i = first; i < std::min(last, lanes.size()); ++i) {
    draw_lane(view, frame, lanes[i], top - frame.scroll.y + static_cast<float>(i) * kLaneHeight);
  }
  ImGui::PopClipRect();
}

}  // namespace permsim
