// What one step did to people: to whom it showed something, and whose work it stopped.
#pragma once
#include <vector>

#include "core/matrix/difference.h"
#include "core/play/findings.h"

namespace permsim {

/// Consequences of one step, by the `use` and `shows` of the policy's continuity: exposed and
/// access_lost. `changes` are the cells that differ between the two worlds; others than those of
/// `actions_of_consequence` are not needed.
std::vector<Finding> consequences(const World& before, const World& after,
                                  const std::vector<ChangedCell>& changes);

/// The actions by whose changes a step has consequences: by type, as bits.
std::vector<std::uint64_t> actions_of_consequence(const Policy& policy);

}  // namespace permsim
