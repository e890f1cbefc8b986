// Draws a card from the top: head, steps, who can repair what; and from the bottom: lanes, buttons.
#include "web/views/planned_order.h"

#include <algorithm>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/views/timeline_frame.h"
#include "web/views/timeline_lanes.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kMark = 24.0f, kStepIndent = 36.0f, kPerson = 20.0f, kMarksHeight = 22.0f,
                kButtonsHeight = 30.0f, kLeastMoment = 14.0f;
constexpr std::size_t kMostPlannedLanes = 8;

void draw_head(const PlannedOrder& order) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x, badge_at = badge_width(order.verdict);
  const float title = std::min(text_width(fonts().title, order.title), width - badge_at - kSpace3);
  draw_text_in(list, fonts().title, {at, {at.x + title + 1.0f, at.y + 26.0f}}, colors().text,
               order.title);
  draw_badge(list, {at.x + title + kSpace3, at.y + 3.0f}, order.verdict,
             order.is_good ? colors().good : colors().bad,
             order.is_good ? colors().good_soft : colors().bad_soft);
  ImGui::Dummy({width, 28.0f});
  paragraph(order.about, fonts().body, colors().muted);
  gap(kSpace4);
}

struct MarkLook {
  ImU32 ink, ground;
};
MarkLook look_of(PlannedStep::Kind kind) {
  switch (kind) {
    case PlannedStep::Kind::happens: return {colors().warning, colors().warning_soft};
    case PlannedStep::Kind::refused: return {colors().denied, colors().denied_soft};
    case PlannedStep::Kind::done: break;
  }
  return {colors().good, colors().good_soft};
}

void draw_step(const PlannedStep& step) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float came = step.came.empty() ? 0.0f : badge_width(step.came) + kSpace2;
  const float room = std::max(80.0f, width - kStepIndent - came);
  const float title = paragraph_height(step.title, fonts().body, room);
  const float more = step.more.empty()
                         ? 0.0f
                         : paragraph_height(step.more, fonts().small, width - kStepIndent) + 1.0f;
  const MarkLook mark = look_of(step.kind);
  const ImVec2 middle(at.x + kMark * 0.5f, at.y + kMark * 0.5f);
  list->AddCircleFilled(middle, kMark * 0.5f, mark.ground);
  if (theme_now() == Theme::contrast) list->AddCircle(middle, kMark * 0.5f, mark.ink);
  draw_text_in(list, fonts().small_strong, {at, {at.x + kMark, at.y + kMark}}, mark.ink, step.mark,
               0.5f);
  draw_paragraph(list, fonts().body, {at.x + kStepIndent, at.y + 2.0f}, colors().text, step.title,
                 room);
  if (!step.came.empty()) {
    const bool is_refused = step.kind == PlannedStep::Kind::refused;
    draw_badge(list, {at.x + width - came + kSpace2, at.y + 2.0f}, step.came,
               is_refused    ? colors().denied
               : step.is_bad ? colors().bad
                             : colors().good,
               is_refused    ? colors().denied_soft
               : step.is_bad ? colors().bad_soft
                             : colors().good_soft);
  }
  if (!step.more.empty())
    draw_paragraph(list, fonts().small, {at.x + kStepIndent, at.y + 3.0f + title}, colors().muted,
                   step.more, width - kStepIndent);
  ImGui::Dummy({width, std::max(kMark, title + more + 4.0f) + kSpace3});
}

/// What stops, each with a sign beside it.
void draw_stops(const PlannedOrder& order) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (const std::string& says : order.stops) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, room = width - kStepIndent;
    draw_icon(list, fonts().small, {at, {at.x + kMark, at.y + 18.0f}}, colors().bad,
              ICON_TRIANGLE_EXCLAMATION);
    draw_paragraph(list, fonts().small, {at.x + kStepIndent, at.y}, colors().text, says, room);
    ImGui::Dummy({width, paragraph_height(says, fonts().small, room) + kSpace2});
  }
}

/// Portraits with names, as many to a line as have room; returns the height they take.
float draw_people_at(const RepairRow& row, ImVec2 at, float width) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (row.people.empty()) {
    draw_text_in(list, fonts().small, {at, {at.x + width, at.y + kPerson}}, colors().bad, "Nobody");
    return kPerson;
  }
  float x = 0.0f, y = 0.0f;
  for (const std::string& each : row.people) {
    const float own =
        std::min(width, kPerson + kSpace1 + text_width(fonts().small, each) + kSpace3);
    if (x > 0.0f && x + own > width) {
      x = 0.0f;
      y += kPerson + kSpace1;
    }
    draw_portrait(list, {at.x + x + kPerson * 0.5f, at.y + y + kPerson * 0.5f}, kPerson, each);
    draw_text_in(list, fonts().small,
                 {{at.x + x + kPerson + kSpace1, at.y + y}, {at.x + x + own, at.y + y + kPerson}},
                 colors().text, each);
    x += own;
  }
  return y + kPerson;
}

void draw_repairs(const PlanPicture& plan, const PlannedOrder& order) {
  if (order.repairs.empty()) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  gap(kSpace1);
  paragraph(plan.repair, fonts().small_strong, colors().muted);
  gap(kSpace1);
  const float width = ImGui::GetContentRegionAvail().x, names = width * 0.42f;
  for (const RepairRow& row : order.repairs) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    list->AddLine(at, {at.x + width, at.y}, colors().line);
    const float people = draw_people_at(row, {at.x + names, at.y + 6.0f}, width - names);
    draw_text_in(list, fonts().small,
                 {{at.x, at.y + 6.0f}, {at.x + names - kSpace2, at.y + 6.0f + kPerson}},
                 colors().text, row.thing);
    ImGui::Dummy({width, people + 12.0f});
  }
}

std::size_t lanes_drawn(const PlannedOrder& order) {
  return std::min(order.lanes.size(), kMostPlannedLanes);
}
bool has_more_lanes(const PlannedOrder& order) { return order.lanes.size() > kMostPlannedLanes; }

float foot_height(const PlannedOrder& order) {
  const float lanes = order.lanes.empty()
                          ? 0.0f
                          : kMarksHeight + static_cast<float>(lanes_drawn(order)) * kLaneHeight +
                                (has_more_lanes(order) ? 20.0f : 0.0f) + kSpace2;
  return kSpace3 + lanes + (order.steps.empty() ? 0.0f : kButtonsHeight);
}

/// How everything fares from now on: a column for now, and one for each step with its mark.
void draw_lanes_of(const PlannedOrder& order) {
  if (order.lanes.empty()) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = kMarksHeight + static_cast<float>(lanes_drawn(order)) * kLaneHeight;
  TimelineFrame frame;
  frame.all = {at.x, at.y + kMarksHeight, at.x + width, at.y + height};
  frame.names_width = std::clamp(width * 0.28f, 84.0f, 150.0f);
  frame.moment_width = (width - frame.names_width) / static_cast<float>(order.moments);
  frame.end = order.moments;
  for (std::size_t i = 0; i < order.steps.size() && frame.moment_width >= kLeastMoment; ++i) {
    const float x = frame.x_of(i + 1);
    draw_text_in(list, fonts().small, {{x, at.y}, {x + frame.moment_width, at.y + kMarksHeight}},
                 colors().muted, order.steps[i].mark, 0.5f);
  }
  float y = frame.all.Min.y;
  for (std::size_t i = 0; i < lanes_drawn(order); ++i) {
    const Lane& lane = order.lanes[i];
    draw_text_in(list, fonts().small,
                 {{at.x, y}, {at.x + frame.names_width - kSpace2, y + kLaneHeight}}, colors().muted,
                 lane.label);
    for (const LaneStretch& stretch : lane.stretches) draw_stretch(frame, lane, stretch, y);
    y += kLaneHeight;
  }
  ImGui::Dummy({width, height});
  if (has_more_lanes(order))
    paragraph("and " + std::to_string(order.lanes.size() - kMostPlannedLanes) + " more",
              fonts().small, colors().muted);
  gap(kSpace2);
}

void draw_buttons(View& view, const OrderPlace& place, const PlannedOrder& order, bool has_other) {
  if (order.steps.empty()) return;
  const std::string node = "planner/" + place.key, open_node = node + "/open",
                    both_node = node + "/both";
  ButtonOptions open;
  open.kind = place.is_planned ? ButtonKind::primary : ButtonKind::soft;
  open.node = open_node;
  if (button("Open as a story##" + place.key, open)) open_order(view, order, false);
  if (!has_other) return;
  ButtonOptions both;
  both.icon = ICON_CODE_COMPARE;
  both.node = both_node;
  const std::string label = "Open both side by side##" + place.key;
  flow(button_width(label, both));
  if (button(label, both)) open_order(view, order, true);
}

}  // namespace

void draw_planned_order(View& view, const OrderPlace& place, const PlanPicture& plan,
                        const PlannedOrder& order) {
  draw_head(order);
  for (const PlannedStep& step : order.steps) draw_step(step);
  draw_stops(order);
  draw_repairs(plan, order);
  const float spare = ImGui::GetContentRegionAvail().y - foot_height(order);
  if (place.fills_height && spare > 0.0f) gap(spare);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine(at, {at.x + ImGui::GetContentRegionAvail().x, at.y},
                                      colors().line);
  gap(kSpace3);
  draw_lanes_of(order);
  draw_buttons(view, place, order, place.is_planned && plan.has_naive);
}

}  // namespace permsim
