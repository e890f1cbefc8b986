// Which sets of a policy may ask each other without end, or too deep: from its expressions alone.
// Worlds are looked at in decide/set_cycle.cpp, and only through what is found here.
#pragma once
#include "core/policy/policy.h"

namespace permsim {

/// Most sets and usersets that may stand above each other; beyond, a problem says so.
constexpr int kDeepestNesting = 500;

/// Reports sets of one entity that are defined through themselves, or nest too deep on it, whatever
/// a world may hold; finds which members a world must be looked at for (Member::is_followed and
/// levels, Policy::nesting). Takes time in proportion to the policy.
void find_recursion(Policy& policy, Problems& problems);

}  // namespace permsim
