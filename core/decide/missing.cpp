// The first unmet part of a condition or of a set: its code and text are the rule's own, its words
// are opened (reasons.h).
#include "core/decide/missing.h"

#include <algorithm>

#include "core/decide/reasons.h"

namespace permsim {

namespace {

Missing made(MissingCode code, std::string_view part, const Reasons& reasons, EntityIndex self) {
  Missing missing;
  missing.code = code;
  missing.part = std::string(part);
  const std::vector<Reason> all = reasons.take();
  missing.entity = all.empty() ? self : all.front().entity;
  missing.says = words_of(all, reasons.are_more());
  missing.is_foreign =
      !all.empty() &&
      std::all_of(all.begin(), all.end(), [](const Reason& reason) { return reason.is_foreign; });
  if (missing.says.empty()) missing.says = "this is taken away from everyone";
  return missing;
}

/// Of a condition that is not as it was wanted, the part that decides.
const Condition& deciding(Evaluator& evaluator, const Condition& condition, EntityIndex self,
                          bool& is_wanted) {
  if (condition.kind == Condition::Kind::negation) {
    is_wanted = !is_wanted;
    return deciding(evaluator, condition.parts.front(), self, is_wanted);
  }
  // Of parts that must all be so, the first that is not; alternatives fail together.
  const bool must_all_be_so = is_wanted ? condition.kind == Condition::Kind::all_of
                                        : condition.kind == Condition::Kind::any_of;
  if (!must_all_be_so) return condition;
  for (const Condition& part : condition.parts) {
    if (evaluator.holds(part, self) != is_wanted) return deciding(evaluator, part, self, is_wanted);
  }
  return condition;
}

MissingCode code_of(const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::flag: return MissingCode::flag_differs;
    case Condition::Kind::equals:
    case Condition::Kind::one_of:
    case Condition::Kind::differs: return MissingCode::attribute_differs;
    case Condition::Kind::covers: return MissingCode::list_not_covered;
    case Condition::Kind::exists: return MissingCode::nothing_there;
    case Condition::Kind::any: return MissingCode::nobody_there;
    case Condition::Kind::within: return MissingCode::not_in_set;
    case Condition::Kind::same: return MissingCode::other_entity;
    case Condition::Kind::can: return MissingCode::not_permitted;
    case Condition::Kind::all_of:
    case Condition::Kind::any_of:
    case Condition::Kind::negation:
    case Condition::Kind::always: break;
  }
  return MissingCode::condition_false;
}

/// Of a set that lacks somebody, the part that decides; `is_excluded`: they are in what is taken
/// away.
const SetExpression& deciding(Evaluator& evaluator, const SetExpression& set, EntityIndex self,
                              EntityIndex person, bool& is_excluded) {
  if (set.kind == SetExpression::Kind::all_of) {
    for (const SetExpression& part : set.parts) {
      if (!evaluator.contains(part, self, person))
        return deciding(evaluator, part, self, person, is_excluded);
    }
  }
  if (set.kind == SetExpression::Kind::without) {
    if (!evaluator.contains(set.parts[0], self, person))
      return deciding(evaluator, set.parts[0], self, person, is_excluded);
    is_excluded = true;
    return set.parts[1];
  }
  return set;
}

MissingCode code_of(const World& world, Evaluator& evaluator, const SetExpression& set,
                    EntityIndex self) {
  if (set.kind == SetExpression::Kind::nobody) return MissingCode::no_one;
  if (set.kind != SetExpression::Kind::name) return MissingCode::not_in_set;
  const std::vector<EntityIndex> reached = evaluator.walk_to_last(set.path, self);
  if (reached.empty() || set.path.names.empty()) return MissingCode::nothing_there;
  const Symbol last = set.path.names.back().symbol;
  const auto known = std::find_if(reached.begin(), reached.end(), [&](EntityIndex entity) {
    return world.type_of(entity).member(last).kind != MemberKind::none;
  });
  if (known == reached.end()) return MissingCode::nothing_there;
  const Member member = world.type_of(*known).member(last);
  return member.kind == MemberKind::relation ? MissingCode::not_holder : MissingCode::not_in_set;
}

}  // namespace

Missing first_unmet(const World& world, const ConditionText& condition, EntityIndex self,
                    const Binding& binding) {
  Evaluator evaluator(world, binding);
  bool is_wanted = true;
  const Condition& part = deciding(evaluator, condition.condition, self, is_wanted);
  Reasons reasons(world, binding);
  reasons.add_state(part, self);
  Missing missing = made(code_of(part), slice(condition.text, part.span), reasons, self);
  // Without a value no comparison is true, whatever was asked for.
  const bool compares =
      missing.code == MissingCode::attribute_differs || missing.code == MissingCode::flag_differs;
  if (compares && is_wanted && !part.path.names.empty() &&
      evaluator.values(part.path, self).empty())
    missing.code = MissingCode::nothing_there;
  return missing;
}

Missing first_unmet(const World& world, const SetText& set, EntityIndex self, EntityIndex person) {
  Evaluator evaluator(world);
  bool is_excluded = false;
  const SetExpression& part = deciding(evaluator, set.expression, self, person, is_excluded);
  Reasons reasons(world);
  if (is_excluded)
    reasons.add_in(part, self, person);
  else
    reasons.add_out(part, self, person);
  const MissingCode code =
      is_excluded ? MissingCode::excluded : code_of(world, evaluator, part, self);
  return made(code, slice(set.text, part.span), reasons, self);
}

}  // namespace permsim
