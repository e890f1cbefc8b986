// Finds the focus among the items by node or by words, and remembers what was pressed.
#include "web/widgets/page_focus.h"

#include <map>
#include <utility>

namespace permsim {
namespace {

struct State {
  FocusTarget target;
  std::string panel;  ///< whose items are being drawn
  std::map<std::string, std::size_t, std::less<>>
      places;        ///< by panel and words: how many were drawn
  PressedItem last;  ///< the item asked about last
  std::optional<PressedItem> pressed;
  std::optional<ImRect> field;
};
State state;

bool begins_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

/// The node itself, or one that it holds.
bool is_of(std::string_view node, std::string_view holder) {
  return begins_with(node, holder) && (node.size() == holder.size() || node[holder.size()] == '/');
}

bool has_focus(const PressedItem& item) {
  const FocusTarget& target = state.target;
  if (target.node.empty() || !is_of(target.node, item.panel)) return false;
  if (!item.node.empty()) return is_of(target.node, item.node);
  return !target.words.empty() && item.words == target.words && item.place == target.place;
}

}  // namespace

void begin_focus(const FocusTarget& target) {
  state.target = target;
  state.panel.clear();
  state.places.clear();
  state.pressed.reset();
  state.field.reset();
}

const std::optional<PressedItem>& pressed_item() { return state.pressed; }
const std::optional<ImRect>& focused_field() { return state.field; }

PanelScope::PanelScope(std::string_view panel)
    : outer_(std::exchange(state.panel, std::string(panel))) {}
PanelScope::~PanelScope() { state.panel = outer_; }

ItemFocus focus_of_item(std::string_view words, std::string_view node, const ImRect& box) {
  state.last = {state.panel, std::string(node), std::string(words), 0};
  if (node.empty()) state.last.place = state.places[state.panel + "/" + state.last.words]++;
  ItemFocus focus;
  focus.is_here = !state.panel.empty() && has_focus(state.last);
  focus.shows = focus.is_here && state.target.shows;
  if (focus.is_here && state.target.is_new)
    ImGui::ScrollToRect(ImGui::GetCurrentWindow(), box,
                        ImGuiScrollFlags_KeepVisibleEdgeX | ImGuiScrollFlags_KeepVisibleEdgeY);
  return focus;
}

void note_press() { state.pressed = state.last; }

void note_field(const ImRect& box) {
  ImRect seen = box;
  seen.ClipWith(ImGui::GetCurrentWindow()->ClipRect);
  // Half of a line cannot be typed in: there the text stays on the canvas.
  if (seen.GetHeight() > box.GetHeight() * 0.75f && seen.GetWidth() > 40.0f) state.field = seen;
}

bool shows_focus_in(std::string_view panel) {
  return state.target.shows && !state.target.node.empty() && is_of(state.target.node, panel);
}

std::string_view focus_to_bring(std::string_view start) {
  const FocusTarget& target = state.target;
  return target.is_new && begins_with(target.node, start) ? std::string_view(target.node)
                                                          : std::string_view();
}

void bring_row_into_view(std::ptrdiff_t row, float height) {
  const float top = static_cast<float>(row) * height;
  const float least = top + height - ImGui::GetCurrentWindow()->InnerRect.GetHeight();
  if (ImGui::GetScrollY() > top)
    ImGui::SetScrollY(top);
  else if (ImGui::GetScrollY() < least)
    ImGui::SetScrollY(least);
}

}  // namespace permsim
