// Draws the body of the matrix: highlighted row and column, the cells' signs, and the names at the
// left.
#include "web/views/matrix_cells.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/foreseen.h"
#include "web/views/matrix_grid.h"
#include "web/widgets/button.h"
#include "web/widgets/signs.h"
#include "web/widgets/test_hooks.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

[[maybe_unused]] std::string cell_label(const World& world, const Cell& cell) {
  return "cell " + world.at(cell.who).id + " " + world.type_of(cell.on).actions[cell.action].id +
         " " + world.at(cell.on).id;
}

void draw_strips(const MatrixFrame& frame, ImDrawList* list) {
  const auto strip_row = [&](std::size_t row, ImU32 color) {
    const float y = frame.y_of(row);
    list->AddRectFilled({frame.all.Min.x, y}, {frame.all.Max.x, y + frame.grid.row_height()},
                        color);
  };
  const auto strip_column = [&](std::size_t column, ImU32 color) {
    const float x = frame.x_of(column);
    const float end =
        std::min(frame.body.Max.y, frame.body.Min.y - frame.scroll.y + frame.grid.rows_height());
    list->AddRectFilled({x, frame.body.Min.y}, {x + frame.grid.column_width(), end}, color);
  };
  const ImU32 hover = faded(colors().hover, 0.8f), chosen = faded(colors().selected, 0.6f);
  if (frame.selected) {
    strip_row(frame.selected->first, chosen);
    strip_column(frame.selected->second, chosen);
  }
  if (frame.hovered_row < frame.rows.end) strip_row(frame.hovered_row, hover);
  if (frame.hovered_column < frame.columns.end) strip_column(frame.hovered_column, hover);
}

void draw_lines(const MatrixFrame& frame, ImDrawList* list) {
  for (std::size_t row = frame.rows.begin; row < frame.rows.end; ++row) {
    const float y = frame.y_of(row) + frame.grid.row_height() - 0.5f;
    list->AddLine({frame.all.Min.x, y}, {frame.all.Max.x, y}, faded(colors().line, 0.7f));
  }
}

/// A person's portrait, name and role, and how many of the columns they may.
void draw_name(View& view, const MatrixFrame& frame, std::size_t row, ImDrawList* list) {
  const MatrixModel& model = view.models.matrix;
  const World& world = view.world();
  const EntityIndex person = model.rows()[row];
  const Entity& entity = world.at(person);
  const float y = frame.y_of(row);
  const ImRect box(frame.names.Min.x, y, frame.names.Max.x, y + frame.grid.row_height());
  const bool is_marked =
      row == frame.hovered_row || (frame.selected && frame.selected->first == row);
  draw_portrait(list, {box.Min.x + 20.0f, box.GetCenter().y},
                frame.grid.shows_roles() ? 26.0f : 22.0f, entity.label,
                view.ui.acting == entity.id);
  const auto known = model.row_count(row);
  const std::string count = !frame.grid.shows_counts() ? "" : known ? std::to_string(*known) : "…";
  const float count_width = text_width(fonts().small, count);
  const std::string_view role = frame.grid.shows_roles() ? model.role(row) : std::string_view();
  const float middle = box.GetCenter().y, right = box.Max.x - 10.0f;
  // The role has the whole line below the name; without one the name stands in the middle.
  const ImRect name =
      role.empty() ? box : ImRect(box.Min.x, middle - 18.0f, box.Max.x, middle + 2.0f);
  draw_text_in(list, fonts().small, {{right - count_width, name.Min.y}, {right, name.Max.y}},
               colors().muted, count, 1.0f);
  ImFont* font = is_marked ? fonts().strong : fonts().body;
  draw_text_in(list, font,
               {{box.Min.x + 40.0f, name.Min.y}, {right - count_width - 6.0f, name.Max.y}},
               colors().text, label_of(world, person));
  draw_text_in(list, fonts().small, {{box.Min.x + 40.0f, middle + 1.0f}, {right, middle + 17.0f}},
               colors().muted, role);
  test_hooks::note_item("row " + entity.id, box.Min, box.Max);
}

}  // namespace

void draw_matrix_cells(const View& view, const MatrixFrame& frame) {
  const MatrixModel& model = view.models.matrix;
  const Foreseen* foreseen = foreseen_now(view);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect({frame.all.Min.x, frame.body.Min.y}, frame.all.Max, true);
  draw_strips(frame, list);
  draw_lines(frame, list);
  list->PopClipRect();
  list->PushClipRect(frame.body.Min, frame.body.Max, true);
  for (std::size_t row = frame.rows.begin; row < frame.rows.end; ++row) {
    const float y = frame.y_of(row);
    for (std::size_t column = frame.columns.begin; column < frame.columns.end; ++column) {
      const float x = frame.x_of(column);
      const ImVec2 min(x, y), max(x + frame.grid.column_width(), y + frame.grid.row_height());
      draw_sign(list, {(min.x + max.x) * 0.5f, (min.y + max.y) * 0.5f}, frame.grid.sign_size(),
                model.look(row, column));
      if (foreseen != nullptr)
        if (const auto ghost = foreseen->cells.find(cell_key(model.cell(row, column)));
            ghost != foreseen->cells.end())
          draw_ghost(list, {(min.x + max.x) * 0.5f, (min.y + max.y) * 0.5f}, frame.grid.sign_size(),
                     ghost->second);
#ifdef PERMSIM_TEST_HOOKS
      test_hooks::note_item(cell_label(view.world(), model.cell(row, column)), min, max);
#endif
    }
  }
  if (frame.selected) {
    const float x = frame.x_of(frame.selected->second), y = frame.y_of(frame.selected->first);
    const float ring = frame.grid.sign_size() + 6.0f;
    const float side = std::floor((frame.grid.column_width() - ring) * 0.5f),
                above = std::floor((frame.grid.row_height() - ring) * 0.5f);
    list->AddRect({x + side, y + above}, {x + side + ring, y + above + ring}, colors().accent, 7.0f,
                  0, 2.0f);
  }
  if (frame.focused_row && frame.focused_column) {
    const float x = frame.x_of(*frame.focused_column), y = frame.y_of(*frame.focused_row);
    list->AddRect({x + 1.0f, y + 1.0f},
                  {x + frame.grid.column_width() - 1.0f, y + frame.grid.row_height() - 1.0f},
                  colors().focus, kRadius, 0, 2.0f);
#ifdef PERMSIM_TEST_HOOKS
    test_hooks::note_ring(
        cell_label(view.world(), model.cell(*frame.focused_row, *frame.focused_column)));
#endif
  }
  list->PopClipRect();
}

void draw_matrix_names(View& view, const MatrixFrame& frame) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(frame.names.Min, frame.names.Max, true);
  for (std::size_t row = frame.rows.begin; row < frame.rows.end; ++row)
    draw_name(view, frame, row, list);
  if (frame.focused_row && !frame.focused_column) {
    const float y = frame.y_of(*frame.focused_row);
    list->AddRect({frame.names.Min.x + 2.0f, y + 1.0f},
                  {frame.names.Max.x - 2.0f, y + frame.grid.row_height() - 1.0f}, colors().focus,
                  kRadius, 0, 2.0f);
    test_hooks::note_ring("row " +
                          view.world().at(view.models.matrix.rows()[*frame.focused_row]).id);
  }
  list->PopClipRect();
  if (frame.scroll.x > 0.0f)
    list->AddLine({frame.names.Max.x - 0.5f, frame.all.Min.y},
                  {frame.names.Max.x - 0.5f, frame.all.Max.y}, colors().line);
}

}  // namespace permsim
