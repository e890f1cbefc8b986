// Which acts let somebody in, who counts as the owner of a thing, and the demands that nobody is
// left who may do what somebody should, or who owns it.
#pragma once
#include <vector>

#include "core/explore/demand.h"

namespace permsim::exploring {

/// Whether an action adds people to anything: whoever may take it can let somebody in.
bool lets_in(const Policy& policy, TypeIndex type, const Action& action);
/// Who counts as an owner: what the policy's continuity says, else the relation called `owner`,
/// which is made into a set in `made`. Nothing where there is neither.
const SetExpression* owners_of(const Policy& policy, TypeIndex type, SetExpression& made);

/// It is still there, and nobody may do any of this to it.
Demand nobody_may(EntityIndex on, std::vector<ActionIndex> actions);
/// It is still there, and nobody owns it. `owners` has to outlive the demand.
Demand without_owner(EntityIndex on, const SetExpression& owners);

}  // namespace permsim::exploring
