// Walks expressions and effects as decide/evaluate.cpp and play/change.cpp do, and notes every spot
// that an answer may turn on.
#include "core/explore/reads.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/explore/effects.h"

namespace permsim::exploring {

std::vector<Spot> Reads::take() {
  while (!unread_members_.empty()) {
    const auto [self, symbol, person] = unread_members_.back();
    unread_members_.pop_back();
    read_member(self, symbol, person);
  }
  std::vector<Spot> taken;
  taken.swap(spots_);
  return taken;
}

void Reads::add(Slot slot, const Entry& holder) {
  budget::spend();
  if (budget::is_spent()) return;
  if (prospect_.is_written(slot)) spots_.push_back({slot, holder});
}

void Reads::subjects_exist() {
  budget::spend(prospect_.size());
  for (EntityIndex entity = 0; entity < prospect_.size(); ++entity) {
    if (prospect_.has(entity) && prospect_.type_of(entity).is_subject) exist(entity);
  }
}

void Reads::of_everything() {
  for (Slot slot = 0; slot < prospect_.slot_count(); ++slot) add_whole(slot);
}

void Reads::of_cell(const Cell& cell) {
  exist(cell.who);
  exist(cell.on);
  if (!seen_cells_.insert({cell.who, cell.on, cell.action}).second ||
      prospect_.allows(cell) != Always::maybe)
    return;
  for (const std::uint32_t number :
       prospect_.policy().rules_of(prospect_.type_index(cell.on), cell.action)) {
    const Rule& rule = prospect_.policy().rules[number];
    if (rule.effect != Effect::allow && rule.effect != Effect::forbid) continue;
    this->rule(rule, cell);
  }
}

void Reads::rule(const Rule& rule, const Cell& cell) {
  if (prospect_.holds(rule.when.condition, cell.on, kNoActs) == Always::no) return;
  if (prospect_.contains(rule.to.expression, cell.on, cell.who, kNoActs) == Always::no) return;
  condition(rule.when.condition, cell.on, kNoActs);
  set(rule.to.expression, cell.on, cell.who, kNoActs);
}

void Reads::of_verdict(const Cell& cell) {
  exist(cell.who);
  exist(cell.on);
  for (const std::uint32_t number :
       prospect_.policy().rules_of(prospect_.type_index(cell.on), cell.action))
    rule(prospect_.policy().rules[number], cell);
}

void Reads::of_acts(const Acts& acts) {
  exist(acts.target);
  for (const EntityIndex actor : acts.actors) {
    if (actor != kNoEntity) of_cell({actor, acts.target, acts.action});  // events ask nobody
  }
  for (const Choices& choices : acts.arguments) {
    for (const Choice& choice : choices) {
      if (choice.is_entry()) exist(choice.entry.entity);
    }
  }
  const Action& action = prospect_.action_of(acts);
  for (const Requirement& requirement : action.requirements)
    condition(requirement.that.condition, acts.target, acts);
  for (const EffectClause& each : action.effects) effect(each, acts);
  recursion(acts);
}

void Reads::effect(const EffectClause& effect, const Acts& acts) {
  condition(effect.condition.condition, acts.target, acts);
  if (prospect_.holds(effect.condition.condition, acts.target, acts) == Always::no) return;
  for_each_part(
      effect, [&](const Path& path) { whole_path(path, acts.target, acts); },
      [](const Condition&) {});
  if (effect.kind == EffectClause::Kind::create) ids(effect, acts);
}

/// An id that was given may be taken already, by anything.
void Reads::ids(const EffectClause& effect, const Acts& acts) {
  if (!takes_given_id(effect, acts)) return;
  for (EntityIndex entity = 0; entity < prospect_.size(); ++entity) {
    if (prospect_.has(entity)) exist(entity);
  }
}

/// What makes sets nest otherwise may close a circle, and then depends on everything the circle may
/// go through.
void Reads::recursion(const Acts& acts) {
  const Nesting& nesting = prospect_.policy().nesting;
  if (!nesting.is_needed() || !nests_otherwise(acts)) return;
  for (EntityIndex entity = 0; entity < prospect_.size(); ++entity) {
    if (!prospect_.has(entity)) continue;
    for (const auto* members : {&nesting.by_change, &nesting.by_usersets}) {
      for (const auto& [type, symbol] : *members) {
        if (prospect_.type_index(entity) != type) continue;
        if (symbol == kNoSymbol)
          exist(entity);
        else if (const Slot slot = prospect_.slot(entity, symbol); slot != kNoSlot)
          add_whole(slot);
      }
    }
  }
}

bool Reads::nests_otherwise(const Acts& acts) const {
  const Policy& policy = prospect_.policy();
  const auto is_one = [&](const std::vector<TypedMember>& members, const std::string& name) {
    return std::any_of(members.begin(), members.end(), [&](const TypedMember& one) {
      return one.second != kNoSymbol && policy.name_of(one.second) == name;
    });
  };
  const auto matters = [&](const std::string& name) {
    return is_one(policy.nesting.by_change, name) || is_one(policy.nesting.by_usersets, name);
  };
  const std::vector<EffectClause>& effects = prospect_.action_of(acts).effects;
  return std::any_of(effects.begin(), effects.end(), [&](const EffectClause& effect) {
    return effect.kind == EffectClause::Kind::create || effect.kind == EffectClause::Kind::erase ||
           matters(effect.relation) ||
           std::any_of(effect.fields.begin(), effect.fields.end(),
                       [&](const EffectField& field) { return matters(field.key); });
  });
}

/// A text may name an entity, as long as it is there.
void Reads::root(const Path& path, EntityIndex self, const Acts& acts) {
  if (path.root != Root::parameter) return;
  for (const Entry& entry : prospect_.roots(path, self, acts)) exist(entry.entity);
}

std::vector<EntityIndex> Reads::walk(const Path& path, EntityIndex self, const Acts& acts,
                                     std::size_t count) {
  root(path, self, acts);
  for (const Entry& entry : prospect_.roots(path, self, acts)) {
    if (entry.is_userset() && !path.names.empty()) member(entry.entity, entry.member, kNoEntity);
  }
  for (std::size_t i = 0; i < count; ++i) {
    for (const EntityIndex entity : prospect_.walk(path, self, acts, i).reached) {
      if (prospect_.type_of(entity).member(path.names[i].symbol).kind != MemberKind::relation)
        continue;
      relation(prospect_.slot(entity, path.names[i].symbol), kNoEntity);
    }
  }
  return prospect_.walk(path, self, acts, count).reached;
}

void Reads::whole_path(const Path& path, EntityIndex self, const Acts& acts) {
  if (path.names.empty()) return root(path, self, acts);
  for (const EntityIndex entity : walk(path, self, acts, path.names.size() - 1)) {
    const Slot last = prospect_.slot(entity, path.names.back().symbol);
    if (last == kNoSlot) continue;
    if (prospect_.type_of(entity).member(path.names.back().symbol).kind == MemberKind::relation)
      relation(last, kNoEntity);
    else
      add_whole(last);
  }
}

void Reads::set(const SetExpression& expression, EntityIndex self, EntityIndex person,
                const Acts& acts) {
  if (person != kNoEntity && prospect_.contains(expression, self, person, acts) != Always::maybe)
    return;
  switch (expression.kind) {
    case SetExpression::Kind::nobody: return;
    case SetExpression::Kind::everyone: return person == kNoEntity ? subjects_exist() : void();
    case SetExpression::Kind::any_of:
    case SetExpression::Kind::all_of:
    case SetExpression::Kind::without:
      for (const SetExpression& part : expression.parts) set(part, self, person, acts);
      return;
    case SetExpression::Kind::name: break;
  }
  const Path& path = expression.path;
  if (path.names.empty()) {
    root(path, self, acts);
    for (const Entry& entry : prospect_.roots(path, self, acts)) {
      if (entry.is_userset()) member(entry.entity, entry.member, person);
    }
    return;
  }
  for (const EntityIndex entity : walk(path, self, acts, path.names.size() - 1))
    member(entity, path.names.back().symbol, person);
}

/// Read later: what may be nests without bound.
void Reads::member(EntityIndex self, Symbol symbol, EntityIndex person) {
  if (seen_members_.insert({self, symbol, person}).second)
    unread_members_.emplace_back(self, symbol, person);
}

void Reads::read_member(EntityIndex self, Symbol symbol, EntityIndex person) {
  const Type& type = prospect_.type_of(self);
  const Member member = type.member(symbol);
  if (member.kind == MemberKind::relation) return relation(prospect_.slot(self, symbol), person);
  if (member.kind != MemberKind::set) return;
  if (person != kNoEntity && prospect_.member_contains(self, symbol, person) != Always::maybe)
    return;
  for (const GuardedSet& part : type.sets[member.index].parts) {
    if (prospect_.holds(part.when.condition, self, kNoActs) == Always::no) continue;
    if (person != kNoEntity &&
        prospect_.contains(part.to.expression, self, person, kNoActs) == Always::no)
      continue;
    condition(part.when.condition, self, kNoActs);
    set(part.to.expression, self, person, kNoActs);
  }
}

void Reads::relation(Slot slot, EntityIndex person) {
  add(slot, person == kNoEntity ? Entry{} : Entry{person});
  for (const Entry& entry : prospect_.may_hold(slot)) {
    if (!entry.is_userset()) continue;
    if (person != kNoEntity) add(slot, entry);
    member(entry.entity, entry.member, person);
  }
}

void Reads::condition(const Condition& asked, EntityIndex self, const Acts& acts) {
  if (prospect_.holds(asked, self, acts) != Always::maybe) return;
  switch (asked.kind) {
    case Condition::Kind::always: return;
    case Condition::Kind::all_of:
    case Condition::Kind::any_of:
    case Condition::Kind::negation:
      for (const Condition& part : asked.parts) condition(part, self, acts);
      return;
    case Condition::Kind::flag:
    case Condition::Kind::equals:
    case Condition::Kind::differs:
    case Condition::Kind::one_of:
    case Condition::Kind::covers:
    case Condition::Kind::exists:
      whole_path(asked.path, self, acts);
      for (const Operand& operand : asked.operands) {
        if (operand.is_path) whole_path(operand.path, self, acts);
      }
      return;
    case Condition::Kind::any: return set(asked.set, self, kNoEntity, acts);
    case Condition::Kind::within: return within(asked, self, acts);
    case Condition::Kind::same:
      whole_path(asked.path, self, acts);
      whole_path(asked.other, self, acts);
      return;
    case Condition::Kind::can: return can(asked, self, acts);
  }
}

void Reads::within(const Condition& asked, EntityIndex self, const Acts& acts) {
  bool has_usersets = false;
  if (asked.path.names.empty()) {
    root(asked.path, self, acts);
    for (const Entry& entry : prospect_.roots(asked.path, self, acts)) {
      if (!entry.is_userset()) continue;
      has_usersets = true;
      member(entry.entity, entry.member, kNoEntity);
    }
  } else {
    whole_path(asked.path, self, acts);
  }
  if (has_usersets) return set(asked.set, self, kNoEntity, acts);
  for (const EntityIndex person :
       prospect_.walk(asked.path, self, acts, asked.path.names.size()).reached) {
    set(asked.set, self, person, acts);
  }
}

/// Of one known person this is the cell; of others, everyone's.
void Reads::can(const Condition& asked, EntityIndex self, const Acts& acts) {
  whole_path(asked.path, self, acts);
  std::vector<EntityIndex> who;
  const Path& person = asked.set.path;
  if (asked.set.kind == SetExpression::Kind::name && person.names.empty() &&
      person.root != Root::parameter) {
    for (const Entry& entry : prospect_.roots(person, self, acts)) who.push_back(entry.entity);
  } else {
    set(asked.set, self, kNoEntity, acts);
    for (EntityIndex entity = 0; entity < prospect_.size(); ++entity) {
      if (prospect_.has(entity) && prospect_.type_of(entity).is_subject) who.push_back(entity);
    }
  }
  for (const EntityIndex resource :
       prospect_.walk(asked.path, self, acts, asked.path.names.size()).reached) {
    const ActionIndex action = prospect_.type_of(resource).find_action(asked.action.text);
    if (action == kNoAction) continue;
    for (const EntityIndex one : who) of_cell({one, resource, action});
  }
}

}  // namespace permsim::exploring
