// From the syntax of sets and conditions to formulas.
#include "core/policy/type_formulas.h"

namespace permsim {

TypeFormulas::TypeFormulas(const Type& type, std::size_t most)
    : type_(type),
      formulas_(most),
      own_sets_(type),
      of_set_(type.sets.size(), formulas_.constant(false)) {}

/// The sets it leads to first, so that none is worked out twice or within another.
TypeFormulas::Id TypeFormulas::of(const SetText& text) {
  for (const std::uint16_t set : own_sets_.untold(text.expression)) {
    std::vector<Id> parts;
    for (const GuardedSet& part : type_.sets[set].parts) {
      parts.push_back(formulas_.all_of({of(part.when), of(part.to.expression)}));
      note_made(part.to);
    }
    of_set_[set] = formulas_.any_of(parts);
  }
  const Id made = of(text.expression);
  note_made(text);
  return made;
}

TypeFormulas::Id TypeFormulas::of(const SetExpression& set) {
  switch (set.kind) {
    case SetExpression::Kind::everyone: return formulas_.constant(true);
    case SetExpression::Kind::nobody: return formulas_.constant(false);
    case SetExpression::Kind::name: return of_name(set.path);
    case SetExpression::Kind::without:
      return formulas_.all_of({of(set.parts[0]), formulas_.negation(of(set.parts[1]))});
    case SetExpression::Kind::any_of:
    case SetExpression::Kind::all_of: break;
  }
  note_parts(set.parts.size());
  std::vector<Id> parts;
  for (const SetExpression& part : set.parts) parts.push_back(of(part));
  return set.kind == SetExpression::Kind::all_of ? formulas_.all_of(parts)
                                                 : formulas_.any_of(parts);
}

TypeFormulas::Id TypeFormulas::of(const Condition& condition, const std::string& text) {
  switch (condition.kind) {
    case Condition::Kind::always: return formulas_.constant(true);
    case Condition::Kind::negation: return formulas_.negation(of(condition.parts.front(), text));
    case Condition::Kind::all_of:
    case Condition::Kind::any_of: break;
    case Condition::Kind::flag:
    case Condition::Kind::equals:
    case Condition::Kind::differs:
    case Condition::Kind::one_of:
    case Condition::Kind::covers:
    case Condition::Kind::exists:
    case Condition::Kind::any:
    case Condition::Kind::within:
    case Condition::Kind::same:
    case Condition::Kind::can: return of_fact(condition, text);
  }
  std::vector<Id> parts;
  for (const Condition& part : condition.parts) parts.push_back(of(part, text));
  return condition.kind == Condition::Kind::all_of ? formulas_.all_of(parts)
                                                   : formulas_.any_of(parts);
}

TypeFormulas::Id TypeFormulas::of_name(const Path& path) {
  if (path.root != Root::self || path.names.empty()) return formulas_.constant(false);
  const Member first = type_.member(path.names.front().symbol);
  if (path.names.size() == 1 && first.kind == MemberKind::set) return of_set_[first.index];
  // Else a name of another of the rule's types.
  return first.kind == MemberKind::relation ? of_way(path) : formulas_.constant(false);
}

}  // namespace permsim
