// Placing and answering of controls, on ImGui's own button behaviour.
#include "web/widgets/item.h"

#include <algorithm>

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/test_hooks.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kTipDelay = 0.4f;
constexpr float kWidestTip = 320.0f;

/// Where the pointer rests: over which item or part, and since when in ImGui's time.
struct Rest {
  ImGuiID on = 0;
  double since = 0.0;
  int last_frame = -1;
};
Rest rest;

void draw_tip(std::string_view text, std::string_view more) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(10.0f, 7.0f));
  ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, kRadius);
  ImGui::PushStyleColor(ImGuiCol_Border, colors().line_strong);
  if (ImGui::BeginTooltip()) {
    const float width = std::min(kWidestTip, ImGui::GetIO().DisplaySize.x - 2.0f * kSpace4);
    paragraph(text, fonts().small, colors().text, width);
    if (!more.empty()) paragraph(more, fonts().small, colors().muted, width);
    ImGui::EndTooltip();
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
}

/// True once the pointer has rested on `id` long enough. A press hides the tip until the pointer
/// moves on.
bool has_rested(ImGuiID id) {
  const double now = ImGui::GetTime();
  const int frame = ImGui::GetFrameCount();
  const bool is_pressing =
      ImGui::IsMouseDown(ImGuiMouseButton_Left) || ImGui::IsMouseDown(ImGuiMouseButton_Right);
  if (rest.on != id || frame - rest.last_frame > 2 || is_pressing)
    rest.since = now + (is_pressing ? 0.6 : 0.0);
  rest.on = id;
  rest.last_frame = frame;
  return now - rest.since >= static_cast<double>(kTipDelay);
}

}  // namespace

ItemState place_item(std::string_view label, ImVec2 size, ItemOptions options) {
  const ImVec2 position = ImGui::GetCursorScreenPos();
  const ImRect box(position, {position.x + size.x, position.y + size.y});
  ImGui::ItemSize(box);
  return item_at(label, box, options);
}

ItemState item_at(std::string_view label, const ImRect& box, ItemOptions options) {
  ItemState state;
  state.box = box;
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  [[maybe_unused]] ImGuiContext& g = *ImGui::GetCurrentContext();
  if (window->SkipItems) return state;
  const ItemFocus focus = focus_of_item(visible_part(label), options.node, box);
  state.has_focus = focus.is_here;
  state.is_focused = focus.shows;
  const std::string name(label);
  const ImGuiID id = window->GetID(name.c_str());
  ImGuiItemFlags flags = ImGuiItemFlags_None;
  if (!options.is_enabled) flags |= ImGuiItemFlags_Disabled;
  if (options.allows_overlap) flags |= ImGuiItemFlags_AllowOverlap;
  state.is_visible = ImGui::ItemAdd(box, id, nullptr, flags);
  if (!state.is_visible) return state;
  if (state.is_focused) test_hooks::note_ring(label);
  state.is_clicked =
      ImGui::ButtonBehavior(box, id, &state.is_hovered, &state.is_held,
                            options.allows_overlap ? ImGuiButtonFlags_AllowOverlap : 0);
  if (!options.is_enabled) state.is_clicked = state.is_held = false;
  state.is_right_clicked = state.is_hovered && ImGui::IsMouseReleased(ImGuiMouseButton_Right);
  if (state.is_clicked || state.is_right_clicked) note_press();
  IMGUI_TEST_ENGINE_ITEM_INFO(id, name.c_str(), g.LastItemData.StatusFlags);
  return state;
}

void draw_focus_ring(const ItemState& item, float rounding) {
  if (!item.is_focused) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 min(item.box.Min.x + 1.0f, item.box.Min.y + 1.0f),
      max(item.box.Max.x - 1.0f, item.box.Max.y - 1.0f);
  list->AddRect(min, max, colors().focus, rounding, 0, 2.0f);
}

void tip(std::string_view text, std::string_view more) {
  if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
  if (has_rested(ImGui::GetItemID())) draw_tip(text, more);
}

void tip_in(const ImRect& box, std::string_view key, std::string_view text, std::string_view more) {
  if (!ImGui::IsMouseHoveringRect(box.Min, box.Max)) return;
  const ImGuiID id = ImHashStr(key.data(), key.size(), ImGui::GetItemID());
  if (has_rested(id)) draw_tip(text, more);
}

void forget_tips() { rest = {}; }

float seconds_to_tip() {
  const int age = ImGui::GetFrameCount() - rest.last_frame;
  if (age < 0 || age > 1) return -1.0f;
  const auto waited = static_cast<float>(ImGui::GetTime() - rest.since);
  return waited >= kTipDelay ? -1.0f : kTipDelay - waited + 0.01f;
}

std::string_view visible_part(std::string_view label) { return label.substr(0, label.find("##")); }

}  // namespace permsim
