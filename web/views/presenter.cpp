// Draws what is on the projector from its nodes: the page with all the room there is, its signs,
// and below it what the presenter can press.
#include "web/views/presenter.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/presenter.h"
#include "web/panels/presenter.h"
#include "web/views/lesson_nodes.h"
#include "web/views/presenter_grid.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kPresenterFootHeight = 48.0f, kSignsHeight = 34.0f, kPresenterSide = 0.045f,
                kAbove = 20.0f, kSignSize = 20.0f;

bool is_grid(const PanelNode& node) {
  return node.role == NodeRole::grid || node.role == NodeRole::table;
}

void draw_page(const PanelNode& page) {
  for (const PanelNode& node : page.children) {
    const bool is_quiet = node.tone == Tone::small;
    const bool is_heading = node.role == NodeRole::heading;
    paragraph(node.name,
              is_heading ? fonts().title
              : is_quiet ? fonts().small
                         : fonts().body,
              is_quiet ? colors().muted : colors().text);
    gap(is_heading ? kSpace2 : kSpace1);
  }
}

/// A step a line, with what moves it at its end.
void draw_order(View& view, const PanelNode& order, const std::string& id) {
  const float width = ImGui::GetContentRegionAvail().x;
  for (const PanelNode& item : order.children) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    float right = at.x + width;
    for (auto child = item.children.rbegin(); child != item.children.rend(); ++child) {
      if (!child->press) continue;
      ButtonOptions options;
      options.kind = ButtonKind::quiet;
      const std::string node = id + "/" + item.key + "/" + child->key;
      options.node = node;
      const std::string label = child->name + "##" + node;
      right -= button_width(label, options);
      ImGui::SetCursorScreenPos({right, at.y});
      if (button(label, options)) child->press(view);
    }
    draw_text_in(ImGui::GetWindowDrawList(), fonts().body,
                 {at, {right - kSpace2, at.y + kRowHeight}}, colors().text,
                 item.children.empty() ? item.name : item.children.front().name);
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, kRowHeight});
  }
}

/// A grid takes what is left of the height, and no more than it needs.
void draw_work(View& view, const PanelNode& work, float bottom) {
  for (const PanelNode& node : work.children) {
    const std::string id = "presenter/work/" + node.key;
    if (node.key == "order") {
      draw_order(view, node, id);
      continue;
    }
    if (!is_grid(node)) {
      draw_lesson_node(view, node, id);
      continue;
    }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const GridHeights heights = presenter_grid_heights(node, width);
    const float height = std::min(heights.most, std::max(heights.least, bottom - at.y - kSpace2));
    draw_presenter_grid(view, node, id, {at, {at.x + width, at.y + height}});
    ImGui::Dummy({width, height});
  }
}

void draw_signs(const PanelNode& signs, const ImRect& box) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  float x = box.Min.x;
  for (const PanelNode& node : signs.children) {
    draw_sign(list, {x + kSignSize * 0.5f, box.GetCenter().y}, kSignSize, *node.sign);
    x += kSignSize + kSpace2;
    const float width = text_width(fonts().body, node.name);
    draw_text_in(list, fonts().body, {{x, box.Min.y}, {x + width + 1.0f, box.Max.y}}, colors().text,
                 node.name);
    x += width + kSpace6;
  }
}

void draw_press(View& view, const PanelNode& node, ImVec2 at, float width, ButtonKind kind) {
  ButtonOptions options;
  options.kind = kind;
  options.is_enabled = node.is_enabled;
  options.width = width;
  const std::string id = "presenter/foot/" + node.key;
  options.node = id;
  ImGui::SetCursorScreenPos(at);
  if (button(node.name + "##" + id, options) && node.is_enabled && node.press) node.press(view);
}

/// At the left what goes back and what goes on, at the right all else: as quiet as it can be, since
/// a room looks at it.
void draw_presenter_foot(View& view, const PanelNode& foot, const ImRect& box) {
  const float y = box.GetCenter().y - kControlHeight * 0.5f;
  const auto width_of = [](const PanelNode& node, ButtonKind kind) {
    ButtonOptions options;
    options.kind = kind;
    return button_width(node.name, options);
  };
  float left = box.Min.x, right = box.Max.x;
  for (const char* key : {"back", "next"}) {
    const PanelNode& node = *child_of(foot, key);
    const bool reveals = std::string_view(key) == "next" && view.lesson->can_reveal();
    const ButtonKind kind = reveals ? ButtonKind::primary : ButtonKind::quiet;
    const float width = width_of(node, kind);
    draw_press(view, node, {left, y}, width, kind);
    left += width + kSpace2;
  }
  for (const char* key : {"leave", "blank", "notes"}) {
    const PanelNode* node = child_of(foot, key);
    if (node == nullptr) continue;
    const float width = width_of(*node, ButtonKind::quiet);
    draw_press(view, *node, {right - width, y}, width, ButtonKind::quiet);
    right -= width + kSpace2;
  }
  if (const PanelNode* told = child_of(foot, "notes told"))
    draw_two_lines(ImGui::GetWindowDrawList(), fonts().small,
                   {{left + kSpace3, box.Min.y}, {right - kSpace2, box.Max.y}}, colors().muted,
                   told->name);
}

/// Nothing is seen; a press anywhere brings the page back.
void draw_blank(View& view, const PanelNode& panel, const ImRect& all) {
  ImGui::GetWindowDrawList()->AddRectFilled(all.Min, all.Max, IM_COL32_BLACK);
  const PanelNode& show = *child_of(panel, "show");
  const std::string id = "presenter/show";
  const ItemState item = item_at(show.name + "##" + id, all, {true, false, id});
  if (item.is_clicked) show.press(view);
}

void draw_shown(View& view, const PanelNode& panel, const ImRect& all) {
  const float side = std::max(kSpace4, all.GetWidth() * kPresenterSide);
  const ImRect foot({all.Min.x + side, all.Max.y - kPresenterFootHeight},
                    {all.Max.x - side, all.Max.y});
  const PanelNode* signs = child_of(panel, "signs");
  const PanelNode* why = child_of(panel, "why");
  float bottom = foot.Min.y;
  const ImRect signs_box({foot.Min.x, bottom - kSignsHeight}, {foot.Max.x, bottom});
  if (signs != nullptr) bottom -= kSignsHeight;
  const ImRect why_box({foot.Min.x, bottom - kSignsHeight}, {foot.Max.x, bottom});
  if (why != nullptr) bottom -= kSignsHeight;
  ImGui::SetCursorScreenPos({foot.Min.x, all.Min.y + kAbove});
  if (ImGui::BeginChild("room", {foot.GetWidth(), bottom - all.Min.y - kAbove})) {
    draw_page(*child_of(panel, "page"));
    draw_work(view, *child_of(panel, "work"), bottom);
  }
  ImGui::EndChild();
  if (why != nullptr)
    draw_two_lines(ImGui::GetWindowDrawList(), fonts().strong, why_box, colors().text, why->name);
  if (signs != nullptr) draw_signs(*signs, signs_box);
  ImGui::GetWindowDrawList()->AddLine({all.Min.x, foot.Min.y}, {all.Max.x, foot.Min.y},
                                      colors().line);
  draw_presenter_foot(view, *child_of(panel, "foot"), foot);
}

struct PresenterKey {
  ImGuiKeyChord chord;
  PresenterAct act;
};
constexpr std::array<PresenterKey, 8> kKeys = {{{ImGuiKey_PageDown, PresenterAct::next},
                                                {ImGuiKey_RightArrow, PresenterAct::next},
                                                {ImGuiKey_Space, PresenterAct::next},
                                                {ImGuiKey_PageUp, PresenterAct::back},
                                                {ImGuiKey_LeftArrow, PresenterAct::back},
                                                {ImGuiKey_B, PresenterAct::blank},
                                                {ImGuiKey_Period, PresenterAct::blank},
                                                {ImGuiKey_R, PresenterAct::reveal}}};

/// A letter or a sign alone, which can be switched off for whoever dictates.
bool is_single(ImGuiKeyChord chord) {
  return chord == ImGuiKey_B || chord == ImGuiKey_Period || chord == ImGuiKey_R;
}

/// Arrows go from cell to cell, and from answer to answer, for whoever is there.
bool is_in_work(const View& view) {
  return view.ui.focus.node.compare(0, 15, "presenter/work/") == 0;
}

}  // namespace

void draw_presenter(View& view) {
  const PanelScope scope("presenter");
  const PanelNode panel = presenter_panel(view);
  const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  const ImRect all(at, {at.x + size.x, at.y + size.y});
  ImGui::GetWindowDrawList()->AddRectFilled(all.Min, all.Max, colors().panel);
  if (view.presentation->is_blank())
    draw_blank(view, panel, all);
  else
    draw_shown(view, panel, all);
}

bool run_presenter_key(View& view, ImGuiKeyChord chord) {
  if (chord == ImGuiKey_Escape) {
    view.outbox.send(Present{false});
    return true;
  }
  const bool is_arrow = chord == ImGuiKey_LeftArrow || chord == ImGuiKey_RightArrow;
  if (is_arrow && is_in_work(view)) return false;
  if (is_single(chord) && !view.ui.uses_single_keys) return false;
  const auto found = std::find_if(kKeys.begin(), kKeys.end(),
                                  [&](const PresenterKey& each) { return each.chord == chord; });
  if (found == kKeys.end()) return false;
  view.outbox.send(InPresentation{found->act});
  return true;
}

}  // namespace permsim
