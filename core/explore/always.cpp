// What a prospect answers for certain. Mirrors decide/evaluate.cpp with three answers for two.
// Serves prospect.h.
#include <algorithm>

#include "core/base/budget.h"
#include "core/explore/prospect.h"

namespace permsim::exploring {

namespace {
/// Steps of work for an answer that is kept.
constexpr std::uint64_t kKept = 5;
}  // namespace

Always Prospect::contains(const SetExpression& set, EntityIndex self, EntityIndex person,
                          const Acts& acts) const {
  switch (set.kind) {
    case SetExpression::Kind::everyone: return to_always(type_of(person).is_subject);
    case SetExpression::Kind::nobody: return Always::no;
    case SetExpression::Kind::without:
      return both(contains(set.parts[0], self, person, acts),
                  opposite(contains(set.parts[1], self, person, acts)));
    case SetExpression::Kind::any_of:
    case SetExpression::Kind::all_of: {
      const bool is_union = set.kind == SetExpression::Kind::any_of;
      Always all = to_always(!is_union);
      for (const SetExpression& part : set.parts) {
        const Always one = contains(part, self, person, acts);
        all = is_union ? either(all, one) : both(all, one);
      }
      return all;
    }
    case SetExpression::Kind::name: break;
  }
  Always found = Always::no;
  if (set.path.names.empty()) {
    for (const Entry& entry : roots(set.path, self, acts)) {
      found = either(found, entry.is_userset()
                                ? member_contains(entry.entity, entry.member, person)
                                : to_always(entry.entity == person && type_of(person).is_subject));
    }
    const bool may_differ = !is_root_certain(set.path, self, acts);
    return may_differ && found == Always::yes ? Always::maybe : found;
  }
  const Walk before = walk(set.path, self, acts, set.path.names.size() - 1);
  for (const EntityIndex entity : before.reached)
    found = either(found, member_contains(entity, set.path.names.back().symbol, person));
  return found == Always::yes && !before.is_certain ? Always::maybe : found;
}

Always Prospect::member_contains(EntityIndex self, Symbol symbol, EntityIndex person) const {
  const Type& type = type_of(self);
  const Member member = type.member(symbol);
  if (member.kind == MemberKind::none || member.kind == MemberKind::attribute) return Always::no;
  budget::spend(kKept);
  if (budget::is_spent()) return Always::maybe;
  if (known_.size() <= person) known_.resize(size());
  const std::uint64_t key = member_key(self, symbol);
  // Newcomers may seem to go round in circles; `maybe` is never wrong.
  if (const auto [known, is_new] = known_[person].try_emplace(key, Always::maybe); !is_new)
    return known->second;
  if (nesting_ >= kDeepestLook) return Always::maybe;
  ++nesting_;
  Always found = Always::no;
  if (member.kind == MemberKind::relation) {
    const Slot held = slot(self, symbol);
    budget::spend(may_hold(held).size());
    for (const Entry& entry : may_hold(held)) {
      found = either(found, entry.is_userset()
                                ? member_contains(entry.entity, entry.member, person)
                                : to_always(entry.entity == person && type_of(person).is_subject));
    }
    if (found == Always::yes && (is_written(held) || is_newcomer(person))) found = Always::maybe;
  } else {
    for (const GuardedSet& part : type.sets[member.index].parts) {
      const Always is_in = contains(part.to.expression, self, person, kNoActs);
      if (is_in != Always::no)
        found = either(found, both(is_in, holds(part.when.condition, self, kNoActs)));
    }
  }
  --nesting_;
  known_[person][key] = found;
  return found;
}

Always Prospect::holds(const Condition& condition, EntityIndex self, const Acts& acts) const {
  budget::spend();
  switch (condition.kind) {
    case Condition::Kind::always: return Always::yes;
    case Condition::Kind::negation: return opposite(holds(condition.parts.front(), self, acts));
    case Condition::Kind::all_of:
    case Condition::Kind::any_of: {
      const bool is_or = condition.kind == Condition::Kind::any_of;
      Always all = to_always(!is_or);
      for (const Condition& part : condition.parts) {
        const Always one = holds(part, self, acts);
        all = is_or ? either(all, one) : both(all, one);
      }
      return all;
    }
    case Condition::Kind::can: return can(condition, self, acts);
    case Condition::Kind::flag:
    case Condition::Kind::equals:
    case Condition::Kind::differs:
    case Condition::Kind::one_of:
    case Condition::Kind::covers:
    case Condition::Kind::exists:
    case Condition::Kind::any:
    case Condition::Kind::within:
    case Condition::Kind::same: break;
  }
  if (is_certain(condition, self, acts)) return to_always(holds_at_start(condition, self, acts));
  switch (condition.kind) {
    case Condition::Kind::within: return everyone_in(condition, self, acts);
    case Condition::Kind::flag:
    case Condition::Kind::equals:
    case Condition::Kind::one_of: return compares(condition, self, acts);
    case Condition::Kind::differs: return opposite(compares(condition, self, acts));
    case Condition::Kind::same: return leads_to_same(condition, self, acts);
    case Condition::Kind::covers:
    case Condition::Kind::exists:
    case Condition::Kind::any: return Always::maybe;
    case Condition::Kind::always:
    case Condition::Kind::negation:
    case Condition::Kind::all_of:
    case Condition::Kind::any_of:
    case Condition::Kind::can: break;  // answered above
  }
  return Always::maybe;
}

/// Do both paths lead to one thing?
Always Prospect::leads_to_same(const Condition& condition, EntityIndex self,
                               const Acts& acts) const {
  const std::vector<EntityIndex> left =
      walk(condition.path, self, acts, condition.path.names.size()).reached;
  const std::vector<EntityIndex> right =
      walk(condition.other, self, acts, condition.other.names.size()).reached;
  const bool may_meet = std::any_of(left.begin(), left.end(), [&](EntityIndex entity) {
    return std::find(right.begin(), right.end(), entity) != right.end();
  });
  return may_meet ? Always::maybe : Always::no;
}

/// Is some value of the left side one of the right side (of a flag: yes)?
Always Prospect::compares(const Condition& condition, EntityIndex self, const Acts& acts) const {
  const Values left = values(condition.path, self, acts);
  bool is_open = left.is_open;
  std::vector<Value> wanted;   // some of these may be on the right
  std::vector<Value> certain;  // and these are
  if (condition.kind == Condition::Kind::flag) wanted = certain = {true};
  for (const Operand& operand : condition.operands) {
    const Values right =
        operand.is_path ? values(operand.path, self, acts) : Values{{operand.literal}, false, true};
    if (right.is_open) is_open = true;
    wanted.insert(wanted.end(), right.may.begin(), right.may.end());
    if (right.is_single && !right.is_open && right.may.size() == 1)
      certain.push_back(right.may.front());
  }
  const auto is_in = [](const Value& value, const std::vector<Value>& all) {
    return is_set(value) && std::find(all.begin(), all.end(), value) != all.end();
  };
  const bool may_be =
      is_open || std::any_of(left.may.begin(), left.may.end(),
                             [&](const Value& value) { return is_in(value, wanted); });
  if (!may_be) return Always::no;
  const bool must_be = left.is_single && !left.is_open &&
                       std::all_of(left.may.begin(), left.may.end(),
                                   [&](const Value& value) { return is_in(value, certain); });
  return must_be ? Always::yes : Always::maybe;
}

/// `$person in (…)`, and nobody is not in it.
Always Prospect::everyone_in(const Condition& condition, EntityIndex self, const Acts& acts) const {
  const Walk asked = walk(condition.path, self, acts, condition.path.names.size());
  const std::vector<Entry> given =
      condition.path.names.empty() ? roots(condition.path, self, acts) : std::vector<Entry>{};
  if (std::any_of(given.begin(), given.end(),
                  [](const Entry& entry) { return entry.is_userset(); }))
    return Always::maybe;
  if (asked.reached.empty()) return Always::no;
  Always all = Always::yes;
  bool may_be_one = false;
  for (const EntityIndex person : asked.reached) {
    const Always is_in = contains(condition.set, self, person, acts);
    if (is_in != Always::no) may_be_one = true;
    all = both(all, is_in);
  }
  if (asked.is_certain) return all;
  return may_be_one ? Always::maybe : Always::no;
}

Always Prospect::can(const Condition& condition, EntityIndex self, const Acts& acts) const {
  const Path& person = condition.set.path;
  const Walk on = walk(condition.path, self, acts, condition.path.names.size());
  if (on.reached.empty()) return Always::no;
  const bool is_one = condition.set.kind == SetExpression::Kind::name && person.names.empty() &&
                      is_root_certain(person, self, acts);
  if (!is_one || !on.is_certain) return Always::maybe;
  const std::vector<Entry> who = roots(person, self, acts);
  if (who.empty() || !type_of(who.front().entity).is_subject) return Always::no;
  Always all = Always::yes;
  for (const EntityIndex resource : on.reached) {
    const ActionIndex action = type_of(resource).find_action(condition.action.text);
    all = both(all,
               action == kNoAction ? Always::no : allows({who.front().entity, resource, action}));
  }
  return all;
}

Always Prospect::allows(const Cell& cell) const {
  Always allow = Always::no;
  Always forbid = Always::no;
  for (const std::uint32_t number : policy().rules_of(type_index(cell.on), cell.action)) {
    const Rule& rule = policy().rules[number];
    budget::spend();
    if (rule.effect != Effect::allow && rule.effect != Effect::forbid) continue;
    const Always applies = both(contains(rule.to.expression, cell.on, cell.who, kNoActs),
                                holds(rule.when.condition, cell.on, kNoActs));
    if (rule.effect == Effect::allow)
      allow = either(allow, applies);
    else
      forbid = either(forbid, applies);
  }
  return both(allow, opposite(forbid));
}

}  // namespace permsim::exploring
