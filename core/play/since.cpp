// Looks back from a moment for the step that turned what is asked about.
#include "core/play/since.h"

#include <algorithm>

#include "core/base/budget.h"

namespace permsim {

namespace {

/// The last of the steps after which `was_so` is true up to `at`. Moments that share a world are
/// asked once.
template <class WasSo>
std::uint32_t look_back(const std::vector<MomentPtr>& moments, std::uint32_t at,
                        const WasSo& was_so) {
  std::uint32_t since = at;
  const World* known = moments[at]->world.get();
  while (since > 0) {
    const World* before = moments[since - 1]->world.get();
    if (before != known && !was_so(*before)) break;
    if (budget::is_spent()) break;
    known = before;
    --since;
  }
  return since;
}

/// Up to so many are named as those who may do it instead.
constexpr std::size_t kMostOthers = 1000;

void find_others(const Moment& moment, Explanation& explanation) {
  const Cell& cell = explanation.cell;
  for (const EntityIndex who : moment.world->subjects()) {
    if (explanation.others.size() == kMostOthers || budget::is_spent()) return;
    if (moment.matrix->at({who, cell.on, cell.action}) == Verdict::allow)
      explanation.others.push_back(who);
  }
}

Explanation explain_deleted(const std::vector<MomentPtr>& moments, std::uint32_t at,
                            const Cell& cell) {
  Explanation explanation;
  explanation.cell = cell;
  explanation.since = look_back(moments, at, [&](const World& before) {
    return !(before.has(cell.who) && before.has(cell.on));
  });
  const std::shared_ptr<const World>& last = moments[explanation.since - 1]->world;
  explanation.last_seen = last;
  explanation.policy = last->shared_policy();
  Missing missing;
  missing.code = MissingCode::deleted;
  missing.entity = moments[at]->world->has(cell.on) ? cell.who : cell.on;
  explanation.missing.push_back(std::move(missing));
  return explanation;
}

}  // namespace

std::uint32_t verdict_since(const std::vector<MomentPtr>& moments, std::uint32_t at,
                            const Cell& cell) {
  const Verdict now = verdict_of(*moments[at]->world, cell);
  return look_back(moments, at, [&](const World& before) {
    return before.has(cell.who) && before.has(cell.on) && verdict_of(before, cell) == now;
  });
}

std::uint32_t ground_since(const std::vector<MomentPtr>& moments, std::uint32_t at,
                           const Ground& ground) {
  return look_back(moments, at, [&](const World& before) { return is_so(before, ground); });
}

Explanation explain_at(const std::vector<MomentPtr>& moments, std::uint32_t at, const Cell& cell,
                       const Given& given) {
  const Moment& moment = *moments[at];
  if (!moment.world->has(cell.who) || !moment.world->has(cell.on))
    return explain_deleted(moments, at, cell);
  Explanation explanation = explain(*moment.world, cell, given);
  explanation.since = verdict_since(moments, at, cell);
  for (AccessPath& path : explanation.paths) {
    for (Ground& ground : path.grounds) ground.since = ground_since(moments, at, ground);
  }
  if (explanation.decision.verdict != Verdict::allow) find_others(moment, explanation);
  return explanation;
}

namespace {

bool has(const Moment& moment, std::string_view id) { return moment.world->find(id) != kNoEntity; }

/// The first moment after `at` that has it; 0: none.
std::uint32_t first_after(const std::vector<MomentPtr>& moments, std::uint32_t at,
                          std::string_view id) {
  for (std::uint32_t number = at + 1; number < moments.size(); ++number) {
    if (has(*moments[number], id)) return number;
  }
  return 0;
}

}  // namespace

Result<Cell> find_cell_at(const std::vector<MomentPtr>& moments, std::uint32_t at,
                          std::string_view who, std::string_view action, std::string_view on) {
  Result<Cell> now = find_cell(*moments[at]->world, who, action, on);
  if (now) return now;
  const bool are_both_there = has(*moments[at], who) && has(*moments[at], on);
  if (are_both_there) return now;
  for (std::uint32_t number = at; number-- > 0;) {
    if (moments[number]->world == moments[number + 1]->world) continue;
    if (has(*moments[number], who) && has(*moments[number], on))
      return find_cell(*moments[number]->world, who, action, on);
  }
  for (Problem& problem : now.problems) {
    if (problem.code != "unknown-entity") continue;
    const std::string_view id = problem.where == "/who" ? who : on;
    if (const std::uint32_t first = first_after(moments, at, id); first > 0)
      problem.message = ticked(id) + " is not there before step " + std::to_string(first);
  }
  return now;
}

}  // namespace permsim
