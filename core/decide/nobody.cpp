// Reasons for a set that must have someone and has no one: where it is empty, or who is in one part
// of it and not in another. Serves reasons.h.
#include "core/decide/reasons.h"

namespace permsim {

/// For a set that has no one in it, opened like the others.
void Reasons::add_nobody(const SetExpression& set, EntityIndex self) {
  if (are_more_) return;
  switch (set.kind) {
    case SetExpression::Kind::nobody:
      return add_words(MissingCode::nobody_there, self, "this is open to nobody");
    case SetExpression::Kind::everyone:
      return add_words(MissingCode::nobody_there, self, "there is nobody");
    case SetExpression::Kind::any_of:
      for (const SetExpression& part : set.parts) add_nobody(part, self);
      return;
    case SetExpression::Kind::all_of:
    case SetExpression::Kind::without: return add_nobody_of_all(set, self);
    case SetExpression::Kind::name: break;
  }
  const Path& path = set.path;
  const std::vector<EntityIndex> reached =
      path.names.empty() ? std::vector<EntityIndex>{} : evaluator_.walk_to_last(path, self);
  if (reached.empty()) return add_nothing_there(path, self);
  if (add_if_foreign(path, self)) return;
  const Symbol last = path.names.back().symbol;
  for (const EntityIndex entity : reached) {
    const Type& type = world_.type_of(entity);
    const Member member = type.member(last);
    if (member.kind == MemberKind::none) continue;
    if (member.kind == MemberKind::set && depth_ < kDeepestOpened)
      add_nobody_named(type.sets[member.index], entity);
    else
      add({MissingCode::nobody_there, {entity}, last, "nobody", true, {}});
  }
}

void Reasons::add_nobody_named(const NamedSet& set, EntityIndex entity) {
  ++depth_;
  for (const GuardedSet& part : set.parts) {
    const SetExpression& to = part.to.expression;
    if (evaluator_.guard_holds(part, entity) || evaluator_.persons(to, entity).empty())
      add_nobody(to, entity);
    else
      add_state(part.when.condition, entity);
  }
  --depth_;
}

/// Of `and` and `-`: the part that is empty by itself, else who is in the first and why not in all.
void Reasons::add_nobody_of_all(const SetExpression& set, EntityIndex self) {
  const std::size_t must_hold = set.kind == SetExpression::Kind::without ? 1 : set.parts.size();
  for (std::size_t i = 0; i < must_hold; ++i) {
    if (evaluator_.persons(set.parts[i], self).empty()) return add_nobody(set.parts[i], self);
  }
  const std::vector<EntityIndex> persons = evaluator_.persons(set.parts.front(), self);
  for (std::size_t i = 0; i < persons.size() && !are_more_; ++i) {
    if (i == kMostNamed) {
      are_more_ = true;
      return;
    }
    if (set.parts.front().kind != SetExpression::Kind::everyone)
      add_in(set.parts.front(), self, persons[i]);
    add_out(set, self, persons[i]);
  }
}

}  // namespace permsim
