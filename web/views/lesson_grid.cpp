// Draws the grid from its nodes. A guess is in the accent colour, so that it never looks like an
// answer.
#include "web/views/lesson_grid.h"

#include <algorithm>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kNames = 168.0f, kHead = 66.0f, kRow = 56.0f, kSign = 28.0f;

void draw_guess(ImDrawList* list, ImVec2 center, const PanelNode& cell, bool is_chosen) {
  const float half = kSign * 0.5f;
  const ImVec2 from(center.x - half, center.y - half), to(center.x + half, center.y + half);
  list->AddRectFilled(from, to, cell.sign ? colors().selected : colors().sunken, kRadius);
  list->AddRect(from, to, cell.sign ? colors().accent : colors().field, kRadius, 0,
                cell.sign ? 2.0f : 1.0f);
  if (cell.sign) draw_stroke(list, center, kSign * 0.5f, cell.sign->sign, colors().accent_text);
  if (is_chosen)
    list->AddRect({from.x - 4.0f, from.y - 4.0f}, {to.x + 4.0f, to.y + 4.0f}, colors().accent,
                  kRadius + 3.0f, 0, 1.5f);
}

void draw_answer(ImDrawList* list, ImVec2 center, const PanelNode& cell, bool is_chosen) {
  draw_sign(list, center, kSign, *cell.sign);
  const float half = kSign * 0.5f;
  if (!cell.more.empty()) {
    const bool is_right = cell.more == "right";
    const ImVec2 corner(center.x + half - 1.0f, center.y - half + 1.0f);
    list->AddCircleFilled(corner, 7.0f, is_right ? colors().good : colors().bad);
    draw_stroke(list, corner, 8.0f, is_right ? Sign::allowed : Sign::denied, colors().panel);
  }
  if (is_chosen)
    list->AddRect({center.x - half - 4.0f, center.y - half - 4.0f},
                  {center.x + half + 4.0f, center.y + half + 4.0f}, colors().accent, kRadius + 3.0f,
                  0, 1.5f);
}

void draw_cell(View& view, const PanelNode& cell, const std::string& id, const ImRect& box) {
  const ItemState item = item_at(cell.name + "##" + id, box, {true, false, id});
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool is_guess = cell.press && cell.more.empty();
  const bool is_chosen = cell.is_selected.value_or(false);
  if (item.is_hovered && cell.press) list->AddRectFilled(box.Min, box.Max, colors().hover, kRadius);
  if (is_guess || !cell.sign)
    draw_guess(list, box.GetCenter(), cell, is_chosen);
  else
    draw_answer(list, box.GetCenter(), cell, is_chosen);
  draw_focus_ring(item, kRadius);
  if (item.is_clicked && cell.press) cell.press(view);
}

}  // namespace

void draw_lesson_grid(View& view, const PanelNode& grid, const std::string& id) {
  const std::size_t columns = grid.children.front().children.size() - 1;
  const float room = ImGui::GetContentRegionAvail().x - kNames;
  const float pitch =
      std::clamp(room / static_cast<float>(std::max<std::size_t>(columns, 1)), 92.0f, 128.0f);
  const float width = kNames + pitch * static_cast<float>(columns);
  const float height = kHead + kRow * static_cast<float>(grid.children.size() - 1);
  const bool scrolls = width > ImGui::GetContentRegionAvail().x;
  if (scrolls) ImGui::SetNextWindowContentSize({width, 0.0f});
  if (ImGui::BeginChild(
          ("grid " + id).c_str(),
          {std::min(width, ImGui::GetContentRegionAvail().x), height + (scrolls ? 18.0f : 2.0f)}, 0,
          scrolls ? ImGuiWindowFlags_HorizontalScrollbar : 0)) {
    const ImVec2 from = ImGui::GetCursorScreenPos();
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t r = 0; r < grid.children.size(); ++r) {
      const PanelNode& row = grid.children[r];
      const float y = r == 0 ? from.y : from.y + kHead + kRow * static_cast<float>(r - 1);
      for (std::size_t c = 0; c < row.children.size(); ++c) {
        const PanelNode& cell = row.children[c];
        const float x = c == 0 ? from.x : from.x + kNames + pitch * static_cast<float>(c - 1);
        const ImRect box(x, y, x + (c == 0 ? kNames : pitch), y + (r == 0 ? kHead : kRow));
        if (cell.role == NodeRole::cell) {
          draw_cell(view, cell, id + "/" + row.key + "/" + cell.key,
                    {{box.Min.x + 3.0f, box.Min.y + 3.0f}, {box.Max.x - 3.0f, box.Max.y - 3.0f}});
        } else if (cell.role == NodeRole::column_header) {
          draw_paragraph(list, fonts().small, {box.Min.x + 4.0f, box.Min.y}, colors().muted,
                         cell.name, pitch - 8.0f);
        } else if (cell.role == NodeRole::row_header) {
          draw_portrait(list, {box.Min.x + 16.0f, box.GetCenter().y}, 26.0f, cell.name,
                        row.is_selected.value_or(false));
          draw_text_in(list, fonts().strong, {{box.Min.x + 38.0f, box.Min.y}, box.Max},
                       colors().text, cell.name);
        }
      }
      const float line = r == 0 ? y + kHead : y + kRow;
      list->AddLine({from.x, line - 0.5f}, {from.x + width, line - 0.5f}, colors().line);
    }
    ImGui::Dummy({width, height});
  }
  ImGui::EndChild();
  gap(kSpace3);
}

}  // namespace permsim
