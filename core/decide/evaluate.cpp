// The simple evaluator: recursive and plain. Worlds have no circles of sets (set_cycle.h), so it
// always ends; what nests deep is listed from the deepest up. Here one person is asked about;
// everyone.cpp lists them all.
#include "core/decide/evaluate.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/decide/decide.h"
#include "core/world/asked.h"

namespace permsim {

bool Evaluator::contains(const SetExpression& set, EntityIndex self, EntityIndex person) {
  switch (set.kind) {
    case SetExpression::Kind::everyone: return world_.subject_number(person) >= 0;
    case SetExpression::Kind::nobody: return false;
    case SetExpression::Kind::any_of:
      return std::any_of(set.parts.begin(), set.parts.end(),
                         [&](const SetExpression& part) { return contains(part, self, person); });
    case SetExpression::Kind::all_of:
      return std::all_of(set.parts.begin(), set.parts.end(),
                         [&](const SetExpression& part) { return contains(part, self, person); });
    case SetExpression::Kind::without:
      return contains(set.parts[0], self, person) && !contains(set.parts[1], self, person);
    case SetExpression::Kind::name: break;
  }
  if (set.path.names.empty()) {
    const std::vector<EntityIndex> persons = path_persons(set.path, self);
    return std::binary_search(persons.begin(), persons.end(), person);
  }
  const Symbol last = set.path.names.back().symbol;
  const auto reached = walk_to_last(set.path, self);
  return std::any_of(reached.begin(), reached.end(),
                     [&](EntityIndex entity) { return member_contains(entity, last, person); });
}

bool Evaluator::member_contains(EntityIndex self, Symbol member_symbol, EntityIndex person) {
  const Type& type = world_.type_of(self);
  const Member member = type.member(member_symbol);
  if (member.kind == MemberKind::none || member.kind == MemberKind::attribute) return false;
  budget::spend();
  if (budget::is_spent()) return false;
  if (member.kind == MemberKind::relation) {
    note(self, member_symbol);
    budget::spend(world_.at(self).relations[member.index].size());
    // Most relations hold people alone: nothing to remember for later, and remembering costs more
    // than looking.
    bool has_sets = false;
    for (const Entry& entry : world_.at(self).relations[member.index]) {
      if (entry.is_userset())
        has_sets = true;
      else if (entry.entity == person)
        return world_.subject_number(person) >= 0;
    }
    if (!has_sets) return false;
  }
  if (person_ != person) {
    known_.clear();
    person_ = person;
  }
  const MemberOf of{self, member_symbol};
  if (const auto known = known_.find(of.key()); known != known_.end()) return known->second;
  if (!is_listed(of) && member.nests() && nesting_ >= kPlainNesting) list_in_order(of);
  bool is_in = false;
  if (const auto listed = lists_.find(of.key()); listed != lists_.end()) {
    is_in = std::binary_search(listed->second.begin(), listed->second.end(), person);
  } else {
    ++nesting_;
    is_in = asks_contains(of, person);
    --nesting_;
  }
  if (known_.size() >= kMostKept) known_.clear();
  known_[of.key()] = is_in;
  return is_in;
}

/// Of a set, or the usersets of a relation.
bool Evaluator::asks_contains(const MemberOf& of, EntityIndex person) {
  const Type& type = world_.type_of(of.entity);
  const Member member = type.member(of.member);
  if (member.kind == MemberKind::relation) {
    const std::vector<Entry>& entries = world_.at(of.entity).relations[member.index];
    return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
      return entry.is_userset() && member_contains(entry.entity, entry.member, person);
    });
  }
  const std::vector<GuardedSet>& parts = type.sets[member.index].parts;
  return std::any_of(parts.begin(), parts.end(), [&](const GuardedSet& part) {
    return contains(part.to.expression, of.entity, person) && guard_holds(part, of.entity);
  });
}

void Evaluator::forget() {
  known_.clear();
  lists_.clear();
  listed_ = 0;
  known_guards_.clear();
}

}  // namespace permsim
