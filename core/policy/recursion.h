// Which sets of a policy lead back to themselves.
#pragma once
#include <vector>

#include "core/policy/binder.h"

namespace permsim {

/// Finds sets of one entity that refer to each other in a circle (a problem) and the relations
/// through which sets recurse from entity to entity (Policy::recursive_relations).
void find_recursion(Policy& policy, Problems& problems);

/// Every path whose last name is asked for persons: in the set itself and in the sets its
/// conditions mention.
void collect_set_paths(const SetExpression& set, std::vector<const Path*>& paths);
void collect_set_paths(const Condition& condition, std::vector<const Path*>& paths);

}  // namespace permsim
