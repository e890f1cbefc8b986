// Text fields, tick boxes, splitters and chips.
#include "web/widgets/field.h"

#include <algorithm>
#include <cmath>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/button.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/text.h"

namespace permsim {
bool text_field(std::string_view label, const std::string& text, const FieldOptions& options) {
  const float width = options.width > 0.0f ? options.width : ImGui::GetContentRegionAvail().x;
  const bool shows_cross = options.can_be_cleared && !text.empty();
  const ItemState item = place_item(label, {width - (shows_cross ? 26.0f : 0.0f), kControlHeight},
                                    {.node = options.node});
  if (item.is_visible) {
    const float icon_room = options.icon.empty() ? 0.0f : 22.0f;
    const ImRect room(item.box.Min.x + kSpace2 + icon_room, item.box.Min.y,
                      item.box.Max.x - kSpace2, item.box.Max.y);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(item.box.Min, item.box.Max, colors().panel, kRadius);
    list->AddRect(item.box.Min, item.box.Max,
                  item.is_hovered || item.has_focus ? colors().muted : colors().field, kRadius);
    draw_icon(list, fonts().body,
              {{item.box.Min.x + kSpace2, item.box.Min.y},
               {item.box.Min.x + kSpace2 + 16.0f, item.box.Max.y}},
              colors().muted, options.icon);
    draw_text_in(list, fonts().body, room, text.empty() ? colors().muted : colors().text,
                 text.empty() ? options.hint : std::string_view(text));
    if (item.is_hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    if (item.has_focus) {
      list->AddRect(item.box.Min, item.box.Max, colors().accent, kRadius, 0, 1.5f);
      note_field({{room.Min.x - 2.0f, room.Min.y + 2.0f}, {room.Max.x + 2.0f, room.Max.y - 2.0f}});
    }
  }
  if (!shows_cross) return false;
  ImGui::SameLine(0.0f, 2.0f);
  ButtonOptions cross;
  cross.kind = ButtonKind::quiet;
  cross.width = 24.0f;
  return icon_button(ICON_XMARK, "Clear##" + std::string(label), cross);
}

bool check_box(std::string_view label, bool is_ticked) {
  const float width = 26.0f + text_width(fonts().body, visible_part(label));
  const ItemState item = place_item(label, {width, kControlHeight});
  if (!item.is_visible) return false;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float top = item.box.Min.y + (kControlHeight - 18.0f) * 0.5f;
  const ImRect box(item.box.Min.x, top, item.box.Min.x + 18.0f, top + 18.0f);
  list->AddRectFilled(box.Min, box.Max,
                      is_ticked         ? colors().accent
                      : item.is_hovered ? colors().hover
                                        : colors().panel,
                      4.0f);
  if (!is_ticked) list->AddRect(box.Min, box.Max, colors().line_strong, 4.0f);
  if (is_ticked) draw_icon(list, fonts().small, box, colors().on_accent, ICON_CHECK);
  draw_text_in(list, fonts().body, {{box.Max.x + kSpace2, item.box.Min.y}, item.box.Max},
               colors().text, visible_part(label));
  draw_focus_ring(item, 4.0f);
  return item.is_clicked;
}

bool splitter(std::string_view label, const ImRect& box, bool is_vertical, float& size, float sign,
              float least, float most) {
  // A window of its own above the panes: they meet under it and would take the pointer.
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0.0f, 0.0f));
  ImGui::BeginChild(std::string(label).c_str(), box.GetSize(), ImGuiChildFlags_None,
                    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar |
                        ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  const ItemState item = item_at(label, box);
  if (item.is_hovered || item.is_held) {
    ImGui::SetMouseCursor(is_vertical ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 middle = box.GetCenter();
  const ImU32 color = item.is_held      ? colors().accent
                      : item.is_hovered ? colors().line_strong
                                        : colors().line;
  const float thick = item.is_held || item.is_hovered ? 2.0f : 1.0f;
  if (is_vertical) {
    list->AddLine({std::floor(middle.x) + 0.5f, box.Min.y},
                  {std::floor(middle.x) + 0.5f, box.Max.y}, color, thick);
  } else {
    list->AddLine({box.Min.x, std::floor(middle.y) + 0.5f},
                  {box.Max.x, std::floor(middle.y) + 0.5f}, color, thick);
  }
  const ImVec2 delta = ImGui::GetIO().MouseDelta;
  const float moved = item.is_held ? sign * (is_vertical ? delta.x : delta.y) : 0.0f;
  if (moved != 0.0f) size = std::clamp(size + moved, least, std::max(least, most));
  ImGui::EndChild();
  return moved != 0.0f;
}

float chip_width(std::string_view label, const ChipOptions& options) {
  return 30.0f + text_width(fonts().body, visible_part(label)) +
         (options.can_be_removed ? 26.0f : 9.0f);
}

ChipState chip(std::string_view label, const ChipOptions& options) {
  constexpr float kHeight = 28.0f;
  const float width =
      std::min(chip_width(label, options), std::max(40.0f, ImGui::GetContentRegionAvail().x));
  const ItemState item = place_item(label, {width, kHeight}, {true, options.can_be_removed});
  ChipState state;
  if (!item.is_visible) return state;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(item.box.Min, item.box.Max,
                      options.is_chosen ? colors().selected
                      : item.is_hovered ? colors().hover
                                        : colors().panel,
                      kHeight * 0.5f);
  if (!options.is_quiet)
    list->AddRect(item.box.Min, item.box.Max,
                  options.is_chosen ? colors().accent : colors().line_strong, kHeight * 0.5f);
  const ImVec2 center(item.box.Min.x + 15.0f, item.box.Min.y + kHeight * 0.5f);
  if (options.icon.empty()) {
    draw_portrait(list, center, 20.0f, visible_part(label), options.is_chosen);
  } else {
    draw_icon(list, fonts().small,
              {{center.x - 10.0f, item.box.Min.y}, {center.x + 10.0f, item.box.Max.y}},
              colors().muted, options.icon);
  }
  const float end = item.box.Max.x - (options.can_be_removed ? 26.0f : 9.0f);
  draw_text_in(list, fonts().body,
               {{item.box.Min.x + 30.0f, item.box.Min.y}, {end + 1.0f, item.box.Max.y}},
               options.is_chosen ? colors().accent_text : colors().text, visible_part(label));
  draw_focus_ring(item, kHeight * 0.5f);
  if (!options.tip.empty()) tip(visible_part(label), options.tip);
  state.is_clicked = item.is_clicked;
  if (options.can_be_removed) {
    const ImRect box(item.box.Max.x - 27.0f, item.box.Min.y + 2.0f, item.box.Max.x - 3.0f,
                     item.box.Max.y - 2.0f);
    const ItemState cross = item_at("Remove " + std::string(label), box);
    if (cross.is_hovered) list->AddCircleFilled(box.GetCenter(), 10.0f, colors().pressed, 20);
    draw_icon(list, fonts().small, box, cross.is_hovered ? colors().text : colors().muted,
              ICON_XMARK);
    draw_focus_ring(cross, 12.0f);
    state.is_removed = cross.is_clicked;
    if (cross.is_clicked) state.is_clicked = false;
  }
  return state;
}

void flow(float width, float spacing) {
  const ImGuiWindow* window = ImGui::GetCurrentWindow();
  const float right = window->WorkRect.Max.x;
  if (ImGui::GetItemRectMax().x + spacing + width <= right) ImGui::SameLine(0.0f, spacing);
}

}  // namespace permsim
