// One decision: every rule of the action is asked, none is skipped, and the answer remembers what
// each one said.
#include "core/decide/decide.h"

#include "core/base/budget.h"
#include "core/base/work.h"
#include "core/decide/evaluate.h"

namespace permsim {

Decision decide(const World& world, const Cell& cell) {
  ++work_done.decisions;
  const Policy& policy = world.policy();
  Evaluator evaluator(world);
  Decision decision;
  std::vector<std::uint32_t> by_effect[4];
  for (const std::uint32_t number : policy.rules_of(world.at(cell.on).type, cell.action)) {
    const Rule& rule = policy.rules[number];
    budget::spend();
    if (!evaluator.holds(rule.when.condition, cell.on))
      decision.unmet.push_back({number, Unmet::when});
    else if (!evaluator.contains(rule.to.expression, cell.on, cell.who))
      decision.unmet.push_back({number, Unmet::to});
    else
      by_effect[static_cast<std::size_t>(rule.effect)].push_back(number);
  }
  auto& allows = by_effect[static_cast<std::size_t>(Effect::allow)];
  auto& forbids = by_effect[static_cast<std::size_t>(Effect::forbid)];
  auto& unclears = by_effect[static_cast<std::size_t>(Effect::unclear)];
  if (!forbids.empty()) {
    decision.because = std::move(forbids);
    decision.overruled = std::move(allows);
  } else if (!allows.empty()) {
    decision.verdict = Verdict::allow;
    decision.because = std::move(allows);
  } else if (!unclears.empty()) {
    decision.verdict = Verdict::unclear;
    decision.because = std::move(unclears);
  }
  if (decision.verdict != Verdict::allow)
    decision.limits = std::move(by_effect[static_cast<std::size_t>(Effect::limit)]);
  return decision;
}

Verdict verdict_of(const World& world, const Cell& cell) { return decide(world, cell).verdict; }

Result<Cell> find_cell(const World& world, std::string_view who, std::string_view action,
                       std::string_view on) {
  Problems problems;
  Cell cell{world.find(who), world.find(on), kNoAction};
  if (cell.who == kNoEntity)
    problems.push_back({"/who", "unknown-entity", "there is no " + ticked(who) + " in the world"});
  else if (world.subject_number(cell.who) < 0)
    problems.push_back({"/who", "not-a-subject", ticked(who) + " is not someone who can act"});
  if (cell.on == kNoEntity)
    problems.push_back({"/on", "unknown-entity", "there is no " + ticked(on) + " in the world"});
  if (cell.on != kNoEntity) {
    const Type& type = world.type_of(cell.on);
    cell.action = type.find_action(action);
    if (cell.action == kNoAction)
      problems.push_back({"/action", "unknown-action",
                          "nobody can " + ticked(action) + " a thing of type " + ticked(type.id)});
    else if (type.actions[cell.action].is_event)
      problems.push_back({"/action", "not-an-action",
                          ticked(action) + " is an event: it happens without anyone's permission"});
  }
  if (!problems.empty()) return problems;
  return cell;
}

}  // namespace permsim
