// Chooses rows, columns and signs of pictures; drawing them is picture.cpp's.
#include "core/answers/drawings.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/answers/impact_words.h"
#include "core/answers/moment.h"
#include "core/base/budget.h"
#include "core/decide/words.h"
#include "core/world/names.h"

namespace permsim {

namespace {

PictureGrid grid_of_thing(const Moment& moment, const MatrixPart& part, EntityIndex on,
                          Abilities& abilities) {
  const World& world = *moment.world;
  const Type& type = world.type_of(on);
  const Names names(world);
  PictureGrid grid{names.of(on) + ", " + moment_title(moment), {}, true, {}};
  const std::vector<ActionIndex>& actions = part.actions_on(world, on);
  for (const ActionIndex action : actions) grid.heads.push_back(type.actions[action].label);
  for (const EntityIndex who : part.subjects) {
    if (budget::is_spent()) break;
    PictureRow row{names.of(who), {}};
    for (const ActionIndex action : actions) {
      const Cell cell{who, on, action};
      Sign sign = moment.matrix->sign_at(cell);
      if (sign == Sign::allowed) sign = sign_of(abilities.able(cell));
      row.cells.push_back({sign});
    }
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

/// One action of many things: people down, things across.
PictureGrid grid_of_action(const Moment& moment, const MatrixPart& part, Abilities& abilities) {
  const World& world = *moment.world;
  const Names names(world);
  const Type& first = world.type_of(part.resources.front());
  const ActionIndex named = first.find_action(part.actions.front());
  PictureGrid grid{first.actions[named].label + ", " + moment_title(moment), {}, true, {}};
  for (const EntityIndex on : part.resources) grid.heads.push_back(names.of(on));
  for (const EntityIndex who : part.subjects) {
    if (budget::is_spent()) break;
    PictureRow row{names.of(who), {}};
    for (const EntityIndex on : part.resources) {
      const Cell cell{who, on, world.type_of(on).find_action(part.actions.front())};
      PictureCell drawn;
      if (cell.action != kNoAction) {
        drawn.sign = moment.matrix->sign_at(cell);
        if (drawn.sign == Sign::allowed) drawn.sign = sign_of(abilities.able(cell));
      }
      row.cells.push_back(std::move(drawn));
    }
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

/// The sign of a cell at one moment; of who or what is not there a denial that nobody speaks of.
Sign sign_in(const Matrix& matrix, const Cell& cell) {
  const bool is_there = matrix.world().has(cell.who) && matrix.world().has(cell.on);
  return is_there ? matrix.sign_at(cell) : Sign::not_granted;
}

using ChangedOn = std::map<EntityIndex, std::vector<ChangedCell>>;

PictureGrid grid_of_changes(const Matrix& before, const Matrix& after, EntityIndex on,
                            const std::vector<ChangedCell>& changes) {
  const World& there = after.world().has(on) ? after.world() : before.world();
  const Names names_after(after.world());
  const Names names_before(before.world());
  std::set<EntityIndex> people;
  std::set<ActionIndex> actions;
  std::map<std::pair<EntityIndex, ActionIndex>, Change> changed;
  for (const ChangedCell& each : changes) {
    people.insert(each.cell.who);
    actions.insert(each.cell.action);
    changed[{each.cell.who, each.cell.action}] = change_between(each.from, each.to);
  }
  PictureGrid grid{(after.world().has(on) ? names_after : names_before).of(on), {}, true, {}};
  for (const ActionIndex action : actions)
    grid.heads.push_back(there.type_of(on).actions[action].label);
  for (const EntityIndex who : people) {
    PictureRow row{(after.world().has(who) ? names_after : names_before).of(who), {}};
    for (const ActionIndex action : actions) {
      const auto found = changed.find({who, action});
      row.cells.push_back({sign_in(after, {who, on, action}),
                           found == changed.end() ? Change::none : found->second});
    }
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

/// How an outcome is shown beside its word.
Sign sign_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::done: return Sign::allowed;
    case Outcome::denied: return Sign::denied;
    case Outcome::unclear: return Sign::unclear;
    case Outcome::impossible:
    case Outcome::off: break;
  }
  return Sign::not_granted;
}

}  // namespace

std::vector<PictureGrid> matrix_grids(const Moment& moment, const MatrixPart& part,
                                      const Given& given) {
  Abilities abilities(*moment.world, given, moment.matrix.get());
  if (part.actions.size() == 1 && part.resources.size() > 1)
    return {grid_of_action(moment, part, abilities)};
  std::vector<PictureGrid> grids;
  grids.reserve(part.resources.size());
  for (const EntityIndex on : part.resources)
    grids.push_back(grid_of_thing(moment, part, on, abilities));
  return grids;
}

std::vector<PictureGrid> diff_grids(const Matrix& before, const Matrix& after,
                                    const std::vector<ChangedCell>& changes) {
  ChangedOn by_thing;
  for (const ChangedCell& each : changes) by_thing[each.cell.on].push_back(each);
  std::vector<PictureGrid> grids;
  grids.reserve(by_thing.size());
  for (const auto& [on, cells] : by_thing)
    grids.push_back(grid_of_changes(before, after, on, cells));
  return grids;
}

PictureGrid roles_grid(const World& world, const RoleTable& table) {
  const Type& type = world.type_of(table.on);
  PictureGrid grid{"Roles on " + name_of(world, table.on), {}, true, {}};
  for (const RoleRow& role : table.rows) {
    if (role.differs) grid.heads.push_back(role.label);
  }
  for (std::size_t i = 0; i < table.actions.size(); ++i) {
    PictureRow row{type.actions[table.actions[i]].label, {}};
    for (const RoleRow& role : table.rows) {
      if (role.differs)
        row.cells.push_back({permsim::sign_of(role.verdicts[i], role.is_spoken_of[i])});
    }
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

PictureGrid timeline_grid(const Scenario& scenario, const std::vector<MomentPtr>& moments) {
  PictureGrid grid{scenario.title, {"What happens", "Outcome", "Cells"}, false, {}};
  const Names names(*moments.front()->world);
  for (const Status& status : moments.front()->statuses)
    grid.heads.push_back(names.of(status.entity));
  for (const MomentPtr& moment : moments) {
    if (budget::is_spent()) break;
    PictureRow row{"Start", {{}, {}, {}}};
    if (moment->at > 0) {
      row.name = std::to_string(moment->at);
      row.cells[0].words =
          step_title(*moments[moment->at - 1]->world, scenario.steps[moment->at - 1]);
      row.cells[1] = {sign_of(moment->outcome), Change::none,
                      beginning_sentence(std::string(word_of(moment->outcome)))};
      row.cells[2].words = signed_counts(moment->changed);
    }
    for (const Status& first : moments.front()->statuses) {
      const Status* now = find_status(moment->statuses, first.entity);
      row.cells.push_back({{}, Change::none, now == nullptr ? "gone" : words_of(*now)});
    }
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

}  // namespace permsim
