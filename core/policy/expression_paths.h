// Every path of an expression, with what is asked of its last name: what evaluation may follow,
// seen in one place by all who must know it beforehand.
#pragma once
#include "core/policy/expression.h"

namespace permsim {

/// What becomes of the last name of a path; those before it are walked.
enum class PathEnd : std::uint8_t {
  persons,   ///< a relation or set that is asked for its persons
  entities,  ///< walked like those before it
  value      ///< an attribute, which leads no further
};

/// `visit(path, end)` for every path of a set.
template <class Visit>
void each_path(const SetExpression& set, const Visit& visit) {
  if (set.kind == SetExpression::Kind::name) visit(set.path, PathEnd::persons);
  for (const SetExpression& part : set.parts) each_path(part, visit);
}

/// `visit(path, end)` for every path of a condition, those of the sets in it among them. Nothing is
/// left out because of what a part before it may say.
template <class Visit>
void each_path(const Condition& condition, const Visit& visit) {
  for (const Condition& part : condition.parts) each_path(part, visit);
  each_path(condition.set, visit);
  for (const Operand& operand : condition.operands) {
    if (operand.is_path) visit(operand.path, PathEnd::value);
  }
  switch (condition.kind) {
    case Condition::Kind::always:
    case Condition::Kind::all_of:
    case Condition::Kind::any_of:
    case Condition::Kind::negation:
    case Condition::Kind::any: break;
    case Condition::Kind::flag:
    case Condition::Kind::equals:
    case Condition::Kind::differs:
    case Condition::Kind::one_of:
    case Condition::Kind::covers: visit(condition.path, PathEnd::value); break;
    case Condition::Kind::exists:
    case Condition::Kind::within:
    case Condition::Kind::can: visit(condition.path, PathEnd::entities); break;
    case Condition::Kind::same:
      visit(condition.path, PathEnd::entities);
      visit(condition.other, PathEnd::entities);
      break;
  }
}

}  // namespace permsim
