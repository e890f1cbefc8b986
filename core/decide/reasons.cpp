// Reasons are gathered as leaves, the same of several entities together, and put into words at the
// end.
#include "core/decide/reasons.h"

#include <algorithm>

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
