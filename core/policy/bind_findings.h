// Binds the findings that a policy declares: conditions, sets, sources and the places of sentences.
#pragma once
#include "core/policy/policy.h"

namespace permsim {

/// What another reading has as well was bound there. Fills `type_findings`.
void bind_findings(Policy& policy, Problems& problems);

}  // namespace permsim
