// Whether conditions hold. Serves evaluate.h.
#include <algorithm>

#include "core/base/budget.h"
#include "core/decide/decide.h"
#include "core/decide/evaluate.h"

namespace permsim {

namespace {

/// Whether both lists have something in common, in time that grows with both, not with their
/// product.
template <class T>
bool have_one_in_common(std::vector<T> some, const std::vector<T>& others) {
  constexpr std::size_t kFew = 16;
  budget::spend(some.size() + others.size());
  const bool are_few = some.size() <= kFew;
  if (!are_few) std::sort(some.begin(), some.end());
  return std::any_of(others.begin(), others.end(), [&](const T& other) {
    return are_few ? std::find(some.begin(), some.end(), other) != some.end()
                   : std::binary_search(some.begin(), some.end(), other);
  });
}

/// The texts of all lists among the values.
TextList gathered(const std::vector<Value>& values) {
  TextList all;
  for (const Value& value : values) {
    if (const TextList* list = as_list(value)) all.insert(all.end(), list->begin(), list->end());
  }
  budget::spend(all.size());
  return all;
}

}  // namespace

bool Evaluator::equals_any(const Condition& condition, EntityIndex self) {
  const std::vector<Value> left = values(condition.path, self);
  std::vector<Value> right;
  for (const Operand& operand : condition.operands) {
    if (!operand.is_path) {
      right.push_back(operand.literal);
      continue;
    }
    const std::vector<Value> more = values(operand.path, self);
    right.insert(right.end(), more.begin(), more.end());
  }
  return have_one_in_common(left, right);
}

bool Evaluator::covers(const Condition& condition, EntityIndex self) {
  const Operand& operand = condition.operands.front();
  TextList needed =
      operand.is_path ? gathered(values(operand.path, self)) : *as_list(operand.literal);
  TextList held = gathered(values(condition.path, self));
  std::sort(needed.begin(), needed.end());
  needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
  std::sort(held.begin(), held.end());
  return std::includes(held.begin(), held.end(), needed.begin(), needed.end());
}

bool Evaluator::can(const Condition& condition, EntityIndex self) {
  const std::vector<EntityIndex> who = persons(condition.set, self);
  const std::vector<EntityIndex> on = walk(condition.path, self);
  if (who.empty() || on.empty()) return false;
  for (const EntityIndex resource : on) {
    const ActionIndex action = world_.type_of(resource).find_action(condition.action.text);
    if (action == kNoAction) return false;
    note(resource, kNoSymbol);
    if (budget::is_spent()) return false;
    for (const EntityIndex person : who) {
      budget::spend();
      const Cell cell{person, resource, action};
      if ((verdicts_ != nullptr ? verdicts_->at(cell) : verdict_of(world_, cell)) != Verdict::allow)
        return false;
    }
  }
  return true;
}

bool Evaluator::exists(const Path& path, EntityIndex self) {
  if (!walk(path, self).empty()) return true;
  const std::vector<Value> found = values(path, self);
  return std::any_of(found.begin(), found.end(),
                     [](const Value& value) { return !shown(value).empty(); });
}

bool Evaluator::holds(const Condition& condition, EntityIndex self) {
  budget::spend();
  const auto part_holds = [&](const Condition& part) { return holds(part, self); };
  switch (condition.kind) {
    case Condition::Kind::always: return true;
    case Condition::Kind::all_of:
      return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Kind::any_of:
      return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Kind::negation: return !holds(condition.parts.front(), self);
    case Condition::Kind::flag: {
      const std::vector<Value> found = values(condition.path, self);
      return std::any_of(found.begin(), found.end(), is_true);
    }
    case Condition::Kind::equals:
    case Condition::Kind::one_of: return equals_any(condition, self);
    case Condition::Kind::differs: return !equals_any(condition, self);
    case Condition::Kind::covers: return covers(condition, self);
    case Condition::Kind::exists: return exists(condition.path, self);
    case Condition::Kind::any: return has_someone(condition.set, self);
    case Condition::Kind::within: {
      const std::vector<EntityIndex> asked = path_entities(condition.path, self);
      return !asked.empty() && std::all_of(asked.begin(), asked.end(), [&](EntityIndex person) {
        return contains(condition.set, self, person);
      });
    }
    case Condition::Kind::same:
      return have_one_in_common(walk(condition.path, self), walk(condition.other, self));
    case Condition::Kind::can: return can(condition, self);
  }
  return false;
}

}  // namespace permsim
