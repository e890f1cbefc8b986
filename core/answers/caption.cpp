// Chooses what a caption tells, and tells it in the policy's own phrases.
#include "core/answers/caption.h"

#include <algorithm>
#include <optional>

#include "core/base/budget.h"
#include "core/decide/phrases.h"
#include "core/decide/words.h"
#include "core/matrix/difference.h"
#include "core/world/names.h"

namespace permsim {

namespace {

/// Verdicts of rows (people or roles) × actions on one thing.
struct Grid {
  std::vector<std::vector<Verdict>> rows;

  std::size_t actions() const { return rows.empty() ? 0 : rows.front().size(); }
  std::size_t allowed(std::size_t action) const {
    return static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [&](const auto& row) { return row[action] == Verdict::allow; }));
  }
  std::size_t allowed_of(std::size_t row) const {
    return static_cast<std::size_t>(std::count(rows[row].begin(), rows[row].end(), Verdict::allow));
  }
};

struct Place {
  std::size_t row = 0, action = 0;
};

/// The action whose yes tells most: the first preferred one that somebody may take, else the rarest
/// that is allowed to some and not to all, else the first that is allowed at all.
std::optional<std::size_t> telling_action(const Grid& grid, const std::vector<bool>& preferred) {
  std::optional<std::size_t> best;
  const auto rank = [&](std::size_t action) {
    const std::size_t count = grid.allowed(action);
    const bool is_divided = count < grid.rows.size();
    if (preferred[action]) return std::make_pair(0, std::size_t{0});
    return std::make_pair(is_divided ? 1 : 2, count);
  };
  for (std::size_t action = 0; action < grid.actions(); ++action) {
    if (grid.allowed(action) == 0) continue;
    if (!best || rank(action) < rank(*best)) best = action;
  }
  return best;
}

/// Whoever may do least, and of what is denied to that row what most others may do. Not `but`
/// where another row is denied something too.
std::optional<Place> telling_no(const Grid& grid, std::optional<std::size_t> but) {
  std::optional<Place> best;
  const auto rank = [&](const Place& place) {
    return std::make_tuple(but == place.row, grid.allowed_of(place.row),
                           grid.rows.size() - grid.allowed(place.action));
  };
  for (std::size_t row = 0; row < grid.rows.size(); ++row) {
    for (std::size_t action = 0; action < grid.actions(); ++action) {
      const Place place{row, action};
      if (grid.rows[row][action] != Verdict::deny) continue;
      if (!best || rank(place) < rank(*best)) best = place;
    }
  }
  return best;
}

std::vector<bool> keep_going(const World& world, EntityIndex on,
                             const std::vector<ActionIndex>& actions) {
  std::vector<bool> is_preferred(actions.size());
  for (const Continuity& each : world.policy().continuity) {
    if (each.type != world.at(on).type) continue;
    for (std::size_t i = 0; i < actions.size(); ++i) {
      if (std::find(each.repair.begin(), each.repair.end(), actions[i]) != each.repair.end())
        is_preferred[i] = true;
    }
  }
  return is_preferred;
}

/// What is told of one thing: who may what, and who may not what.
struct Told {
  std::string yes_name, no_name;  ///< empty: nobody
  ActionIndex yes = kNoAction, no = kNoAction;
  std::string unclear_name;  ///< told where all of it is unclear
  ActionIndex unclear = kNoAction;
};

std::string told(const World& world, EntityIndex on, const Told& what, const std::string& when) {
  const std::string after = when.empty() ? "" : " " + when;
  const auto act = [&](ActionIndex action) {
    return infinitive_of(world, {kNoEntity, on, action});
  };
  if (what.yes_name.empty() && what.no_name.empty())
    return "The documents do not say whether " + what.unclear_name + " may " + act(what.unclear) +
           after;
  if (what.yes_name.empty())
    return beginning_sentence(what.no_name) + " may not " + act(what.no) + after;
  std::string words = beginning_sentence(what.yes_name) + " may " + act(what.yes) + after;
  if (what.no_name.empty()) return words;
  return words +
         (what.no_name == what.yes_name ? ", but may not " : ", " + what.no_name + " may not ") +
         infinitive_of_it(world, {kNoEntity, on, what.no});
}

/// Moments with stand-ins have no matrix but the last one's.
bool is_gained(const Moment& start, const Cell& cell) {
  if (start.matrix == nullptr) return false;
  return !start.world->has(cell.who) || !start.world->has(cell.on) ||
         start.matrix->at(cell) != Verdict::allow;
}

Grid grid_of(const Moment& now, const MatrixPart& part, EntityIndex on) {
  Grid grid;
  grid.rows.reserve(part.subjects.size());
  for (const EntityIndex who : part.subjects) {
    std::vector<Verdict> row;
    for (const ActionIndex action : part.actions_on(*now.world, on))
      row.push_back(now.matrix->at({who, on, action}));
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

/// The first thing on which some may and some may not, else the first.
EntityIndex telling_thing(const Moment& now, const MatrixPart& part) {
  for (const EntityIndex on : part.resources) {
    if (budget::is_spent()) break;
    const Grid grid = grid_of(now, part, on);
    if (telling_action(grid, std::vector<bool>(grid.actions())) && telling_no(grid, {})) return on;
  }
  return part.resources.front();
}

}  // namespace

std::string moment_phrase(const Moment& moment) {
  return moment.at == 0 ? "at the start" : "after step " + std::to_string(moment.at);
}

std::string matrix_caption(const Moment& start, const Moment& now, const MatrixPart& part) {
  if (part.subjects.empty() || part.resources.empty())
    return "Nobody and nothing is there " + moment_phrase(now);
  const World& world = *now.world;
  const EntityIndex on = telling_thing(now, part);
  const std::vector<ActionIndex>& actions = part.actions_on(world, on);
  const Grid grid = grid_of(now, part, on);
  Told what;
  what.unclear_name = name_of(world, part.subjects.front());
  what.unclear = actions.front();
  std::optional<std::size_t> yes_row;
  if (const auto action = telling_action(grid, keep_going(world, on, actions))) {
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
      if (grid.rows[row][*action] != Verdict::allow) continue;
      const bool is_better = is_gained(start, {part.subjects[row], on, actions[*action]});
      if (!yes_row || is_better) yes_row = row;
      if (is_better) break;
    }
    what.yes = actions[*action];
    what.yes_name = name_of(world, part.subjects[*yes_row]);
  }
  if (const auto no = telling_no(grid, yes_row)) {
    what.no = actions[no->action];
    what.no_name = name_of(world, part.subjects[no->row]);
  }
  return told(world, on, what, moment_phrase(now));
}

std::string roles_caption(const World& world, const RoleTable& table) {
  Grid grid;
  std::vector<const RoleRow*> rows;
  for (const RoleRow& row : table.rows) {
    if (!row.differs) continue;
    rows.push_back(&row);
    grid.rows.push_back(row.verdicts);
  }
  if (grid.rows.empty() || table.actions.empty())
    return "Nobody has a role on " + name_of(world, table.on);
  std::vector<ActionIndex> actions(table.actions.begin(), table.actions.end());
  Told what;
  what.unclear_name = rows.front()->label;
  what.unclear = actions.front();
  std::optional<std::size_t> yes_row;
  if (const auto action = telling_action(grid, keep_going(world, table.on, actions))) {
    for (std::size_t row = 0; row < rows.size() && !yes_row; ++row) {
      if (grid.rows[row][*action] == Verdict::allow) yes_row = row;
    }
    what.yes = actions[*action];
    what.yes_name = rows[*yes_row]->label;
  }
  if (const auto no = telling_no(grid, yes_row)) {
    what.no = actions[no->action];
    what.no_name = rows[no->row]->label;
  }
  return told(world, table.on, what, "");
}

std::string diff_caption(const World& before, const World& after,
                         const std::vector<ChangedCell>& changes, const std::string& when) {
  ChangeCounts counts;
  const ChangedCell* told_of = nullptr;
  const auto is_better = [&](const ChangedCell& one, const ChangedCell& other) {
    const auto rank = [&](const ChangedCell& each) {
      const bool is_here = after.has(each.cell.who) && after.has(each.cell.on);
      const bool keeps = is_here && keep_going(after, each.cell.on, {each.cell.action})[0];
      return is_here ? (keeps ? 0 : 1) : 2;
    };
    return rank(one) < rank(other);
  };
  for (const ChangedCell& each : changes) {
    count_change(counts, each.from, each.to);
    if (told_of == nullptr || is_better(each, *told_of)) told_of = &each;
  }
  if (told_of == nullptr) return "Nothing changed for anybody " + when;
  const Cell& cell = told_of->cell;
  const World& there = after.has(cell.who) && after.has(cell.on) ? after : before;
  std::string words = answer_words(there, cell, told_of->to) + " " + when;
  if (told_of->to == Verdict::allow) words += ", and could not before";
  if (told_of->to == Verdict::deny && told_of->from == Verdict::allow)
    words += ", and could before";
  return words + "; " + std::to_string(counts.gained) + " gained, " + std::to_string(counts.lost) +
         " lost, " + std::to_string(counts.unclear) + " turned unclear";
}

std::string timeline_caption(const std::vector<MomentPtr>& moments) {
  const std::size_t steps = moments.size() - 1;
  std::string words = std::to_string(steps) + (steps == 1 ? " step" : " steps");
  for (const Outcome outcome : {Outcome::denied, Outcome::unclear, Outcome::impossible}) {
    const auto count =
        std::count_if(moments.begin() + 1, moments.end(),
                      [&](const MomentPtr& moment) { return moment->outcome == outcome; });
    if (count > 0)
      words += ", " + std::to_string(count) + " of them " + std::string(word_of(outcome));
  }
  const std::vector<Finding>& last = moments.back()->findings;
  const auto grave = std::count_if(last.begin(), last.end(), [](const Finding& finding) {
    return finding.weight != Weight::advice;
  });
  if (grave == 0) return words + "; in the end nothing needs attention";
  return words + "; in the end " + std::to_string(grave) +
         (grave == 1 ? " thing needs attention" : " things need attention");
}

}  // namespace permsim
