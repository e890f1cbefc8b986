// A played scenario as text a person can read and approve: tests/golden holds one for each shipped
// scenario.
#pragma once
#include <string>
#include <vector>

#include "core/play/play.h"

namespace permsim::testing {

/// Everything that can be seen of a play, line by line in a fixed order: for every moment the step
/// with its outcome and reason, statuses, findings, the sign of every cell and how many cells each
/// rule decides; at last, what other readings would change at the end.
std::vector<std::string> golden_lines(const Scenario& scenario, const Play& play);

/// The first line that differs, from both sides; empty when none does.
std::string first_difference(const std::vector<std::string>& wanted,
                             const std::vector<std::string>& given);

}  // namespace permsim::testing
