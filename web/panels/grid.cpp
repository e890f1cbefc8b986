// The matrix itself as a grid: some of its rows, every cell a sentence.
#include "web/panels/grid.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "web/models/matrix.h"
#include "web/models/words.h"

namespace permsim {
namespace {

/// Rows and columns that are in the grid at once.
constexpr std::size_t kMostRows = 120, kMostColumns = 80;

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
  node.children.push_back(std::move(head));
  for (std::size_t column = columns.begin; column < columns.end; ++column)
    node.children.push_back(cell_node(view, row, column));
  return node;
}

PanelNode head_node(const View& view, Stretch columns) {
  const MatrixModel& model = view.models.matrix;
  PanelNode head;
  head.role = NodeRole::head;
  head.key = "head";
  PanelNode corner;
  corner.role = NodeRole::corner;
  corner.key = "corner";
  corner.name = "People";
  head.children.push_back(std::move(corner));
  for (std::size_t i = columns.begin; i < columns.end; ++i) {
    const MatrixColumn& column = model.columns()[i];
    PanelNode node;
    node.role = NodeRole::column_header;
    node.key = std::to_string(column.on) + "." + std::to_string(column.action);
    node.name = column_name(view, column);
    node.aside = std::to_string(model.column_count(i));
    node.more = group_of(model, i);
    node.column = static_cast<std::uint32_t>(i) + 1;
    head.children.push_back(std::move(node));
  }
  return head;
}

std::vector<PanelNode> empty_nodes(const View& view) {
  const auto [title, hint] = empty_matrix_words(view);
  std::vector<PanelNode> nodes = {text_node("empty", title, Tone::strong), text_node("hint", hint)};
  if (view.ui.filter != MatrixFilter::everything)
    nodes.push_back(button_node("everything", "Show everything",
                                [](View& now) { now.ui.filter = MatrixFilter::everything; }));
  return nodes;
}

/// "120,60": which rows shall be here.
void show_rows(View& view, const std::string& wanted) {
  std::uint32_t first = 0, count = 0;
  const char* const end = wanted.data() + wanted.size();
  const auto read = std::from_chars(wanted.data(), end, first);
  if (read.ec != std::errc() || read.ptr == end || *read.ptr != ',') return;
  if (std::from_chars(read.ptr + 1, end, count).ec != std::errc() || count == 0) return;
  view.ui.first_row = first;
  view.ui.rows_wanted = std::min(count, static_cast<std::uint32_t>(kMostRows));
}

}  // namespace

std::vector<PanelNode> grid_nodes(const View& view) {
  const MatrixModel& model = view.models.matrix;
  if (model.rows().empty() || model.columns().empty()) return empty_nodes(view);
  const auto chosen = selected_cell(view);
  const auto place = chosen ? model.place_of(*chosen) : std::nullopt;
  const Stretch rows =
      stretch_of(model.rows().size(), view.ui.first_row, view.ui.rows_wanted, std::nullopt);
  const Stretch columns = stretch_of(model.columns().size(), 0, kMostColumns,
                                     place ? std::optional(place->second) : std::nullopt);
  PanelNode grid;
  grid.role = NodeRole::grid;
  grid.key = "grid";
  grid.name = subject_words(view);
  grid.rows = static_cast<std::uint32_t>(model.rows().size());
  grid.columns = static_cast<std::uint32_t>(model.columns().size());
  grid.window = show_rows;
  grid.children.push_back(head_node(view, columns));
  for (std::size_t row = rows.begin; row < rows.end; ++row)
    grid.children.push_back(row_node(view, row, columns));
  return {std::move(grid)};
}

}  // namespace permsim
