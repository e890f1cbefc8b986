// Lays a matrix out: one table for each thing, or one for a single action on many.
#include "core/answers/matrix_text.h"

#include "core/answers/moment.h"
#include "core/answers/table.h"
#include "core/base/budget.h"
#include "core/decide/sign.h"
#include "core/world/names.h"

namespace permsim {

namespace {

Table flat_matrix(const Moment& moment, const MatrixPart& part) {
  const World& world = *moment.world;
  Table table{"", {"at", "who", "on", "action", "verdict"}, {}};
  for (const EntityIndex who : part.subjects) {
    for (const EntityIndex on : part.resources) {
      if (budget::is_spent()) return table;
      for (const ActionIndex action : part.actions_on(world, on)) {
        table.rows.push_back({std::to_string(moment.at), world.at(who).id, world.at(on).id,
                              world.type_of(on).actions[action].id,
                              std::string(word_of(moment.matrix->at({who, on, action})))});
      }
    }
  }
  return table;
}

/// How cells of a moment are shown, and whether one of them was allowed and yet blocked.
class CellSigns {
 public:
  CellSigns(const Moment& moment, const Given& given)
      : matrix_(*moment.matrix), abilities_(*moment.world, given, moment.matrix.get()) {}

  std::string mark(const Cell& cell) {
    Sign sign = matrix_.sign_at(cell);
    if (sign == Sign::allowed) sign = sign_of(abilities_.able(cell));
    is_blocked_ = is_blocked_ || sign == Sign::blocked;
    return std::string(mark_of(sign));
  }

  /// The title of a table with its legend, where one is needed; for the next table afresh.
  std::string explained(const std::string& title) {
    const bool is_needed = is_blocked_;
    is_blocked_ = false;
    if (!is_needed) return title;
    return title + " (" + std::string(mark_of(Sign::blocked)) + " is allowed, but cannot work now)";
  }

 private:
  const Matrix& matrix_;
  Abilities abilities_;
  bool is_blocked_ = false;
};

Table matrix_of(const Moment& moment, const MatrixPart& part, EntityIndex on, CellSigns& signs) {
  const World& world = *moment.world;
  const Type& type = world.type_of(on);
  const Names names(world);
  Table table{names.of(on) + ", " + moment_title(moment), {type.label}, {}};
  table.heads.front() = "";
  const std::vector<ActionIndex>& actions = part.actions_on(world, on);
  for (const ActionIndex action : actions) table.heads.push_back(type.actions[action].id);
  for (const EntityIndex who : part.subjects) {
    std::vector<std::string> row{names.of(who)};
    for (const ActionIndex action : actions) row.push_back(signs.mark({who, on, action}));
    if (budget::is_spent()) return table;
    table.rows.push_back(std::move(row));
  }
  table.title = signs.explained(table.title);
  return table;
}

/// One action of many things: people down, things across.
Table matrix_of_action(const Moment& moment, const MatrixPart& part, CellSigns& signs) {
  const World& world = *moment.world;
  const Names names(world);
  Table table{part.actions.front() + ", " + moment_title(moment), {""}, {}};
  for (const EntityIndex on : part.resources) table.heads.push_back(names.of(on));
  for (const EntityIndex who : part.subjects) {
    std::vector<std::string> row{names.of(who)};
    for (const EntityIndex on : part.resources) {
      const ActionIndex action = world.type_of(on).find_action(part.actions.front());
      row.push_back(action == kNoAction ? "" : signs.mark({who, on, action}));
    }
    if (budget::is_spent()) return table;
    table.rows.push_back(std::move(row));
  }
  table.title = signs.explained(table.title);
  return table;
}

/// Most columns a matrix has at a terminal before it is turned on its side.
constexpr std::size_t kMostColumns = 9;

Table turned(const Table& table) {
  Table other{table.title, {""}, {}};
  for (const auto& row : table.rows) other.heads.push_back(row.front());
  for (std::size_t column = 1; column < table.heads.size(); ++column) {
    std::vector<std::string> row{table.heads[column]};
    for (const auto& each : table.rows) row.push_back(each[column]);
    other.rows.push_back(std::move(row));
  }
  return other;
}

}  // namespace

std::string matrix_text(const Moment& moment, const MatrixPart& part, const Question& question) {
  const Format format = question.format;
  if (format == Format::csv) return written(flat_matrix(moment, part), format);
  CellSigns signs(moment, question.with);
  if (part.actions.size() == 1 && part.resources.size() > 1)
    return written(matrix_of_action(moment, part, signs), format);
  std::vector<Table> tables;
  for (const EntityIndex on : part.resources) {
    if (budget::is_spent()) break;
    Table table = matrix_of(moment, part, on, signs);
    const bool is_wide = format == Format::text && table.heads.size() > kMostColumns &&
                         table.rows.size() < table.heads.size();
    tables.push_back(is_wide ? turned(table) : std::move(table));
  }
  return written(tables, format);
}

}  // namespace permsim
