// Reasons for what a condition says of values, lists and entities: what stands there now, on which
// side of the comparison. Serves reasons.h.
#include <algorithm>

#include "core/decide/decide.h"
#include "core/decide/phrases.h"
#include "core/decide/reasons.h"
#include "core/world/names.h"

namespace permsim {

void Reasons::add_state(const Condition& condition, EntityIndex self) {
  if (are_more_) return;
  if (condition.kind == Condition::Kind::negation) return add_state(condition.parts.front(), self);
  const bool is_compound =
      condition.kind == Condition::Kind::all_of || condition.kind == Condition::Kind::any_of;
  if (!is_compound) return add_atom(condition, self);
  // All parts decide when an `and` holds or an `or` fails; else the first that turns it.
  const bool holds = evaluator_.holds(condition, self);
  const bool all_decide = (condition.kind == Condition::Kind::all_of) == holds;
  for (const Condition& part : condition.parts) {
    if (!all_decide && evaluator_.holds(part, self) != holds) continue;
    add_state(part, self);
    if (!all_decide) return;
  }
}

void Reasons::add_atom(const Condition& condition, EntityIndex self) {
  switch (condition.kind) {
    case Condition::Kind::flag:
    case Condition::Kind::equals:
    case Condition::Kind::differs:
    case Condition::Kind::one_of: return add_values(condition, self);
    case Condition::Kind::covers: return add_covers(condition, self);
    case Condition::Kind::exists: return add_exists(condition, self);
    case Condition::Kind::any: return add_any(condition.set, self);
    case Condition::Kind::within: return add_within(condition, self);
    case Condition::Kind::same: return add_same(condition, self);
    case Condition::Kind::can: return add_can(condition, self);
    case Condition::Kind::always:
    case Condition::Kind::all_of:
    case Condition::Kind::any_of:
    case Condition::Kind::negation: return;
  }
}

/// What an attribute is on every entity the path reaches; which of them turned the comparison is
/// what differs between them.
void Reasons::add_values(const Condition& condition, EntityIndex self) {
  const bool is_flag = condition.kind == Condition::Kind::flag;
  const MissingCode code = is_flag ? MissingCode::flag_differs : MissingCode::attribute_differs;
  const Path& path = condition.path;
  if (path.names.empty()) {
    // A value parameter.
    std::vector<std::string> values;
    for (const Value& value : evaluator_.values(path, self)) values.push_back(shown(value));
    return add_words(
        code, self, words_of_root(path) + " is " + (values.empty() ? "not given" : listed(values)));
  }
  const std::vector<EntityIndex> reached = evaluator_.walk_to_last(path, self);
  if (reached.empty()) return add_nothing_there(path, self);
  if (add_if_foreign(path, self)) return;
  const bool holds = evaluator_.holds(condition, self);
  const bool wants_equal = (condition.kind != Condition::Kind::differs) == holds;
  std::size_t named = 0;
  for (const EntityIndex entity : reached) {
    const Type& type = world_.type_of(entity);
    const Member member = type.member(path.names.back().symbol);
    if (member.kind != MemberKind::attribute) continue;
    const Attribute& attribute = type.attributes[member.index];
    const Value& value = world_.attribute(entity, attribute.symbol);
    // Where some entity has the value wanted, it alone decides.
    if (wants_equal && reached.size() > 1) {
      const bool is_it =
          is_flag
              ? is_true(value)
              : std::any_of(condition.operands.begin(), condition.operands.end(),
                            [&](const Operand& operand) {
                              if (!operand.is_path) return operand.literal == value;
                              const auto others = evaluator_.values(operand.path, self);
                              return std::find(others.begin(), others.end(), value) != others.end();
                            });
      if (!is_it) continue;
    }
    if (++named > kMostNamed) {
      are_more_ = true;
      return;
    }
    std::string says = way_to(path, self) + attribute_phrase(world_, entity, attribute, value);
    for (const Operand& operand : condition.operands) {
      if (!operand.is_path || operand.path.names.empty()) continue;
      says += (wants_equal ? ", as " : ", while ") + words_of_path(operand.path, self) + " is " +
              names_at(operand.path, self);
    }
    add_words(code, entity, std::move(says));
    if (wants_equal) return;
  }
  if (named == 0) add_words(code, self, words_of_path(path, self) + " has another value");
}

void Reasons::add_covers(const Condition& condition, EntityIndex self) {
  if (add_if_foreign(condition.path, self)) return;
  const Operand& operand = condition.operands.front();
  const auto gathered = [](const std::vector<Value>& values) {
    TextList all;
    for (const Value& value : values) {
      if (const TextList* list = as_list(value)) all.insert(all.end(), list->begin(), list->end());
    }
    return all;
  };
  const TextList held = gathered(evaluator_.values(condition.path, self));
  const TextList needed =
      operand.is_path ? gathered(evaluator_.values(operand.path, self)) : *as_list(operand.literal);
  TextList lacking;
  for (const std::string& each : needed) {
    const bool is_there = std::find(held.begin(), held.end(), each) != held.end() ||
                          std::find(lacking.begin(), lacking.end(), each) != lacking.end();
    if (!is_there) lacking.push_back(each);
  }
  const std::string list = words_of_path(condition.path, self);
  if (lacking.size() > kMostNamed) {
    const std::size_t more = lacking.size() - kMostNamed;
    lacking.resize(kMostNamed);
    lacking.push_back(std::to_string(more) + " more");
  }
  const std::string of =
      operand.is_path ? words_of_path(operand.path, self) : listed(needed, "and");
  add_words(
      MissingCode::list_not_covered, entity_at(condition.path, self),
      lacking.empty() ? list + " holds all of " + of : list + " lacks " + listed(lacking, "and"));
}

void Reasons::add_exists(const Condition& condition, EntityIndex self) {
  const Path& path = condition.path;
  const std::vector<EntityIndex> at = evaluator_.walk_to_last(path, self);
  if (at.empty() && !path.names.empty()) return add_nothing_there(path, self);
  if (add_if_foreign(path, self)) return;
  const std::string names = names_at(path, self);
  if (path.names.empty())
    return add_words(MissingCode::nothing_there, self,
                     names.empty() ? words_of_root(path) + " is not given" : names + " is there");
  if (!names.empty())
    return add_words(MissingCode::nothing_there, at.front(),
                     words_of_path(path, self) + " is " + names);
  add_words(MissingCode::nothing_there, at.front(),
            none_phrase(world_, at.front(), path.names.back().symbol));
}

void Reasons::add_any(const SetExpression& set, EntityIndex self) {
  const std::vector<EntityIndex> persons = evaluator_.persons(set, self);
  if (persons.empty())
    add_nobody(set, self);
  else
    add_in(set, self, persons.front());
}

void Reasons::add_within(const Condition& condition, EntityIndex self) {
  const Path& path = condition.path;
  std::vector<EntityIndex> asked = evaluator_.walk(path, self);
  if (path.names.empty() && asked.empty()) {
    for (const Entry& entry : evaluator_.root_entries(path, self)) {
      if (!entry.is_userset())
        asked.push_back(entry.entity);
      else
        asked = evaluator_.member_persons(entry.entity, entry.member);
    }
  }
  if (asked.empty()) return add_nothing_there(path, self);
  for (const EntityIndex person : asked) {
    if (!evaluator_.contains(condition.set, self, person))
      return add_out(condition.set, self, person);
  }
  add_in(condition.set, self, asked.front());
}

void Reasons::add_can(const Condition& condition, EntityIndex self) {
  const std::vector<EntityIndex> persons = evaluator_.persons(condition.set, self);
  const std::vector<EntityIndex> things = evaluator_.walk(condition.path, self);
  if (things.empty()) return add_nothing_there(condition.path, self);
  if (persons.empty()) return add_nobody(condition.set, self);
  EntityIndex who = persons.front();
  EntityIndex on = things.front();
  bool may = true;
  for (const EntityIndex thing : things) {
    const ActionIndex action = world_.type_of(thing).find_action(condition.action.text);
    for (const EntityIndex person : persons) {
      if (!may || action == kNoAction) continue;
      if (verdict_of(world_, {person, thing, action}) == Verdict::allow) continue;
      may = false;
      who = person;
      on = thing;
    }
  }
  const ActionIndex action = world_.type_of(on).find_action(condition.action.text);
  if (action == kNoAction) return;
  add_words(MissingCode::not_permitted, on,
            name_of(world_, who) + (may ? " may " : " may not ") +
                infinitive_of(world_, {who, on, action}));
}

void Reasons::add_same(const Condition& condition, EntityIndex self) {
  const std::string left = names_at(condition.path, self);
  const std::string right = names_at(condition.other, self);
  if (left.empty()) return add_nothing_there(condition.path, self);
  const bool holds = evaluator_.holds(condition, self);
  const auto said = [&](const Path& path, const std::string& names) {
    const bool is_bare = path.names.empty();
    return is_bare ? names : words_of_path(path, self) + " is " + names;
  };
  std::string says;
  if (condition.path.names.empty() && condition.other.names.empty())
    says = holds ? left + " is the same" : left + " is not " + right;
  else if (holds)
    says = said(condition.path.names.empty() ? condition.other : condition.path, left);
  else
    says = said(condition.path, left) + (right.empty() ? "" : ", not " + right);
  add_words(MissingCode::other_entity, entity_at(condition.path, self), std::move(says));
}

}  // namespace permsim
