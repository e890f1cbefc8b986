// Reasons are gathered as leaves, the same of several entities together, and put into words at the
// end.
#include "core/decide/reasons.h"

#include <algorithm>

#include "core/decide/decide.h"
#include "core/decide/phrases.h"
#include "core/world/names.h"

namespace permsim {

void Reasons::add(Leaf leaf) {
  for (Leaf& known : leaves_) {
    const bool is_same = known.code == leaf.code && known.member == leaf.member &&
                         known.who == leaf.who && known.is_in == leaf.is_in &&
                         known.says == leaf.says;
    if (!is_same) continue;
    const bool is_listed =
        std::find(known.of.begin(), known.of.end(), leaf.of.front()) != known.of.end();
    if (is_listed) return;
    if (!known.says.empty() || world_.at(known.of.front()).type != world_.at(leaf.of.front()).type)
      continue;
    known.of.push_back(leaf.of.front());
    return;
  }
  if (leaves_.size() == kMost)
    are_more_ = true;
  else
    leaves_.push_back(std::move(leaf));
}

void Reasons::add_words(MissingCode code, EntityIndex entity, std::string says) {
  add({code, {entity}, kNoSymbol, {}, false, std::move(says)});
}

std::vector<Reason> Reasons::take() const {
  std::vector<Reason> reasons;
  // A way that leads nowhere is told only where no other says more.
  const auto leads_nowhere = [](const Leaf& leaf) {
    return leaf.code == MissingCode::nothing_there;
  };
  const bool says_more = !std::all_of(leaves_.begin(), leaves_.end(), leads_nowhere);
  for (const Leaf& leaf : leaves_) {
    if (says_more && leads_nowhere(leaf)) continue;
    std::string says = leaf.says;
    if (says.empty()) says = member_phrase(world_, leaf.of, leaf.member, leaf.who, leaf.is_in);
    const bool begins_with_who = !leaf.who.empty() && says.rfind(leaf.who + " ", 0) == 0;
    reasons.push_back({leaf.code, leaf.of.front(), std::move(says),
                       begins_with_who ? leaf.who : std::string(), leaf.is_foreign});
  }
  return reasons;
}

// --- sets

void Reasons::add_out(const SetExpression& set, EntityIndex self, EntityIndex person) {
  if (are_more_) return;
  switch (set.kind) {
    case SetExpression::Kind::nobody:
      return add_words(MissingCode::no_one, self, "this is open to nobody");
    case SetExpression::Kind::everyone: return;
    case SetExpression::Kind::any_of:
      for (const SetExpression& part : set.parts) add_out(part, self, person);
      return;
    case SetExpression::Kind::all_of:
      for (const SetExpression& part : set.parts) {
        if (!evaluator_.contains(part, self, person)) return add_out(part, self, person);
      }
      return;
    case SetExpression::Kind::without:
      if (!evaluator_.contains(set.parts[0], self, person))
        return add_out(set.parts[0], self, person);
      return add_in(set.parts[1], self, person);
    case SetExpression::Kind::name: return add_name(set, self, person, false);
  }
}

void Reasons::add_in(const SetExpression& set, EntityIndex self, EntityIndex person) {
  if (are_more_) return;
  switch (set.kind) {
    case SetExpression::Kind::nobody:
    case SetExpression::Kind::everyone: return;
    case SetExpression::Kind::any_of:
      for (const SetExpression& part : set.parts) {
        if (evaluator_.contains(part, self, person)) return add_in(part, self, person);
      }
      return;
    case SetExpression::Kind::all_of:
      for (const SetExpression& part : set.parts) add_in(part, self, person);
      return;
    case SetExpression::Kind::without:
      add_in(set.parts[0], self, person);
      return add_out(set.parts[1], self, person);
    case SetExpression::Kind::name: return add_name(set, self, person, true);
  }
}

/// Of several entities that a path reaches, those that let the person in, or all when none does.
void Reasons::add_name(const SetExpression& set, EntityIndex self, EntityIndex person, bool is_in) {
  const Path& path = set.path;
  if (path.names.empty()) {
    std::vector<EntityIndex> meant;
    for (const Entry& entry : evaluator_.root_entries(path, self)) meant.push_back(entry.entity);
    if (meant.empty()) return add_words(MissingCode::nothing_there, self, "nobody is named");
    return add_words(MissingCode::not_in_set, meant.front(),
                     name_of(world_, person) + (is_in ? " is " : " is not ") +
                         Names(world_).of_many(meant, kMostNamed, "or"));
  }
  const std::vector<EntityIndex> reached = evaluator_.walk_to_last(path, self);
  if (reached.empty()) return add_nothing_there(path, self);
  if (add_if_foreign(path, self)) return;
  const Symbol last = path.names.back().symbol;
  for (const EntityIndex entity : reached) {
    if (are_more_) return;
    if (is_in && !evaluator_.member_contains(entity, last, person)) continue;
    const Type& type = world_.type_of(entity);
    const Member member = type.member(last);
    if (member.kind == MemberKind::none) continue;  // nobody gets in there, whatever happens
    const bool is_opened = member.kind == MemberKind::set && depth_ < kDeepestOpened;
    if (is_opened)
      add_named_set(type.sets[member.index], entity, person, is_in);
    else
      add({member.kind == MemberKind::set ? MissingCode::not_in_set : MissingCode::not_holder,
           {entity},
           last,
           name_of(world_, person),
           is_in,
           {}});
    if (is_in) return;
  }
}

void Reasons::add_named_set(const NamedSet& set, EntityIndex entity, EntityIndex person,
                            bool is_in) {
  ++depth_;
  for (const GuardedSet& part : set.parts) {
    const bool is_open = evaluator_.guard_holds(part, entity);
    if (is_in) {
      if (!is_open || !evaluator_.contains(part.to.expression, entity, person)) continue;
      add_in(part.to.expression, entity, person);
      if (part.when.is_given()) add_state(part.when.condition, entity);
      break;
    }
    // A guard matters to whoever would be let in but for it.
    if (is_open || !evaluator_.contains(part.to.expression, entity, person))
      add_out(part.to.expression, entity, person);
    else
      add_state(part.when.condition, entity);
  }
  --depth_;
}

/// Where a path breaks off: the entity that has nothing to go on to.
void Reasons::add_nothing_there(const Path& path, EntityIndex self) {
  Path walked = path;
  for (std::size_t count = 1; count <= path.names.size(); ++count) {
    walked.names.assign(path.names.begin(),
                        path.names.begin() + static_cast<std::ptrdiff_t>(count));
    const std::vector<EntityIndex> at = evaluator_.walk_to_last(walked, self);
    if (at.empty()) break;
    const Symbol next = path.names[count - 1].symbol;
    if (world_.holders(at.front(), next).empty()) return add_nothing_at(at.front(), next);
  }
  add_words(MissingCode::nothing_there, self, words_of_root(path) + " is not given");
}

/// A relation or attribute that holds nothing, or a name that there is none of.
void Reasons::add_nothing_at(EntityIndex entity, Symbol member) {
  Leaf leaf{MissingCode::nothing_there, {entity}, kNoSymbol, {}, false, {}};
  const MemberKind kind = world_.type_of(entity).member(member).kind;
  leaf.is_foreign = kind == MemberKind::none;
  if (kind == MemberKind::set) {
    leaf.member = member;
    leaf.who = "nobody";
    leaf.is_in = true;
  } else {
    leaf.says = none_phrase(world_, entity, member);
  }
  add(std::move(leaf));
}

/// A rule of several types may name what this one does not have.
bool Reasons::add_if_foreign(const Path& path, EntityIndex self) {
  if (path.names.empty()) return false;
  const std::vector<EntityIndex> reached = evaluator_.walk_to_last(path, self);
  const Symbol last = path.names.back().symbol;
  const bool is_foreign =
      !reached.empty() && std::all_of(reached.begin(), reached.end(), [&](EntityIndex entity) {
        return world_.type_of(entity).member(last).kind == MemberKind::none;
      });
  if (is_foreign) add_nothing_at(reached.front(), last);
  return is_foreign;
}

// --- conditions

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

// --- paths

EntityIndex Reasons::entity_at(const Path& path, EntityIndex self) {
  const std::vector<EntityIndex> at = evaluator_.walk_to_last(path, self);
  return at.empty() ? self : at.front();
}

/// "Market data is in Bright and ": how a path of two names gets to what its last is asked of.
std::string Reasons::way_to(const Path& path, EntityIndex self) {
  if (path.root != Root::self || path.names.size() != 2) return {};
  const std::vector<Entry>& entries = world_.holders(self, path.names.front().symbol);
  if (entries.size() != 1) return {};
  return entry_phrase(world_, self, path.names.front().symbol, entries.front()) + " and ";
}

/// "“To whom”": what a path begins with, by the label of the parameter that it is.
std::string Reasons::words_of_root(const Path& path) const {
  const bool has_label =
      binding_.action != nullptr && path.root == Root::parameter && path.parameter >= 0 &&
      static_cast<std::size_t>(path.parameter) < binding_.action->parameters.size();
  return "“" +
         (has_label ? binding_.action->parameters[static_cast<std::size_t>(path.parameter)].label
                    : path.root_name) +
         "”";
}

/// "“Accounts” of Meta Ads".
std::string Reasons::words_of_path(const Path& path, EntityIndex self) {
  if (path.names.empty()) return words_of_root(path);
  const EntityIndex of = entity_at(path, self);
  const Name& name = path.names.back();
  return "“" + member_label(world_.type_of(of), name.symbol, name.text) + "” of " +
         name_of(world_, of);
}

/// The names of what a path leads to, or the values; empty when it leads nowhere.
std::string Reasons::names_at(const Path& path, EntityIndex self) {
  const std::vector<EntityIndex> entities = evaluator_.walk(path, self);
  if (!entities.empty()) return Names(world_).of_many(entities, kMostNamed, "and");
  std::vector<std::string> values;
  for (const Value& value : evaluator_.values(path, self)) {
    if (const std::string words = shown(value); !words.empty()) values.push_back(words);
  }
  return listed(values, "and");
}

std::string words_of(const std::vector<Reason>& reasons, bool are_more) {
  std::vector<std::string> words;
  std::string who;  // whom the words before began with: a name is not said twice in a row
  for (const Reason& reason : reasons) {
    const bool goes_on = !words.empty() && !who.empty() && reason.who == who;
    words.push_back(goes_on ? reason.says.substr(who.size() + 1) : reason.says);
    who = reason.who;
  }
  return listed(words, "and") + (are_more ? ", and so on" : "");
}

}  // namespace permsim
