// Draws the body of the matrix: highlighted row and column, the cells' signs, and the names at the left.
#include <string>

#include "web/test_hooks.h"
#include "web/theme.h"
#include "web/views/matrix_grid.h"
#include "web/widgets/button.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

[[maybe_unused]] std::string cell_label(const World& world, const Cell& cell) {
  return "cell " + world.at(cell.who).id + " " + world.type_of(cell.on).actions[cell.action].id + " " + world.at(cell.on).id;
}

void draw_strips(const MatrixFrame& frame, ImDrawList* list) {
  const auto strip_row = [&](std::size_t row, ImU32 color) {
    const float y = frame.y_of(row);
    list->AddRectFilled({frame.all.Min.x, y}, {frame.all.Max.x, y + frame.grid.row_height()}, color);
  };
  const auto strip_column = [&](std::size_t column, ImU32 color) {
    const float x = frame.x_of(column);
    list->AddRectFilled({x, frame.body.Min.y}, {x + frame.grid.column_width(), frame.body.Max.y}, color);
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

}  // namespace

void draw_matrix_cells(const View& view, const MatrixFrame& frame) {
  const MatrixModel& model = view.models.matrix;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect({frame.all.Min.x, frame.body.Min.y}, frame.all.Max, true);
  draw_strips(frame, list);
  draw_lines(frame, list);
  list->PopClipRect();
  list->PushClipRect(frame.body.Min, frame.body.Max, true);
  constexpr float kSign = 22.0f;
  for (std::size_t row = frame.rows.begin; row < frame.rows.end; ++row) {
    const float y = frame.y_of(row);
    for (std::size_t column = frame.columns.begin; column < frame.columns.end; ++column) {
      const float x = frame.x_of(column);
      const ImVec2 min(x, y), max(x + frame.grid.column_width(), y + frame.grid.row_height());
      draw_sign(list, {(min.x + max.x) * 0.5f, (min.y + max.y) * 0.5f}, kSign, model.look(row, column));
#ifdef PERMSIM_TEST_HOOKS
      test_hooks::note_item(cell_label(view.world(), model.cell(row, column)), min, max);
#endif
    }
  }
  if (frame.selected) {
    const float x = frame.x_of(frame.selected->second), y = frame.y_of(frame.selected->first);
    const float side = (frame.grid.column_width() - 30.0f) * 0.5f, above = (frame.grid.row_height() - 30.0f) * 0.5f;
    list->AddRect({x + side, y + above}, {x + side + 30.0f, y + above + 30.0f}, colors().accent, 8.0f, 0, 2.0f);
  }
  list->PopClipRect();
}

void draw_matrix_names(View& view, const MatrixFrame& frame) {
  const MatrixModel& model = view.models.matrix;
  const World& world = view.world();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(frame.names.Min, frame.names.Max, true);
  const bool is_small = frame.grid.names_width() < 140.0f;
  for (std::size_t row = frame.rows.begin; row < frame.rows.end; ++row) {
    const EntityIndex person = model.rows()[row];
    const Entity& entity = world.at(person);
    const float y = frame.y_of(row);
    const ImRect box(frame.names.Min.x, y, frame.names.Max.x, y + frame.grid.row_height());
    const bool is_marked = row == frame.hovered_row || (frame.selected && frame.selected->first == row);
    draw_portrait(list, {box.Min.x + 20.0f, box.GetCenter().y}, 22.0f, entity.label, view.ui.acting == entity.id);
    const std::string count = std::to_string(model.row_count(row));
    const float count_width = text_width(fonts().small, count);
    ImRect room(box.Min.x + 38.0f, box.Min.y, box.Max.x - count_width - 20.0f, box.Max.y);
    draw_text_in(list, fonts().small, {{box.Max.x - count_width - 12.0f, box.Min.y}, {box.Max.x - 12.0f, box.Max.y}}, colors().muted, count, 1.0f);
    const std::string_view role = is_small ? std::string_view() : model.role(row);
    ImFont* font = is_marked ? fonts().strong : fonts().body;
    const float name_width = text_width(font, label_of(world, person));
    draw_text_in(list, font, room, colors().text, label_of(world, person));
    room.Min.x += name_width + kSpace2;
    if (room.GetWidth() > 24.0f) draw_text_in(list, fonts().small, room, colors().muted, role);
    test_hooks::note_item("row " + entity.id, box.Min, box.Max);
  }
  list->PopClipRect();
  if (frame.scroll.x > 0.0f) list->AddLine({frame.names.Max.x - 0.5f, frame.all.Min.y}, {frame.names.Max.x - 0.5f, frame.all.Max.y}, colors().line);
}

}  // namespace permsim
