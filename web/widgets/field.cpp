// Text fields on ImGui's input, tick boxes, splitters and chips.
#include "web/widgets/field.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "icons.h"
#include "web/look/clusters.h"
#include "web/look/foreign_text.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/look/typing_font.h"
#include "web/widgets/button.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

int grow_text(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    auto* text = static_cast<std::string*>(data->UserData);
    text->resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text->data();
  }
  return 0;
}

/// What ImGui would draw of a field in use if its font had all letters: selection, letters, caret.
void draw_typed(ImDrawList* list, const ImRect& box, const ImGuiInputTextState& state,
                std::string_view text) {
  ImFont* font = fonts().body;
  const float line = line_height(font);
  const ImVec2 at(box.Min.x - state.ScrollX, box.Min.y + (box.GetHeight() - line) * 0.5f);
  const bool from_right = runs_from_right(text);
  const float whole = text_width(font, text);
  // ImGui counts code points; the caret stands between letters.
  const auto x_of = [&](int count) {
    std::size_t end = 0;
    for (int passed = 0; end < text.size();) {
      const std::string_view letter = text.substr(end, cluster_size(text, end));
      passed += ImTextCountCharsFromUtf8(letter.data(), letter.data() + letter.size());
      if (passed > count) break;
      end += letter.size();
    }
    const float width = text_width(font, text.substr(0, end));
    return at.x + (from_right ? whole - width : width);
  };
  list->PushClipRect(box.Min, box.Max, true);
  if (state.HasSelection()) {
    const float from = x_of(state.GetSelectionStart()), to = x_of(state.GetSelectionEnd());
    list->AddRectFilled({std::min(from, to), at.y}, {std::max(from, to), at.y + line},
                        faded(colors().accent, 0.35f));
  }
  draw_text(list, font, at, colors().text, text);
  const float caret = std::floor(x_of(state.GetCursorPos()));
  list->AddRectFilled({caret, at.y}, {caret + 1.0f, at.y + line}, colors().text);
  list->PopClipRect();
}

/// Stands around ImGui's field while its text or hint has letters that ImGui cannot draw: it draws
/// none, and its places follow the widths that they have.
class ForeignField {
 public:
  ForeignField(const std::string& text, const std::string& hint) : is_hint_(text.empty()) {
    shown_ = is_hint_ ? hint : text;
    if (!is_foreign(fonts().body, shown_)) return;
    font_.emplace(typing_font(*fonts().body, text));
    ImGui::PushFont(&*font_);
    for (const ImGuiCol slot : {ImGuiCol_Text, ImGuiCol_TextDisabled, ImGuiCol_TextSelectedBg})
      ImGui::PushStyleColor(slot, 0);
  }
  /// After ImGui's field; `room` is where its text stands.
  void draw(const ImRect& room, const std::string& text, bool is_changed) {
    ImGuiInputTextState* state = ImGui::GetInputTextState(ImGui::GetItemID());
    const bool is_typing = ImGui::IsItemActive() && state != nullptr;
    // What came in just now had no widths yet: the next frame brings the caret into view by them.
    if (is_typing && is_changed && is_foreign(fonts().body, text)) state->CursorFollow = true;
    if (!font_) return;
    ImGui::PopStyleColor(3);
    ImGui::PopFont();
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (is_hint_ && text.empty()) draw_text_in(list, fonts().body, room, colors().muted, shown_);
    if (is_typing)
      draw_typed(list, room, *state, text);
    else
      draw_text_in(list, fonts().body, room, colors().text, text);
  }

 private:
  bool is_hint_ = false;
  std::string shown_;
  std::optional<ImFont> font_;
};

}  // namespace

FieldState text_field(std::string_view label, std::string& text, const FieldOptions& options) {
  FieldState state;
  const float width = options.width > 0.0f ? options.width : ImGui::GetContentRegionAvail().x;
  const float icon_room = options.icon.empty() ? 0.0f : 22.0f;
  const bool shows_cross = options.can_be_cleared && !text.empty();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string name = "##" + std::string(label), hint(options.hint);
  ImGui::PushStyleVar(
      ImGuiStyleVar_FramePadding,
      ImVec2(kSpace2 + icon_room, (kControlHeight - line_height(fonts().body)) * 0.5f));
  ImGui::SetNextItemWidth(width - (shows_cross ? 26.0f : 0.0f));
  if (options.takes_focus) ImGui::SetKeyboardFocusHere();
  const ImGuiInputTextFlags flags =
      ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_EnterReturnsTrue |
      (options.can_be_cleared ? ImGuiInputTextFlags_EscapeClearsAll : 0);
  const std::string before = text;
  ForeignField foreign(text, hint);
  state.is_entered = ImGui::InputTextWithHint(name.c_str(), hint.c_str(), text.data(),
                                              text.capacity() + 1, flags, grow_text, &text);
  state.is_changed = text != before;
  state.is_active = ImGui::IsItemActive();
  state.is_finished = state.is_entered || ImGui::IsItemDeactivatedAfterEdit();
  ImGui::PopStyleVar();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImRect box(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  foreign.draw({{box.Min.x + kSpace2 + icon_room, box.Min.y}, {box.Max.x - kSpace2, box.Max.y}},
               text, state.is_changed);
  if (state.is_active) list->AddRect(box.Min, box.Max, colors().accent, kRadius, 0, 1.5f);
  if (icon_room > 0.0f) {
    draw_icon(list, fonts().body,
              {{at.x + kSpace2, at.y}, {at.x + kSpace2 + 16.0f, at.y + kControlHeight}},
              colors().muted, options.icon);
  }
  if (shows_cross) {
    ImGui::SameLine(0.0f, 2.0f);
    ButtonOptions cross;
    cross.kind = ButtonKind::quiet;
    cross.width = 24.0f;
    if (icon_button(ICON_XMARK, "Clear##" + std::string(label), cross)) {
      text.clear();
      state.is_changed = true;
    }
  }
  return state;
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
                        ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav);
  ImGui::PopStyleVar();
  const ItemState item = item_at(label, box, {true, false, false});
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
  const float width = std::min(chip_width(label, options), ImGui::GetContentRegionAvail().x);
  const ItemState item = place_item(label, {width, kHeight}, {true, true, options.can_be_removed});
  ChipState state;
  if (!item.is_visible) return state;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(item.box.Min, item.box.Max, item.is_hovered ? colors().hover : colors().panel,
                      kHeight * 0.5f);
  if (!options.is_quiet)
    list->AddRect(item.box.Min, item.box.Max, colors().line_strong, kHeight * 0.5f);
  const ImVec2 center(item.box.Min.x + 15.0f, item.box.Min.y + kHeight * 0.5f);
  if (options.icon.empty()) {
    draw_portrait(list, center, 20.0f, visible_part(label));
  } else {
    draw_icon(list, fonts().small,
              {{center.x - 10.0f, item.box.Min.y}, {center.x + 10.0f, item.box.Max.y}},
              colors().muted, options.icon);
  }
  const float end = item.box.Max.x - (options.can_be_removed ? 26.0f : 9.0f);
  draw_text_in(list, fonts().body,
               {{item.box.Min.x + 30.0f, item.box.Min.y}, {end + 1.0f, item.box.Max.y}},
               colors().text, visible_part(label));
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
