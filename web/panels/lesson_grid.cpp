// A masked cell has the learner's own mark and nothing else.
#include "web/panels/lesson_grid.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/lessons/lesson_words.h"
#include "core/world/names.h"
#include "web/models/lesson.h"

namespace permsim {
namespace {

/// The rows and columns of a grid of cells: people, and what can be done to what.
struct LessonGrid {
  std::vector<EntityIndex> rows;
  std::vector<std::pair<EntityIndex, ActionIndex>> columns;
};

LessonGrid grid_of(const std::vector<Cell>& cells) {
  LessonGrid grid;
  for (const Cell& cell : cells) {
    if (std::find(grid.rows.begin(), grid.rows.end(), cell.who) == grid.rows.end())
      grid.rows.push_back(cell.who);
    const std::pair<EntityIndex, ActionIndex> column(cell.on, cell.action);
    if (std::find(grid.columns.begin(), grid.columns.end(), column) == grid.columns.end())
      grid.columns.push_back(column);
  }
  return grid;
}

PanelNode grid_head(const World& world, const LessonGrid& grid) {
  PanelNode head = table_head_node("Person");
  const bool has_things =
      std::any_of(grid.columns.begin(), grid.columns.end(),
                  [&](const auto& column) { return column.first != grid.columns.front().first; });
  for (std::size_t i = 0; i < grid.columns.size(); ++i) {
    const auto& [on, action] = grid.columns[i];
    PanelNode column;
    column.role = NodeRole::column_header;
    column.key = world.at(on).id + "." + world.type_of(on).actions[action].id;
    column.name = world.type_of(on).actions[action].label;
    if (has_things) column.name += ": " + std::string(name_of(world, on));
    column.column = static_cast<std::uint32_t>(i) + 1;
    head.children.push_back(std::move(column));
  }
  return head;
}

PanelNode masked_cell(const View& view, std::size_t cell) {
  const LessonSession& lesson = *view.lesson;
  const auto& guess = lesson.state(lesson.page()).guess.cells[cell];
  PanelNode node;
  node.role = NodeRole::cell;
  node.key = "cell " + std::to_string(cell);
  node.name = cell_name(lesson, cell) + ": " +
              (guess ? "you say " + std::string(guess_words(*guess)) : "not marked");
  node.value = guess ? std::string(mark_of(sign_of_mark(*guess))) : "□";
  if (guess) node.sign = SignLook{sign_of_mark(*guess), Change::none, false};
  node.is_selected = view.ui.lesson_cell == cell;
  node.press = [cell, next = next_mark(guess)](View& now) { mark_cell(now, cell, next); };
  node.focus = [cell](View& now) { now.ui.lesson_cell = cell; };
  return node;
}

PanelNode open_cell(const View& view, std::size_t cell) {
  const LessonSession& lesson = *view.lesson;
  const QuestionState& state = lesson.state(lesson.page());
  PanelNode node;
  node.role = NodeRole::cell;
  node.key = "cell " + std::to_string(cell);
  node.name = cell_name(lesson, cell) + ": " + said_words(lesson, cell);
  node.sign = SignLook{right_sign(lesson, cell), Change::none, false};
  node.value = mark_of(node.sign->sign);
  const auto& guess = state.guess.cells[cell];
  // A room that is shown the answer has guessed nothing.
  if (guess || view.presentation == nullptr) node.more = state.is_right[cell] ? "right" : "wrong";
  if (!state.is_right[cell] && view.presentation == nullptr)
    node.aside = "you: " + std::string(guess ? guess_words(*guess) : "nothing");
  node.is_selected = view.ui.lesson_cell == cell;
  node.press = [cell](View& now) { now.ui.lesson_cell = cell; };
  node.focus = node.press;
  return node;
}

}  // namespace

PanelNode predict_grid(const View& view) {
  const LessonSession& lesson = *view.lesson;
  const LessonQuestion& question = *lesson.question(lesson.page());
  const QuestionState& state = lesson.state(lesson.page());
  const World& world = *lesson.play().moment(question.at).world;
  const std::vector<Cell> cells = question_cells(lesson.play(), question);
  const LessonGrid shape = grid_of(cells);
  PanelNode grid;
  grid.role = NodeRole::grid;
  grid.key = "grid";
  grid.name = question.says;
  grid.rows = static_cast<std::uint32_t>(shape.rows.size());
  grid.columns = static_cast<std::uint32_t>(shape.columns.size());
  grid.children.push_back(grid_head(world, shape));
  for (std::size_t r = 0; r < shape.rows.size(); ++r) {
    PanelNode row;
    row.role = NodeRole::row;
    row.key = world.at(shape.rows[r]).id;
    row.row = static_cast<std::uint32_t>(r) + 1;
    PanelNode name;
    name.role = NodeRole::row_header;
    name.key = "name";
    name.name = name_of(world, shape.rows[r]);
    name.more = right_of_person_words(lesson, shape.rows[r]);
    row.children.push_back(std::move(name));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].who != shape.rows[r]) continue;
      PanelNode cell = state.is_locked ? open_cell(view, i) : masked_cell(view, i);
      const auto column =
          std::find(shape.columns.begin(), shape.columns.end(),
                    std::pair<EntityIndex, ActionIndex>(cells[i].on, cells[i].action));
      cell.column = static_cast<std::uint32_t>(column - shape.columns.begin()) + 1;
      row.children.push_back(std::move(cell));
    }
    grid.children.push_back(std::move(row));
  }
  return grid;
}

}  // namespace permsim
