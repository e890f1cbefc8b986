// Binds the checks of a scenario to its policy.
#pragma once
#include "core/world/known_ids.h"

namespace permsim {

/// Reports checks that speak of what is not and will not be there; binds their conditions.
void bind_checks(Scenario& scenario, const KnownIds& ids, Problems& problems);

}  // namespace permsim
