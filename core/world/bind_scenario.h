// Binds a scenario to its policy: whether its steps and checks speak of what is or will be there.
#pragma once
#include "core/world/scenario.h"

namespace permsim {

/// Reports steps and checks that speak of what is not and will not be there; binds the conditions
/// of checks. Called once by the loader; `where` of the problems are pointers into the scenario
/// file.
void bind_scenario(Scenario& scenario, Problems& problems);

}  // namespace permsim
