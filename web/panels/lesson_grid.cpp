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

Sign sign_of_mark(Verdict verdict) {
  switch (verdict) {
    case Verdict::allow: return Sign::allowed;
    case Verdict::deny: return Sign::denied;
    case Verdict::unclear: return Sign::unclear;
  }
  return Sign::denied;
}

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
  node.sign = SignLook{sign_of_mark(state.right_cells[cell]), Change::none, false};
  node.value = mark_of(node.sign->sign);
  if (state.guess.cells[cell]) node.more = state.is_right[cell] ? "right" : "wrong";
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

void add_shown(const View& view, PanelNode& work) {
  const LessonSession& lesson = *view.lesson;
  const LessonPage& page = lesson.page_now();
  const int at = lesson.moment_of(lesson.page());
  const Moment& moment = lesson.play().moment(at);
  const World& world = *moment.world;
  const EntityIndex on = world.find(page.shows_on);
  if (on == kNoEntity || count_acts(world.type_of(on)) == 0) return;
  work.children.push_back(
      heading_node("thing", std::string(name_of(world, on)) + ", " + lesson_moment_words(at), 3));
  std::vector<Cell> cells;
  for (const EntityIndex who : world.subjects()) {
    for (ActionIndex action = 0; action < world.type_of(on).actions.size(); ++action) {
      if (!world.type_of(on).actions[action].is_event) cells.push_back({who, on, action});
    }
  }
  const LessonGrid shape = grid_of(cells);
  PanelNode table;
  table.role = NodeRole::table;
  table.key = "shown";
  table.name = name_of(world, on);
  table.children.push_back(grid_head(world, shape));
  for (const EntityIndex who : shape.rows) {
    PanelNode row;
    row.role = NodeRole::row;
    row.key = world.at(who).id;
    row.is_selected = world.at(who).id == page.shows_who;
    PanelNode name = text_node("name", std::string(name_of(world, who)));
    name.role = NodeRole::row_header;
    row.children.push_back(std::move(name));
    for (const auto& [thing, action] : shape.columns) {
      PanelNode cell;
      cell.role = NodeRole::cell;
      cell.key = world.type_of(thing).actions[action].id;
      cell.sign = SignLook{moment.matrix->sign_at({who, thing, action}), Change::none, false};
      cell.name = guess_words(moment.matrix->at({who, thing, action}));
      cell.value = mark_of(cell.sign->sign);
      row.children.push_back(std::move(cell));
    }
    table.children.push_back(std::move(row));
  }
  work.children.push_back(std::move(table));
}

}  // namespace permsim
