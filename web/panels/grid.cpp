// The matrix itself as a grid: some of its rows, every cell a sentence.
#include "web/panels/grid.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "web/models/adding.h"
#include "web/models/matrix.h"
#include "web/models/words.h"

namespace permsim {
namespace {

/// Rows and columns that are in the grid at once.
constexpr std::size_t kMostGridRows = 120, kMostColumns = 80;

struct Stretch {
  std::size_t begin = 0, end = 0;
};

/// As many as are wanted from `first` on; they hold `chosen`, where something is chosen.
Stretch stretch_of(std::size_t count, std::size_t first, std::size_t wanted,
                   std::optional<std::size_t> chosen) {
  const std::size_t size = std::min(wanted, count);
  std::size_t begin = std::min(first, count - size);
  if (chosen && *chosen < count && (*chosen < begin || *chosen >= begin + size))
    begin = std::min(*chosen - std::min(*chosen, size / 2), count - size);
  return {begin, begin + size};
}

std::string column_name(const View& view, const MatrixColumn& column) {
  const World& world = view.world();
  return view.ui.mode == MatrixMode::things ? std::string(label_of(world, column.on))
                                            : world.type_of(column.on).actions[column.action].label;
}

/// "Use": what the action belongs to.
std::string group_of(const MatrixModel& model, std::size_t column) {
  for (const MatrixGroup& group : model.groups()) {
    if (group.begin <= column && column < group.end) return group.label;
  }
  return {};
}

PanelNode cell_node(const View& view, std::size_t row, std::size_t column) {
  const MatrixModel& model = view.models.matrix;
  const Cell cell = model.cell(row, column);
  const World& world = view.world();
  const SignLook look = model.look(row, column);
  PanelNode node;
  node.role = NodeRole::cell;
  node.key = std::to_string(cell.on) + "." + std::to_string(cell.action);
  const auto [answer, more] = cell_words(view, cell, look);
  node.name = answer + ": " + more;
  node.value = mark_of(look.sign);
  node.more = word_of(look.change);
  node.sign = look;
  node.column = static_cast<std::uint32_t>(column) + 1;
  node.is_selected = view.ui.cell == ids_of(world, cell);
  node.press = [cell](View& now) {
    if (now.world().has(cell.who) && now.world().has(cell.on)) select_cell(now, cell);
  };
  node.focus = [cell](View& now) {
    if (now.world().has(cell.who) && now.world().has(cell.on))
      now.ui.focused = ids_of(now.world(), cell);
  };
  node.menu = [cell](View& now) {
    if (!now.world().has(cell.who) || !now.world().has(cell.on)) return;
    select_cell(now, cell);
    now.ui.open_menu = "change access";
    now.ui.tab = "why";
  };
  return node;
}

PanelNode row_node(const View& view, std::size_t row, Stretch columns) {
  const MatrixModel& model = view.models.matrix;
  const EntityIndex person = model.rows()[row];
  PanelNode node;
  node.role = NodeRole::row;
  node.key = view.world().at(person).id;
  node.row = static_cast<std::uint32_t>(row) + 1;
  PanelNode head;
  head.role = NodeRole::row_header;
  head.key = "name";
  head.name = label_of(view.world(), person);
  head.more = model.role(row);
  const auto count = model.row_count(row);
  head.aside = count ? std::to_string(*count) : "…";
  head.press = [person](View& now) {
    if (now.world().has(person)) now.ui.selected = now.world().at(person).id;
  };
  head.focus = [person](View& now) {
    if (now.world().has(person)) now.ui.focused.who = now.world().at(person).id;
  };
  node.children.push_back(std::move(head));
  for (std::size_t column = columns.begin; column < columns.end; ++column)
    node.children.push_back(cell_node(view, row, column));
  return node;
}

PanelNode head_node(const View& view, Stretch columns) {
  const MatrixModel& model = view.models.matrix;
  PanelNode head = table_head_node("People");
  for (std::size_t i = columns.begin; i < columns.end; ++i) {
    const MatrixColumn column = model.columns()[i];
    PanelNode node;
    node.role = NodeRole::column_header;
    node.key = std::to_string(column.on) + "." + std::to_string(column.action);
    node.name = column_name(view, column);
    node.aside = std::to_string(model.column_count(i));
    node.more = group_of(model, i);
    node.column = static_cast<std::uint32_t>(i) + 1;
    node.press = [column](View& now) {
      if (now.world().has(column.on)) look_along(now, column);
    };
    node.focus = [column](View& now) {
      if (!now.world().has(column.on)) return;
      now.ui.focused.action = now.world().type_of(column.on).actions[column.action].id;
      now.ui.focused.on = now.world().at(column.on).id;
    };
    head.children.push_back(std::move(node));
  }
  return head;
}

/// What there is to begin with: a thing of each type, or a scenario.
std::vector<PanelNode> building_nodes(const View& view) {
  std::vector<PanelNode> nodes;
  for (const Type& type : view.policy().types)
    nodes.push_back(button_node("add " + type.id, add_words(type),
                                [id = type.id](View& now) { begin_adding(now, id); }));
  nodes.push_back(
      button_node("scenarios", "Open a scenario", [](View& now) { now.ui.open_menu = "gallery"; }));
  return nodes;
}

std::vector<PanelNode> empty_nodes(const View& view) {
  const auto [title, hint] = empty_matrix_words(view);
  std::vector<PanelNode> nodes = {text_node("empty", title, Tone::strong), text_node("hint", hint)};
  if (view.ui.filter != MatrixFilter::everything)
    nodes.push_back(button_node("everything", "Show everything",
                                [](View& now) { now.ui.filter = MatrixFilter::everything; }));
  else
    for (PanelNode& node : building_nodes(view)) nodes.push_back(std::move(node));
  return nodes;
}

/// "120,60" as its numbers, none of which is 0; nothing when it is anything else.
std::vector<std::uint32_t> numbers_in(const std::string& text) {
  std::vector<std::uint32_t> numbers;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (;;) {
    std::uint32_t number = 0;
    const auto read = std::from_chars(at, end, number);
    if (read.ec != std::errc() || number == 0) return {};
    numbers.push_back(number);
    if (read.ptr == end) return numbers;
    if (*read.ptr != ',') return {};
    at = read.ptr + 1;
  }
}

/// "120,60" or "120,60,80": which rows shall be here, and from which column on.
void show_window(View& view, const std::string& wanted) {
  const std::vector<std::uint32_t> numbers = numbers_in(wanted);
  if (numbers.size() != 2 && numbers.size() != 3) return;
  view.ui.first_row = numbers[0] - 1;
  view.ui.rows_wanted = std::min(numbers[1], static_cast<std::uint32_t>(kMostGridRows));
  if (numbers.size() == 3) view.ui.first_column = numbers[2] - 1;
}

/// Those asked for, else those around the chosen one.
Stretch columns_shown(const View& view) {
  const std::size_t count = view.models.matrix.columns().size();
  if (view.ui.first_column) return stretch_of(count, *view.ui.first_column, kMostColumns, {});
  const auto chosen = selected_cell(view);
  const auto place = chosen ? view.models.matrix.place_of(*chosen) : std::nullopt;
  return stretch_of(count, 0, kMostColumns, place ? std::optional(place->second) : std::nullopt);
}

}  // namespace

std::vector<PanelNode> grid_nodes(const View& view) {
  const MatrixModel& model = view.models.matrix;
  if (model.rows().empty() || model.columns().empty()) return empty_nodes(view);
  const Stretch rows =
      stretch_of(model.rows().size(), view.ui.first_row, view.ui.rows_wanted, std::nullopt);
  const Stretch columns = columns_shown(view);
  PanelNode grid;
  grid.role = NodeRole::grid;
  grid.key = "grid";
  grid.name = subject_words(view);
  grid.rows = static_cast<std::uint32_t>(model.rows().size());
  grid.columns = static_cast<std::uint32_t>(model.columns().size());
  grid.window = show_window;
  grid.children.push_back(head_node(view, columns));
  for (std::size_t row = rows.begin; row < rows.end; ++row)
    grid.children.push_back(row_node(view, row, columns));
  return {std::move(grid)};
}

}  // namespace permsim
