// A wish is asked of a world as decide and play ask it; what it depends on is read off its
// conditions. Findings that the program makes by itself depend on whatever there is.
#include "core/explore/wish.h"

#include <algorithm>

#include "core/decide/able.h"
#include "core/explore/relevant.h"
#include "core/play/judgements.h"

namespace permsim {

namespace {

bool is_bad_now(const World& world, EntityIndex on) {
  Evaluator evaluator(world);
  for (const StatusCase& each : world.type_of(on).status.cases) {
    if (evaluator.holds(each.when.condition, on)) return each.is_bad;
  }
  return false;
}

bool is_found(const World& world, const Wish& wish) {
  if (wish.code == FindingCode::not_running) return is_bad_now(world, wish.on);
  if (wish.code == FindingCode::declared) {
    const DeclaredFinding& finding =
        world.policy().findings[static_cast<std::size_t>(wish.declared)];
    Evaluator evaluator(world);
    return evaluator.holds(finding.when.condition, wish.on) &&
           (!finding.has_about || evaluator.has_someone(finding.about.expression, wish.on));
  }
  const Matrix matrix(world);
  const std::vector<Finding> findings = Judgements(world, matrix).findings(world);
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    // Nobody left to repair it is no way out of only one.
    const bool is_worse =
        wish.code == FindingCode::one_repair && finding.code == FindingCode::no_repair;
    return finding.entity == wish.on && (finding.code == wish.code || is_worse);
  });
}

}  // namespace

bool is_so(const World& world, const Wish& wish) {
  if (wish.kind == Wish::Kind::cell) {
    const bool is_there = world.has(wish.cell.who) && world.has(wish.cell.on);
    if (!is_there) return wish.verdict == Verdict::deny;
    if (verdict_of(world, wish.cell) != wish.verdict) return false;
    return wish.verdict != Verdict::allow || Abilities(world).able(wish.cell) != Able::blocked;
  }
  if (!world.has(wish.on)) return false;
  return wish.kind == Wish::Kind::status ? !is_bad_now(world, wish.on) : !is_found(world, wish);
}

namespace exploring {

namespace {

bool asks_status(const Wish& wish) {
  return wish.kind == Wish::Kind::status ||
         (wish.kind == Wish::Kind::finding && wish.code == FindingCode::not_running);
}

/// A wish that depends on more than its conditions say.
bool asks_everything(const Wish& wish) {
  return wish.kind == Wish::Kind::finding && wish.code != FindingCode::declared &&
         wish.code != FindingCode::not_running;
}

const DeclaredFinding& finding_of(const World& world, const Wish& wish) {
  return world.policy().findings[static_cast<std::size_t>(wish.declared)];
}

const Action& action_of(const World& world, const Cell& cell) {
  return world.type_of(cell.on).actions[cell.action];
}

/// Requirements that decide whether an allowed act would work, whatever it is given.
std::vector<const Condition*> able_conditions(const World& world, const Wish& wish) {
  std::vector<const Condition*> conditions;
  if (wish.kind != Wish::Kind::cell || wish.verdict != Verdict::allow) return conditions;
  for (const Requirement& requirement : action_of(world, wish.cell).requirements) {
    if (!requirement.is_idle && requirement.needs.empty())
      conditions.push_back(&requirement.that.condition);
  }
  return conditions;
}

}  // namespace

std::vector<const Condition*> conditions_of(const World& world, const Wish& wish) {
  std::vector<const Condition*> conditions;
  if (asks_status(wish)) {
    for (const StatusCase& each : world.type_of(wish.on).status.cases)
      conditions.push_back(&each.when.condition);
  } else if (wish.kind == Wish::Kind::finding && !asks_everything(wish)) {
    conditions.push_back(&finding_of(world, wish).when.condition);
  }
  return conditions;
}

std::set<TypedAction> relevant_actions(const World& world, const Wish& wish) {
  const Policy& policy = world.policy();
  if (asks_everything(wish)) return all_actions(policy, false);
  Mentions mentions;
  const EntityIndex on = wish.kind == Wish::Kind::cell ? wish.cell.on : wish.on;
  const TypeIndex type = world.at(on).type;
  mentions.read.insert({type, kNoSymbol});
  if (wish.kind == Wish::Kind::cell) {
    mentions.asked.insert({type, wish.cell.action});
    // Not allowed may still be unclear, and that is no denial.
    for (const std::uint32_t number : policy.rules_of(type, wish.cell.action)) {
      mention(policy, policy.rules[number].to.expression, {type}, nullptr, mentions);
      mention(policy, policy.rules[number].when.condition, {type}, nullptr, mentions);
    }
  }
  for (const Condition* condition : able_conditions(world, wish))
    mention(policy, *condition, {type}, &action_of(world, wish.cell), mentions);
  for (const Condition* condition : conditions_of(world, wish))
    mention(policy, *condition, {type}, nullptr, mentions);
  if (wish.kind == Wish::Kind::finding && !asks_status(wish) && finding_of(world, wish).has_about) {
    mention(policy, finding_of(world, wish).about.expression, {type}, nullptr, mentions);
    for (TypeIndex each = 0; each < policy.types.size(); ++each) {
      if (policy.types[each].is_subject) mentions.read.insert({each, kNoSymbol});
    }
  }
  return relevant_actions(policy, mentions);
}

void read(const World& world, const Wish& wish, Reads& reads) {
  if (asks_everything(wish)) return reads.of_everything();
  if (wish.kind == Wish::Kind::cell) {
    if (wish.verdict == Verdict::allow)
      reads.of_cell(wish.cell);
    else
      reads.of_verdict(wish.cell);
    const Acts act{wish.cell.on, wish.cell.action, {wish.cell.who}, {}};
    for (const Condition* condition : able_conditions(world, wish))
      reads.of_condition(*condition, wish.cell.on, act);
    return;
  }
  reads.of_existence(wish.on);
  for (const Condition* condition : conditions_of(world, wish))
    reads.of_condition(*condition, wish.on);
  if (!asks_status(wish) && finding_of(world, wish).has_about)
    reads.of_people(finding_of(world, wish).about.expression, wish.on);
}

}  // namespace exploring

}  // namespace permsim
