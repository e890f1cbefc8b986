// What the expressions of a policy speak of: relations, sets, attributes and actions by type,
// whatever the world holds. For reviews (what does nobody mention?) and for explore (which actions
// can matter?).
#pragma once
#include <set>
#include <utility>

#include "core/policy/binder.h"

namespace permsim {

using TypedAction = std::pair<TypeIndex, ActionIndex>;

struct Mentions {
  std::set<TypedMember> read;
  std::set<TypedMember> written;  ///< by effects
  std::set<TypedAction> asked;    ///< by `can`
};

/// Adds what an expression on entities of the types `self` mentions. `action` is what `$target` and
/// parameters belong to; nullptr outside requirements and effects.
void mention(const Policy& policy, const SetExpression& set, const TypeSet& self,
             const Action* action, Mentions& mentions);
void mention(const Policy& policy, const Condition& condition, const TypeSet& self,
             const Action* action, Mentions& mentions);
/// Adds what an effect of an action on things of a type mentions and what it writes.
void mention(const Policy& policy, const EffectClause& effect, TypeIndex type, const Action& action,
             Mentions& mentions);

}  // namespace permsim
