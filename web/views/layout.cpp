// Divides the window among the panels of the table and draws each in its pane.
#include "web/views/layout.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/why.h"
#include "web/views/header.h"
#include "web/views/panels.h"
#include "web/widgets/field.h"
#include "web/widgets/item.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kTabsHeight = 56.0f;
constexpr float kSplitterWidth = 7.0f;
constexpr float kLeastList = 150.0f;

void take_focus(View& view, std::string_view pane) {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  // The matrix takes the keyboard itself: its cells are one control. The other ways to look are
  // ordinary controls.
  const bool takes_it_itself = pane == "matrix" && view.ui.mode <= MatrixMode::things;
  if (view.ui.wants_pane_focus && view.ui.pane == pane && !takes_it_itself) {
    view.ui.wants_pane_focus = false;
    ImGui::FocusWindow(window);
    ImGui::NavInitWindow(window, true);
  }
  const bool is_popup_open =
      ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  if (!view.ui.wants_pane_focus && !is_popup_open &&
      ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows))
    view.ui.pane = pane;
  const bool shows_focus = view.ui.pane == pane && !g.NavDisableHighlight && !is_popup_open;
  if (!shows_focus) return;
  const ImRect box = window->Rect();
  window->DrawList->PushClipRect(box.Min, box.Max, false);
  window->DrawList->AddRect({box.Min.x + 2.0f, box.Min.y + 2.0f},
                            {box.Max.x - 2.0f, box.Max.y - 2.0f}, faded(colors().focus, 0.55f),
                            4.0f, 0, 2.0f);
  window->DrawList->PopClipRect();
}

void draw_pane(View& view, const Panel& panel, const ImRect& box) {
  if (box.GetWidth() < 8.0f || box.GetHeight() < 8.0f) return;
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, colors().panel);
  const float side =
      panel.id == "why" || panel.id == "findings" || panel.id == "inspector" ? kSpace4 : kSpace3;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(side, kSpace3));
  const std::string name = "pane " + std::string(panel.id);
  const ImGuiWindowFlags flags =
      panel.scrolls ? 0 : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  const bool is_open =
      ImGui::BeginChild(name.c_str(), box.GetSize(), ImGuiChildFlags_AlwaysUseWindowPadding, flags);
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  if (is_open) panel.draw(view);
  take_focus(view, panel.id);
  ImGui::EndChild();
}

const Panel& panel_at(PanelPlace place) {
  return *std::find_if(panels().begin(), panels().end(),
                       [&](const Panel& panel) { return panel.place == place; });
}

/// Where the panes of a wide page meet.
struct Edges {
  float left, right, bottom, things, findings;
};

/// Sides narrow with the window, and on a low page the timeline leaves most of the height to the
/// rest.
float side_scale(const ImRect& all) { return std::clamp(all.GetWidth() / 1360.0f, 0.78f, 1.0f); }

Edges edges_of(const PaneSizes& sizes, const ImRect& all) {
  Edges edges{};
  const float scale = side_scale(all);
  edges.left =
      std::round(all.Min.x + std::clamp(sizes.left * scale, 180.0f, all.GetWidth() * 0.4f));
  edges.right =
      std::round(all.Max.x - std::clamp(sizes.right * scale, 200.0f, all.GetWidth() * 0.45f));
  const float most = all.GetHeight() * (all.GetHeight() < 560.0f ? 0.36f : 0.6f);
  edges.bottom = std::round(all.Max.y - std::clamp(sizes.bottom, 60.0f, most));
  const float column = edges.bottom - all.Min.y;
  const float least = std::min(kLeastList, column * 0.6f);
  edges.things = std::round(
      all.Min.y + std::clamp(column * sizes.things_share, least, std::max(least, column - 60.0f)));
  edges.findings =
      std::round(edges.bottom - std::clamp(sizes.findings, 40.0f, std::max(40.0f, column * 0.4f)));
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
void draw_splitters(View& view, const ImRect& all, const Edges& edges) {
  PaneSizes& sizes = view.ui.sizes;
  const float half = kSplitterWidth * 0.5f, scale = side_scale(all),
              column = edges.bottom - all.Min.y;
  const auto upright = [&](float x, float from, float to) {
    return ImRect(x - half, from, x + half, to);
  };
  const auto level = [&](float y, float from, float to) {
    return ImRect(from, y - half, to, y + half);
  };
  draw_bar({.label = "Width of the list##splitter",
            .box = upright(edges.left, all.Min.y, edges.bottom),
            .size = edges.left - all.Min.x,
            .least = 180.0f,
            .most = all.GetWidth() * 0.4f,
            .unit = scale},
           sizes.left);
  draw_bar({.label = "Width of why##splitter",
            .box = upright(edges.right, all.Min.y, edges.bottom),
            .size = all.Max.x - edges.right,
            .sign = -1.0f,
            .least = 200.0f,
            .most = all.GetWidth() * 0.45f,
            .unit = scale},
           sizes.right);
  draw_bar({.label = "Height of the timeline##splitter",
            .box = level(edges.bottom, all.Min.x, all.Max.x),
            .is_vertical = false,
            .size = all.Max.y - edges.bottom,
            .sign = -1.0f,
            .least = 60.0f,
            .most = all.GetHeight() * 0.6f},
           sizes.bottom);
  draw_bar({.label = "Height of the list##splitter",
            .box = level(edges.things, all.Min.x, edges.left),
            .is_vertical = false,
            .size = edges.things - all.Min.y,
            .least = std::min(kLeastList, column * 0.6f),
            .most = column - 60.0f,
            .unit = std::max(column, 1.0f)},
           sizes.things_share);
  draw_bar({.label = "Height of findings##splitter",
            .box = level(edges.findings, edges.right, all.Max.x),
            .is_vertical = false,
            .size = edges.bottom - edges.findings,
            .sign = -1.0f,
            .least = 40.0f,
            .most = column * 0.4f},
           sizes.findings);
}

void draw_wide(View& view, const ImRect& all) {
  const Edges edges = edges_of(view.ui.sizes, all);
  draw_pane(view, panel_at(PanelPlace::left_top), {all.Min.x, all.Min.y, edges.left, edges.things});
  draw_pane(view, panel_at(PanelPlace::left_bottom),
            {all.Min.x, edges.things, edges.left, edges.bottom});
  draw_pane(view, panel_at(PanelPlace::center), {edges.left, all.Min.y, edges.right, edges.bottom});
  draw_pane(view, panel_at(PanelPlace::right_top),
            {edges.right, all.Min.y, all.Max.x, edges.findings});
  draw_pane(view, panel_at(PanelPlace::right_bottom),
            {edges.right, edges.findings, all.Max.x, edges.bottom});
  draw_pane(view, panel_at(PanelPlace::bottom), {all.Min.x, edges.bottom, all.Max.x, all.Max.y});
  draw_splitters(view, all, edges);
}

void draw_tab(View& view, const Panel& panel, const ImRect& box) {
  const bool is_now = view.ui.tab == panel.id;
  const std::string label = panel.id == "things" ? "Things" : std::string(panel.label);
  const ItemState item = item_at(label + "##tab", box);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 color = is_now            ? colors().accent_text
                      : item.is_hovered ? colors().text
                                        : colors().muted;
  draw_icon(list, fonts().title, {{box.Min.x, box.Min.y + 6.0f}, {box.Max.x, box.Min.y + 30.0f}},
            color, panel.icon);
  draw_text_in(list, is_now ? fonts().small_strong : fonts().small,
               {{box.Min.x, box.Min.y + 30.0f}, {box.Max.x, box.Max.y - 6.0f}}, color, label, 0.5f);
  draw_focus_ring(item, kRadius);
  if (!item.is_clicked) return;
  view.ui.tab = panel.id;
  view.ui.pane = panel.id;
}

void draw_tabs(View& view, const ImRect& bar) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(bar.Min, bar.Max, colors().panel);
  list->AddLine(bar.Min, {bar.Max.x, bar.Min.y}, colors().line);
  const auto count = static_cast<float>(std::count_if(
      panels().begin(), panels().end(), [](const Panel& p) { return p.tab == p.id; }));
  const float width = bar.GetWidth() / count;
  float x = bar.Min.x;
  for (const Panel& panel : panels()) {
    if (panel.tab != panel.id) continue;
    draw_tab(view, panel, {x, bar.Min.y, x + width, bar.Max.y});
    x += width;
  }
}

/// Below a narrow matrix: the selected cell's answer, and the way to its reasons.
void draw_answer_strip(View& view, const Why& why, const ImRect& box) {
  const ItemState item = item_at("Why: " + why.headline + "##strip", box);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.Min, box.Max, item.is_hovered ? colors().hover : colors().panel);
  list->AddLine(box.Min, {box.Max.x, box.Min.y}, colors().line);
  draw_sign(list, {box.Min.x + 28.0f, box.GetCenter().y}, 24.0f, why.look);
  draw_two_lines(list, fonts().body,
                 {{box.Min.x + 52.0f, box.Min.y}, {box.Max.x - 70.0f, box.Max.y}}, colors().text,
                 why.headline);
  draw_text_in(list, fonts().strong,
               {{box.Max.x - 64.0f, box.Min.y}, {box.Max.x - 28.0f, box.Max.y}},
               colors().accent_text, "Why", 1.0f);
  draw_icon(list, fonts().small, {{box.Max.x - 26.0f, box.Min.y}, {box.Max.x - 8.0f, box.Max.y}},
            colors().accent_text, ICON_CHEVRON_RIGHT);
  draw_focus_ring(item, 0.0f);
  if (item.is_clicked) view.ui.tab = view.ui.pane = "why";
}

/// One tab's panes, one above the other.
void draw_narrow(View& view, const ImRect& all) {
  ImRect room(all.Min.x, all.Min.y, all.Max.x, all.Max.y - kTabsHeight);
  const std::optional<Why>& why = view.models.why.why();
  if (view.ui.tab == "matrix" && why) {
    constexpr float kStripHeight = 52.0f;
    draw_answer_strip(view, *why, {room.Min.x, room.Max.y - kStripHeight, room.Max.x, room.Max.y});
    room.Max.y -= kStripHeight;
  }
  const float split =
      std::floor(room.Min.y +
                 room.GetHeight() * (view.ui.tab == "things" ? view.ui.sizes.things_share : 0.72f));
  bool is_first = true;
  const bool is_shared = std::count_if(panels().begin(), panels().end(),
                                       [&](const Panel& p) { return p.tab == view.ui.tab; }) > 1;
  for (const Panel& panel : panels()) {
    if (panel.tab != view.ui.tab) continue;
    ImRect box = room;
    if (is_shared && is_first) box.Max.y = split;
    if (is_shared && !is_first) box.Min.y = split;
    draw_pane(view, panel, box);
    is_first = false;
  }
  if (is_shared)
    ImGui::GetWindowDrawList()->AddLine({room.Min.x, split - 0.5f}, {room.Max.x, split - 0.5f},
                                        colors().line);
  draw_tabs(view, {all.Min.x, all.Max.y - kTabsHeight, all.Max.x, all.Max.y});
}

void draw_header_pane(View& view, const ImRect& box) {
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, colors().panel);
  const bool is_open =
      ImGui::BeginChild("pane header", box.GetSize(), 0,
                        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleColor();
  if (is_open) draw_header(view);
  take_focus(view, "header");
  ImGui::EndChild();
}

}  // namespace

void draw_layout(View& view) {
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  draw_header_pane(view, {0.0f, 0.0f, page.x, kHeaderHeight});
  const ImRect all(0.0f, kHeaderHeight, page.x, page.y);
  if (page.x < kNarrowWidth)
    draw_narrow(view, all);
  else
    draw_wide(view, all);
  // Where the pane is not on the screen nobody takes the keyboard.
  view.ui.wants_pane_focus = false;
  ImGui::GetWindowDrawList()->AddLine({0.0f, kHeaderHeight - 0.5f}, {page.x, kHeaderHeight - 0.5f},
                                      colors().line);
}

}  // namespace permsim
