// Which actions can matter to goals at all, judged by types alone: a first, quick look before any
// world is looked at.
#pragma once
#include "core/decide/decide.h"
#include "core/policy/mentions.h"

namespace permsim::exploring {

/// Actions that may write something which a goal depends on, or which the permission, requirements
/// or effects of another such action depend on. Why leaving out all others misses nothing:
/// slice.h.
std::set<TypedAction> relevant_actions(const World& world, const std::vector<Cell>& goals);
/// The same for a goal that depends on whatever is mentioned.
std::set<TypedAction> relevant_actions(const Policy& policy, const Mentions& goal);

/// All that the policy declares; events only where they are asked for.
std::set<TypedAction> all_actions(const Policy& policy, bool with_events);

}  // namespace permsim::exploring
