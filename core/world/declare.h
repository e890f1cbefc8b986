// Edits of the start of a scenario: the same edits as of a world, made to what the file declares.
#pragma once
#include <string>
#include <vector>

#include "core/world/scenario.h"

namespace permsim {

/// Edits that `apply_edits` accepted on the start world. Nothing else is checked here.
void declare(Scenario& scenario, const Policy& policy, const std::vector<Edit>& edits);

}  // namespace permsim
