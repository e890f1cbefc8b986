// The simple evaluator: recursive and plain. Worlds have no circles of sets (set_cycle.h), so it
// always ends; what nests deep is listed from the deepest up.
#include "core/decide/evaluate.h"

#include <algorithm>
#include <iterator>

#include "core/decide/decide.h"
#include "core/world/asked.h"

namespace permsim {

namespace {

void add_once(std::vector<EntityIndex>& entities, EntityIndex entity) {
  if (std::find(entities.begin(), entities.end(), entity) == entities.end())
    entities.push_back(entity);
}

using Persons = std::vector<EntityIndex>;  // sorted: world order

void add(Persons& all, const Persons& more) { all.insert(all.end(), more.begin(), more.end()); }
Persons sorted(Persons all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

// --- one person

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
    const Persons persons = path_persons(set.path, self);
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
  if (member.kind == MemberKind::relation) {
    note(self, member_symbol);
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
  bool is_in = false;
  if (member.levels > 1 && (nesting_ >= kPlainNesting || lists_.count(of.key()) != 0)) {
    const Persons all = member_persons(self, member_symbol);
    is_in = std::binary_search(all.begin(), all.end(), person);
  } else {
    ++nesting_;
    is_in = asks_contains(of, person);
    --nesting_;
  }
  if (person_ == person)
    known_[of.key()] = is_in;  // a guard may have asked of someone else meanwhile
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
    return contains(part.to.expression, of.entity, person) && holds(part.when.condition, of.entity);
  });
}

// --- everyone

Persons Evaluator::persons(const SetExpression& set, EntityIndex self) {
  switch (set.kind) {
    case SetExpression::Kind::everyone: note(kNoEntity, kNoSymbol); return world_.subjects();
    case SetExpression::Kind::nobody: return {};
    case SetExpression::Kind::any_of: {
      Persons all;
      for (const SetExpression& part : set.parts) add(all, persons(part, self));
      return sorted(std::move(all));
    }
    // Few are left of the first part in most sets that products have: cheaper than listing the
    // others whole.
    case SetExpression::Kind::all_of: {
      Persons all = persons(set.parts[0], self);
      for (std::size_t i = 1; i < set.parts.size(); ++i) {
        std::erase_if(all,
                      [&](EntityIndex person) { return !contains(set.parts[i], self, person); });
      }
      return all;
    }
    case SetExpression::Kind::without: {
      Persons all = persons(set.parts[0], self);
      std::erase_if(all, [&](EntityIndex person) { return contains(set.parts[1], self, person); });
      return all;
    }
    case SetExpression::Kind::name: break;
  }
  return path_persons(set.path, self);
}

/// As `persons`, but the first one found will do.
bool Evaluator::has_someone(const SetExpression& set, EntityIndex self) {
  switch (set.kind) {
    case SetExpression::Kind::any_of:
      return std::any_of(set.parts.begin(), set.parts.end(),
                         [&](const SetExpression& part) { return has_someone(part, self); });
    case SetExpression::Kind::all_of: {
      const Persons some = persons(set.parts.front(), self);
      return std::any_of(some.begin(), some.end(), [&](EntityIndex person) {
        return std::all_of(set.parts.begin() + 1, set.parts.end(),
                           [&](const SetExpression& part) { return contains(part, self, person); });
      });
    }
    case SetExpression::Kind::without: {
      const Persons some = persons(set.parts[0], self);
      return std::any_of(some.begin(), some.end(),
                         [&](EntityIndex person) { return !contains(set.parts[1], self, person); });
    }
    case SetExpression::Kind::everyone:
    case SetExpression::Kind::nobody:
    case SetExpression::Kind::name: break;
  }
  return !persons(set, self).empty();
}

Persons Evaluator::path_persons(const Path& path, EntityIndex self) {
  Persons all;
  if (path.names.empty()) {
    for (const Entry& entry : root_entries(path, self)) {
      if (entry.is_userset())
        add(all, member_persons(entry.entity, entry.member));
      else if (world_.subject_number(entry.entity) >= 0)
        all.push_back(entry.entity);
    }
    return sorted(std::move(all));
  }
  for (const EntityIndex entity : walk_to_last(path, self))
    add(all, member_persons(entity, path.names.back().symbol));
  return sorted(std::move(all));
}

/// Sets that ask others are remembered: they may be asked in many ways.
Persons Evaluator::member_persons(EntityIndex self, Symbol member_symbol) {
  const MemberOf of{self, member_symbol};
  if (world_.type_of(self).member(member_symbol).levels < 2) return list_member(of);
  if (const auto known = lists_.find(of.key()); known != lists_.end()) return known->second;
  if (nesting_ >= kPlainNesting) {
    list_in_order(of);
    return lists_.at(of.key());
  }
  ++nesting_;
  Persons all = list_member(of);
  --nesting_;
  return lists_[of.key()] = std::move(all);
}

Persons Evaluator::list_member(const MemberOf& of) {
  const Type& type = world_.type_of(of.entity);
  const Member member = type.member(of.member);
  Persons all;
  if (member.kind == MemberKind::relation) {
    note(of.entity, of.member);
    for (const Entry& entry : world_.at(of.entity).relations[member.index]) {
      if (entry.is_userset())
        add(all, member_persons(entry.entity, entry.member));
      else if (world_.subject_number(entry.entity) >= 0)
        all.push_back(entry.entity);
    }
  } else if (member.kind == MemberKind::set) {
    for (const GuardedSet& part : type.sets[member.index].parts) {
      if (holds(part.when.condition, of.entity)) add(all, persons(part.to.expression, of.entity));
    }
  }
  return sorted(std::move(all));
}

void Evaluator::list_in_order(const MemberOf& first) {
  const auto is_known = [&](const MemberOf& of) { return lists_.count(of.key()) != 0; };
  Persons people;
  AskedFinder finder(
      world_, [](const Member& member) { return member.levels > 1; },
      [&](const MemberOf& userset) -> PeopleKnown {
        const Member member = world_.type_of(userset.entity).member(userset.member);
        if (member.levels > 1 && !is_known(userset)) return {nullptr, true};
        people = member_persons(userset.entity, userset.member);
        return {&people, false};
      });
  in_order(finder, first, is_known,
           [&](const MemberOf& of) { lists_[of.key()] = list_member(of); });
}

// --- paths

std::vector<Entry> Evaluator::root_entries(const Path& path, EntityIndex self) {
  switch (path.root) {
    case Root::self: return {{self}};
    case Root::actor:
      return binding_.actor == kNoEntity ? std::vector<Entry>{}
                                         : std::vector<Entry>{{binding_.actor}};
    case Root::target: return {{binding_.target == kNoEntity ? self : binding_.target}};
    case Root::entity: {
      note(kNoEntity, kNoSymbol);
      const EntityIndex found = world_.find(path.root_name);
      return found == kNoEntity ? std::vector<Entry>{} : std::vector<Entry>{{found}};
    }
    case Root::parameter: break;
  }
  if (binding_.arguments == nullptr || path.parameter < 0) return {};
  const Argument& argument = (*binding_.arguments)[static_cast<std::size_t>(path.parameter)];
  if (!argument.entries.empty()) return argument.entries;
  // A value parameter may name what the same step creates.
  const auto* id = as_text(argument.value);
  if (id != nullptr) note(kNoEntity, kNoSymbol);
  const EntityIndex found = id == nullptr ? kNoEntity : world_.find(*id);
  return found == kNoEntity ? std::vector<Entry>{} : std::vector<Entry>{{found}};
}

std::vector<EntityIndex> Evaluator::walk_names(const Path& path, EntityIndex self,
                                               std::size_t count) {
  std::vector<EntityIndex> reached;
  if (path.root == Root::self) {
    reached.push_back(self);
  } else {
    for (const Entry& entry : root_entries(path, self)) {
      if (!entry.is_userset())
        add_once(reached, entry.entity);
      else if (!path.names.empty())
        for (const EntityIndex person : member_persons(entry.entity, entry.member))
          add_once(reached, person);
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<EntityIndex> further;
    for (const EntityIndex entity : reached) {
      for (const Entry& entry : holders(entity, path.names[i].symbol)) {
        if (!entry.is_userset())
          add_once(further, entry.entity);
        else
          for (const EntityIndex person : member_persons(entry.entity, entry.member))
            add_once(further, person);
      }
    }
    reached = std::move(further);
  }
  return reached;
}

std::vector<EntityIndex> Evaluator::walk(const Path& path, EntityIndex self) {
  return walk_names(path, self, path.names.size());
}

std::vector<EntityIndex> Evaluator::walk_to_last(const Path& path, EntityIndex self) {
  return walk_names(path, self, path.names.empty() ? 0 : path.names.size() - 1);
}

std::vector<Value> Evaluator::values(const Path& path, EntityIndex self) {
  if (path.names.empty()) {
    if (path.root != Root::parameter || binding_.arguments == nullptr || path.parameter < 0)
      return {};
    const Argument& argument = (*binding_.arguments)[static_cast<std::size_t>(path.parameter)];
    return is_set(argument.value) ? std::vector<Value>{argument.value} : std::vector<Value>{};
  }
  std::vector<Value> values;
  for (const EntityIndex entity : walk_to_last(path, self)) {
    if (world_.type_of(entity).member(path.names.back().symbol).kind != MemberKind::attribute)
      continue;
    note(entity, path.names.back().symbol);
    const Value& value = world_.attribute(entity, path.names.back().symbol);
    if (is_set(value)) values.push_back(value);
  }
  return values;
}

// --- conditions

bool Evaluator::equals_any(const Condition& condition, EntityIndex self) {
  const std::vector<Value> left = values(condition.path, self);
  for (const Operand& operand : condition.operands) {
    const std::vector<Value> right =
        operand.is_path ? values(operand.path, self) : std::vector<Value>{operand.literal};
    for (const Value& value : right) {
      if (std::find(left.begin(), left.end(), value) != left.end()) return true;
    }
  }
  return false;
}

bool Evaluator::covers(const Condition& condition, EntityIndex self) {
  const auto gathered = [](const std::vector<Value>& values) {
    TextList all;
    for (const Value& value : values) {
      if (const TextList* list = as_list(value)) all.insert(all.end(), list->begin(), list->end());
    }
    return all;
  };
  const Operand& operand = condition.operands.front();
  const TextList needed =
      operand.is_path ? gathered(values(operand.path, self)) : *as_list(operand.literal);
  const TextList held = gathered(values(condition.path, self));
  return std::all_of(needed.begin(), needed.end(), [&](const std::string& text) {
    return std::find(held.begin(), held.end(), text) != held.end();
  });
}

bool Evaluator::can(const Condition& condition, EntityIndex self) {
  const Persons who = persons(condition.set, self);
  const std::vector<EntityIndex> on = walk(condition.path, self);
  if (who.empty() || on.empty()) return false;
  for (const EntityIndex resource : on) {
    const ActionIndex action = world_.type_of(resource).find_action(condition.action.text);
    if (action == kNoAction) return false;
    note(resource, kNoSymbol);
    for (const EntityIndex person : who) {
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
      const Persons asked = path_entities(condition.path, self);
      return !asked.empty() && std::all_of(asked.begin(), asked.end(), [&](EntityIndex person) {
        return contains(condition.set, self, person);
      });
    }
    case Condition::Kind::same: {
      const auto left = walk(condition.path, self);
      const auto right = walk(condition.other, self);
      return std::any_of(left.begin(), left.end(), [&](EntityIndex e) {
        return std::find(right.begin(), right.end(), e) != right.end();
      });
    }
    case Condition::Kind::can: return can(condition, self);
  }
  return false;
}

std::vector<EntityIndex> Evaluator::path_entities(const Path& path, EntityIndex self) {
  if (!path.names.empty()) return walk(path, self);
  return path_persons(path, self);
}

}  // namespace permsim
