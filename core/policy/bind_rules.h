// Binds the rules of a policy, and finds for each action the rules that speak of it.
#pragma once
#include "core/policy/policy.h"

namespace permsim {

/// All rules but those shared with another reading, and Policy::action_rules of all.
void bind_rules(Policy& policy, Problems& problems);

}  // namespace permsim
