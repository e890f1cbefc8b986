// Popovers on ImGui's popups; where each hangs is kept in the storage of the window that opened it.
#include "web/widgets/popover.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kMargin = 8.0f;

void keep_anchor(ImGuiID id, const ImRect& anchor) {
  ImGuiStorage& storage = ImGui::GetCurrentWindow()->StateStorage;
  storage.SetFloat(id + 1, anchor.Min.x);
  storage.SetFloat(id + 2, anchor.Min.y);
  storage.SetFloat(id + 3, anchor.Max.x);
  storage.SetFloat(id + 4, anchor.Max.y);
}

ImRect kept_anchor(ImGuiID id) {
  ImGuiStorage& storage = ImGui::GetCurrentWindow()->StateStorage;
  return {storage.GetFloat(id + 1), storage.GetFloat(id + 2), storage.GetFloat(id + 3),
          storage.GetFloat(id + 4)};
}

/// Follows `open`, which either drawing may change, around whatever begins the popup itself.
template <typename Begin>
bool begin_followed(std::string& open, std::string_view id, const ItemState& opener,
                    const Begin& begin) {
  const std::string name(id);
  ImGuiStorage& storage = ImGui::GetCurrentWindow()->StateStorage;
  const ImGuiID was_up = ImGui::GetID(name.c_str()) + 5;
  const bool is_up = ImGui::IsPopupOpen(name.c_str());
  if (storage.GetBool(was_up) && !is_up && open == id) open.clear();
  if (opener.is_clicked) open = open == id ? std::string() : name;
  if (open == id && !is_up) open_popover(id, opener.box);
  const bool is_open = begin(name);
  // Somebody closed it in the other drawing: it is gone with the next frame.
  if (is_open && open != id) close_popover();
  storage.SetBool(was_up, open == id);
  return is_open;
}

void draw_shadow() {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 min = ImGui::GetWindowPos();
  const ImVec2 max(min.x + ImGui::GetWindowSize().x, min.y + ImGui::GetWindowSize().y);
  list->PushClipRectFullScreen();
  for (int ring = 1; ring <= 8; ++ring) {
    const auto away = static_cast<float>(ring);
    list->AddRect({min.x - away, min.y - away + 3.0f}, {max.x + away, max.y + away + 3.0f},
                  faded(colors().shadow, (9.0f - away) / 12.0f), 10.0f + away, 0, 1.5f);
  }
  list->PopClipRect();
}

}  // namespace

void open_popover(std::string_view id, const ImRect& anchor) {
  const std::string name(id);
  keep_anchor(ImGui::GetID(name.c_str()), anchor);
  ImGui::OpenPopup(name.c_str());
}

bool begin_popover(std::string_view id, float width, float most_height) {
  const std::string name(id);
  const ImGuiID key = ImGui::GetID(name.c_str());
  if (!ImGui::IsPopupOpen(name.c_str())) return false;
  const ImRect anchor = kept_anchor(key);
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  const float whole = std::min(width, page.x - 2.0f * kMargin);
  const float below = page.y - anchor.Max.y - 2.0f * kMargin, above = anchor.Min.y - 2.0f * kMargin;
  const bool hangs_below = below >= std::min(most_height, 260.0f) || below >= above;
  const float x = std::clamp(anchor.Min.x, kMargin, std::max(kMargin, page.x - whole - kMargin));
  ImGui::SetNextWindowPos({x, hangs_below ? anchor.Max.y + 4.0f : anchor.Min.y - 4.0f},
                          ImGuiCond_Always, {0.0f, hangs_below ? 0.0f : 1.0f});
  ImGui::SetNextWindowSizeConstraints({whole, 0.0f},
                                      {whole, std::min(most_height, hangs_below ? below : above)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(kSpace2, kSpace2));
  ImGui::PushStyleColor(ImGuiCol_Border, colors().line_strong);
  const bool is_open = ImGui::BeginPopup(name.c_str(), ImGuiWindowFlags_NoMove);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  if (is_open) {
    draw_shadow();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(kSpace2, 2.0f));
  }
  return is_open;
}

void end_popover() {
  ImGui::PopStyleVar();
  ImGui::EndPopup();
}

void close_popover() { ImGui::CloseCurrentPopup(); }

bool begin_menu(std::string& open, std::string_view id, const ItemState& opener, float width,
                float most_height) {
  return begin_followed(open, id, opener, [&](const std::string& name) {
    return begin_popover(name, width, most_height);
  });
}

bool begin_cover(std::string& open, std::string_view id) {
  return begin_followed(open, id, {}, [](const std::string& name) {
    ImGui::SetNextWindowPos({0.0f, 0.0f});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0.0f, 0.0f));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 0.0f);
    const bool is_open =
        ImGui::BeginPopup(name.c_str(), ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar |
                                            ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar(3);
    // What ends it takes this back, as for every popover.
    if (is_open) ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(kSpace2, 2.0f));
    return is_open;
  });
}

bool menu_row(std::string_view label, const MenuRow& row) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float more_width = width - 2.0f * kSpace2 - 24.0f;
  const float more_height =
      row.more.empty() ? 0.0f : paragraph_height(row.more, fonts().small, more_width) + 4.0f;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0.0f, 0.0f));
  const ItemState item = place_item(label, {width, kRowHeight + more_height}, {row.is_enabled});
  ImGui::PopStyleVar();
  if (!item.is_visible) return false;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 ground = item.is_held ? colors().pressed : colors().hover;
  if (row.is_enabled && (item.is_hovered || item.is_focused))
    list->AddRectFilled(item.box.Min, item.box.Max, ground, kRadius);
  ImU32 color = row.is_chosen ? colors().accent_text : colors().text;
  if (!row.is_enabled) color = faded(color, 0.45f);
  ImRect line(item.box.Min.x + kSpace2, item.box.Min.y, item.box.Max.x - kSpace2,
              item.box.Min.y + kRowHeight);
  const std::string_view icon =
      row.icon.empty() && row.is_chosen ? std::string_view(ICON_CHECK) : row.icon;
  draw_icon(list, fonts().body, {line.Min, {line.Min.x + 16.0f, line.Max.y}}, faded(color, 0.85f),
            icon);
  line.Min.x += 24.0f;
  if (!row.shortcut.empty()) {
    const float room = text_width(fonts().small, row.shortcut);
    draw_text_in(list, fonts().small, {{line.Max.x - room, line.Min.y}, line.Max}, colors().muted,
                 row.shortcut, 1.0f);
    line.Max.x -= room + kSpace2;
  }
  const bool is_whole = draw_text_in(list, fonts().body, line, color, visible_part(label));
  if (!row.more.empty()) {
    draw_paragraph(list, fonts().small, {line.Min.x, line.Max.y - 4.0f}, colors().muted, row.more,
                   more_width);
  }
  draw_focus_ring(item, kRadius);
  if (!is_whole) tip(visible_part(label));
  return item.is_clicked;
}

void menu_heading(std::string_view text) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(ImGui::GetWindowDrawList(), fonts().small_strong, {at.x + kSpace2, at.y + 6.0f},
            colors().muted, text);
  ImGui::Dummy({0.0f, 24.0f});
}

void menu_line() {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::GetWindowDrawList()->AddLine({at.x, at.y + 4.0f}, {at.x + width, at.y + 4.0f},
                                      colors().line);
  ImGui::Dummy({0.0f, 9.0f});
}

}  // namespace permsim
