// A room reads from afar and nobody scrolls: columns and rows share the room there is, and names of
// columns are slanted where they would not stand beside each other.
#include "web/views/presenter_grid.h"

#include <algorithm>
#include <cmath>

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kNames = 150.0f, kWidest = 128.0f, kNarrowest = 24.0f, kUpright = 84.0f,
                kMostRow = 56.0f, kLeastRow = 24.0f, kMostSign = 28.0f, kMostSlanted = 120.0f,
                kSlope = 0.9f, kMostHead = 0.42f;

/// The same for all cells, so that they stand in straight lines.
struct ProjectedPlan {
  std::size_t columns = 0, rows = 0;
  float pitch = 0.0f, head = 0.0f, row = kMostRow;
  bool is_slanted = false;
  float sign() const { return std::min({kMostSign, row - 6.0f, pitch - 4.0f}); }
  float width() const { return kNames + pitch * static_cast<float>(columns); }
};

ProjectedPlan projected_plan(const PanelNode& grid, float width) {
  ProjectedPlan plan;
  const PanelNode& head = grid.children.front();
  plan.columns = head.children.size() - 1;
  plan.rows = grid.children.size() - 1;
  const auto count = static_cast<float>(std::max<std::size_t>(plan.columns, 1));
  plan.pitch = std::clamp((width - kNames) / count, kNarrowest, kWidest);
  plan.is_slanted = plan.pitch < kUpright;
  for (std::size_t i = 1; i < head.children.size(); ++i) {
    const std::string& name = head.children[i].name;
    plan.head = std::max(
        plan.head,
        plan.is_slanted
            ? std::min(kMostSlanted, text_width(fonts().small, name) * std::sin(kSlope) + 18.0f)
            : paragraph_height(name, fonts().small, plan.pitch - 8.0f) + kSpace2);
  }
  return plan;
}

void draw_name(ImDrawList* list, const ProjectedPlan& plan, const PanelNode& head,
               const ImRect& box) {
  if (!plan.is_slanted)
    return draw_paragraph(
        list, fonts().small,
        {box.Min.x + 4.0f,
         box.Max.y - kSpace2 - paragraph_height(head.name, fonts().small, plan.pitch - 8.0f)},
        colors().muted, head.name, plan.pitch - 8.0f);
  const float room = (plan.head - 14.0f) / std::sin(kSlope);
  draw_slanted_text(list, fonts().small, {box.GetCenter().x, box.Max.y - kSpace1}, colors().muted,
                    fitted(fonts().small, head.name, room), kSlope);
}

/// A mark of the room is in the accent colour, so that it never looks like an answer.
void draw_mark(ImDrawList* list, ImVec2 at, float size, const PanelNode& cell) {
  const float half = size * 0.5f;
  const ImVec2 from(at.x - half, at.y - half), to(at.x + half, at.y + half);
  list->AddRectFilled(from, to, cell.sign ? colors().selected : colors().sunken, kRadius);
  list->AddRect(from, to, cell.sign ? colors().accent : colors().field, kRadius, 0,
                cell.sign ? 2.0f : 1.0f);
  if (cell.sign) draw_stroke(list, at, half, cell.sign->sign, colors().accent_text);
}

void draw_answer(ImDrawList* list, ImVec2 at, float size, const PanelNode& cell) {
  draw_sign(list, at, size, *cell.sign);
  if (cell.more.empty()) return;
  const bool is_right = cell.more == "right";
  const ImVec2 corner(at.x + size * 0.5f - 1.0f, at.y - size * 0.5f + 1.0f);
  list->AddCircleFilled(corner, 7.0f, is_right ? colors().good : colors().bad);
  draw_stroke(list, corner, 8.0f, is_right ? Sign::allowed : Sign::denied, colors().panel);
}

void draw_projected_cell(View& view, const ProjectedPlan& plan, const PanelNode& cell,
                         const std::string& id, const ImRect& box) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool is_revealed = view.lesson->state(view.lesson->page()).is_locked;
  const ItemState item = item_at(cell.name + "##" + id, box, {true, false, id});
  if (item.is_hovered && cell.press) list->AddRectFilled(box.Min, box.Max, colors().hover, kRadius);
  if (cell.press && !is_revealed)
    draw_mark(list, box.GetCenter(), plan.sign(), cell);
  else
    draw_answer(list, box.GetCenter(), plan.sign(), cell);
  draw_focus_ring(item, kRadius);
  if (item.is_clicked && cell.press) cell.press(view);
}

void draw_person(ImDrawList* list, const PanelNode& row, const PanelNode& name, const ImRect& box) {
  const bool is_chosen = row.is_selected.value_or(false);
  draw_portrait(list, {box.Min.x + 14.0f, box.GetCenter().y}, 24.0f, name.name, is_chosen);
  draw_text_in(list, fonts().strong, {{box.Min.x + 34.0f, box.Min.y}, box.Max},
               is_chosen ? colors().accent_text : colors().text, name.name);
}

}  // namespace

GridHeights presenter_grid_heights(const PanelNode& grid, float width) {
  const ProjectedPlan plan = projected_plan(grid, width);
  const auto rows = static_cast<float>(plan.rows);
  const float head = plan.is_slanted
                         ? std::min(plan.head, kLeastRow * rows * kMostHead / (1.0f - kMostHead))
                         : plan.head;
  return {plan.head + kMostRow * rows + 1.0f, head + kLeastRow * rows + 1.0f};
}

void draw_presenter_grid(View& view, const PanelNode& grid, const std::string& id,
                         const ImRect& box) {
  ProjectedPlan plan = projected_plan(grid, box.GetWidth());
  // Names that climb are cut before rows are lost.
  if (plan.is_slanted) plan.head = std::min(plan.head, box.GetHeight() * kMostHead);
  plan.row = std::clamp((box.GetHeight() - plan.head - 1.0f) /
                            static_cast<float>(std::max<std::size_t>(plan.rows, 1)),
                        kLeastRow, kMostRow);
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (std::size_t r = 0; r < grid.children.size(); ++r) {
    const PanelNode& row = grid.children[r];
    const float height = r == 0 ? plan.head : plan.row;
    const float y =
        r == 0 ? box.Min.y : box.Min.y + plan.head + plan.row * static_cast<float>(r - 1);
    for (std::size_t c = 0; c < row.children.size(); ++c) {
      const PanelNode& cell = row.children[c];
      const std::size_t column = cell.column > 0 ? cell.column : c;
      const float x = column == 0
                          ? box.Min.x
                          : box.Min.x + kNames + plan.pitch * static_cast<float>(column - 1);
      const ImRect at(x, y, x + (column == 0 ? kNames : plan.pitch), y + height);
      if (cell.role == NodeRole::cell)
        draw_projected_cell(
            view, plan, cell, id + "/" + row.key + "/" + cell.key,
            {{at.Min.x + 2.0f, at.Min.y + 2.0f}, {at.Max.x - 2.0f, at.Max.y - 2.0f}});
      else if (cell.role == NodeRole::column_header)
        draw_name(list, plan, cell, at);
      else if (cell.role == NodeRole::row_header)
        draw_person(list, row, cell, at);
    }
    list->AddLine({box.Min.x, y + height - 0.5f}, {box.Min.x + plan.width(), y + height - 0.5f},
                  colors().line);
  }
}

}  // namespace permsim
