// Divides the window among the panels of the table and draws each in its pane.
#include "web/views/layout.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/planner.h"
#include "web/views/answer_tabs.h"
#include "web/views/guest.h"
#include "web/views/guest_line.h"
#include "web/views/header.h"
#include "web/views/layout_plan.h"
#include "web/views/page_tabs.h"
#include "web/views/pane.h"
#include "web/views/panels.h"
#include "web/views/planner.h"
#include "web/views/rail.h"
#include "web/views/sheet.h"
#include "web/views/timeline.h"
#include "web/views/timeline_line.h"
#include "web/views/toast.h"
#include "web/widgets/field.h"
#include "web/widgets/item.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kSplitterWidth = 7.0f;
constexpr float kLeastList = 120.0f;
constexpr float kOverWidth = 264.0f;

/// Where the panes of a wide page meet. `things`: where the list ends and what is chosen begins.
struct Edges {
  float left, right, bottom, things;
};

/// Sides narrow with the window.
float side_scale(const ImRect& all) { return std::clamp(all.GetWidth() / 1360.0f, 0.78f, 1.0f); }

/// On a page that is not high the timeline leaves the matrix its room first.
float most_timeline(const ImRect& all) {
  return std::max(60.0f, std::min(all.GetHeight() * 0.6f, all.GetHeight() - kLeastMatrix));
}

/// The timeline's height: one line where it is folded, and most of a low page while it is open.
float timeline_height(const View& view, const LayoutPlan& plan, const ImRect& all) {
  const float wanted = std::min(view.ui.sizes.bottom, timeline_height_of_all(view));
  if (plan.is_low && view.ui.opens_timeline)
    return std::min(wanted, std::round(all.GetHeight() * 0.7f));
  if (plan.has_line) return kLineHeight;
  return std::clamp(wanted, 60.0f, most_timeline(all));
}

bool has_inspector(const View& view) {
  return has_something(view, panel_at(PanelPlace::left_bottom));
}

float things_end(const View& view, float top, float bottom) {
  if (!has_inspector(view)) return bottom;
  const float height = bottom - top, least = std::min(kLeastList, height * 0.4f);
  return std::round(top + std::clamp(height * view.ui.sizes.things_share, least,
                                     std::max(least, height - 120.0f)));
}

Edges edges_of(const View& view, const LayoutPlan& plan, const ImRect& all) {
  const PaneSizes& sizes = view.ui.sizes;
  const float scale = side_scale(all);
  Edges edges{};
  edges.left =
      plan.has_rail
          ? all.Min.x + kRailWidth
          : std::round(all.Min.x + std::clamp(sizes.left * scale, 180.0f, all.GetWidth() * 0.4f));
  edges.right =
      std::round(all.Max.x - std::clamp(sizes.right * scale, 200.0f, all.GetWidth() * 0.45f));
  edges.bottom = std::round(all.Max.y - timeline_height(view, plan, all));
  // Panes that a host does not want have no room.
  if (!view.ui.hosting.has_things) edges.left = all.Min.x;
  if (!view.ui.hosting.has_why) edges.right = all.Max.x;
  if (!view.ui.hosting.has_timeline) edges.bottom = all.Max.y;
  edges.things = things_end(view, all.Min.y, edges.bottom);
  return edges;
}

/// One bar between panes: the size it sets, as it is on the screen and as it is kept.
struct Bar {
  std::string_view label;
  ImRect box;
  bool is_vertical = true;
  float size = 0.0f;  ///< in CSS pixels now
  float sign = 1.0f;  ///< −1: the pane lies behind the bar, and grows as it moves back
  float least = 0.0f, most = 0.0f;
  float unit = 1.0f;  ///< so many pixels are one of what is kept
};

void draw_bar(Bar bar, float& kept) {
  if (splitter(bar.label, bar.box, bar.is_vertical, bar.size, bar.sign, bar.least, bar.most))
    kept = bar.size / bar.unit;
}

/// The bars between panes: wider than they look, over the edges they move.
void draw_splitters(View& view, const LayoutPlan& plan, const ImRect& all, const Edges& edges) {
  PaneSizes& sizes = view.ui.sizes;
  const float half = kSplitterWidth * 0.5f, scale = side_scale(all),
              column = edges.bottom - all.Min.y;
  const auto upright = [&](float x) { return ImRect(x - half, all.Min.y, x + half, edges.bottom); };
  const auto level = [&](float y, float from, float to) {
    return ImRect(from, y - half, to, y + half);
  };
  const Hosting& hosting = view.ui.hosting;
  if (!plan.has_rail && hosting.has_things)
    draw_bar({.label = "Width of the list##splitter",
              .box = upright(edges.left),
              .size = edges.left - all.Min.x,
              .least = 180.0f,
              .most = all.GetWidth() * 0.4f,
              .unit = scale},
             sizes.left);
  if (hosting.has_why)
    draw_bar({.label = "Width of why##splitter",
              .box = upright(edges.right),
              .size = all.Max.x - edges.right,
              .sign = -1.0f,
              .least = 200.0f,
              .most = all.GetWidth() * 0.45f,
              .unit = scale},
             sizes.right);
  if (!plan.has_line && hosting.has_timeline)
    draw_bar({.label = "Height of the timeline##splitter",
              .box = level(edges.bottom, all.Min.x, all.Max.x),
              .is_vertical = false,
              .size = all.Max.y - edges.bottom,
              .sign = -1.0f,
              .least = 60.0f,
              .most = std::min(most_timeline(all), timeline_height_of_all(view))},
             sizes.bottom);
  if (!plan.has_rail && hosting.has_things && has_inspector(view))
    draw_bar({.label = "Height of the list##splitter",
              .box = level(edges.things, all.Min.x, edges.left),
              .is_vertical = false,
              .size = edges.things - all.Min.y,
              .least = std::min(kLeastList, column * 0.4f),
              .most = column - 120.0f,
              .unit = std::max(column, 1.0f)},
             sizes.things_share);
}

/// The list, and below it what is chosen.
void draw_things_column(View& view, const ImRect& box) {
  const float split = things_end(view, box.Min.y, box.Max.y);
  draw_pane(view, panel_at(PanelPlace::left_top), {box.Min.x, box.Min.y, box.Max.x, split});
  if (!has_inspector(view)) return;
  draw_pane(view, panel_at(PanelPlace::left_bottom), {box.Min.x, split, box.Max.x, box.Max.y});
  ImGui::GetWindowDrawList()->AddLine({box.Min.x, split - 0.5f}, {box.Max.x, split - 0.5f},
                                      colors().line);
}

/// The timeline, or one line in its place.
void draw_bottom(View& view, const LayoutPlan& plan, const ImRect& box) {
  const bool is_line = plan.has_line && !(plan.is_low && view.ui.opens_timeline);
  if (!is_line) return draw_pane(view, panel_at(PanelPlace::bottom), box);
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, colors().panel);
  if (ImGui::BeginChild("pane timeline", box.GetSize(), 0,
                        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
    const PanelScope scope("timeline");
    draw_timeline_line(view);
    draw_pane_ring("timeline");
  }
  ImGui::EndChild();
  ImGui::PopStyleColor();
  ImGui::GetWindowDrawList()->AddLine({box.Min.x, box.Min.y - 0.5f}, {box.Max.x, box.Min.y - 0.5f},
                                      colors().line);
}

/// The list over the matrix, until one presses beside it.
void draw_things_over(View& view, const ImRect& box) {
  if (!view.ui.opens_things) return;
  const bool is_popup_open =
      ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  draw_things_column(view, box);
  if (is_popup_open) return;
  const ImVec2 mouse = ImGui::GetMousePos();
  const bool is_beside =
      ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !box.Contains(mouse) && mouse.x > box.Min.x;
  if (is_beside) view.ui.opens_things = false;
}

void draw_wide(View& view, const LayoutPlan& plan, const ImRect& all) {
  const Edges edges = edges_of(view, plan, all);
  const ImRect left(all.Min.x, all.Min.y, edges.left, edges.bottom);
  const Hosting& hosting = view.ui.hosting;
  if (hosting.has_things && plan.has_rail) draw_rail(view, left);
  if (hosting.has_things && !plan.has_rail) draw_things_column(view, left);
  draw_pane(view, panel_at(PanelPlace::center), {edges.left, all.Min.y, edges.right, edges.bottom});
  if (hosting.has_why) draw_answer(view, {edges.right, all.Min.y, all.Max.x, edges.bottom});
  if (hosting.has_timeline)
    draw_bottom(view, plan, {all.Min.x, edges.bottom, all.Max.x, all.Max.y});
  if (plan.has_rail)
    draw_things_over(view, {edges.left, all.Min.y, edges.left + kOverWidth, edges.bottom});
  else
    view.ui.opens_things = false;
  draw_splitters(view, plan, all, edges);
  draw_toast(view, {edges.left, all.Min.y, edges.right, edges.bottom - kSentenceHeight});
}

/// One pane at a time: where the tabs are at the bottom the timeline is one of them, else it stands
/// below whatever is shown.
void draw_one_pane(View& view, const LayoutPlan& plan, const ImRect& all) {
  ImRect room = all;
  if (plan.has_tabs_at_bottom) {
    room.Max.y -= kTabsHeight;
    draw_tabs(view, {all.Min.x, room.Max.y, all.Max.x, all.Max.y});
  } else if (view.ui.tab == "timeline") {
    view.ui.tab = "matrix";
  }
  if (view.ui.tab == "timeline") {
    draw_pane(view, panel_at(PanelPlace::bottom), room);
    return draw_toast(view, room);
  }
  const ImRect bottom(room.Min.x, room.Max.y - std::round(timeline_height(view, plan, all)),
                      room.Max.x, room.Max.y);
  room.Max.y = bottom.Min.y;
  draw_bottom(view, plan, bottom);
  if (view.ui.tab == "things")
    draw_things_column(view, room);
  else if (view.ui.tab == "why")
    draw_answer(view, room);
  else
    draw_pane(view, panel_at(PanelPlace::center), room);
  if (view.ui.tab == "matrix") room.Max.y -= matrix_foot(view, room.GetWidth());
  draw_toast(view, room);
}

void draw_header_pane(View& view, const ImRect& box) {
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, colors().panel);
  const bool is_open =
      ImGui::BeginChild("pane header", box.GetSize(), 0,
                        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleColor();
  const PanelScope scope("header");
  if (is_open) draw_header(view);
  draw_pane_ring("header");
  ImGui::EndChild();
}

/// In somebody's page: one line in place of the header, and as much of the panes as has room.
void draw_hosted(View& view, ImVec2 page) {
  const ImRect all(0.0f, kGuestLine, page.x, page.y);
  draw_guest_line(view, {0.0f, 0.0f, page.x, kGuestLine});
  if (is_planner_shown(view)) {
    draw_planner(view, all);
    draw_toast(view, all);
  } else if (view.ui.page_form == PageForm::wide)
    draw_wide(view, layout_now(view.ui), all);
  else
    draw_guest(view, all);
}

}  // namespace

void draw_layout(View& view) {
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  if (view.ui.page_form != PageForm::whole) return draw_hosted(view, page);
  draw_header_pane(view, {0.0f, 0.0f, page.x, kHeaderHeight});
  const ImRect all(0.0f, kHeaderHeight, page.x, page.y);
  const LayoutPlan plan = layout_now(view.ui);
  if (!plan.is_low) view.ui.opens_timeline = false;
  if (is_planner_shown(view)) {
    draw_planner(view, all);
    draw_toast(view, all);
  } else if (plan.shows_one_pane)
    draw_one_pane(view, plan, all);
  else
    draw_wide(view, plan, all);
  ImGui::GetWindowDrawList()->AddLine({0.0f, kHeaderHeight - 0.5f}, {page.x, kHeaderHeight - 0.5f},
                                      colors().line);
}

}  // namespace permsim
