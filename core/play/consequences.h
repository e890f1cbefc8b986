// What one step did to people: to whom it showed something, and whose work it stopped.
#pragma once
#include <vector>

#include "core/matrix/difference.h"
#include "core/play/findings.h"

namespace permsim {

/// What one step did. Both matrices are of one play.
struct StepDone {
  const std::vector<ChangedCell>& changes;  ///< of the cells of `actions_of_consequence`
  const std::vector<Touched>& touched;
  EntityIndex actor = kNoEntity;  ///< whose act it was; kNoEntity: nobody's
};

/// Consequences of one step, by the `use` and `shows` of the policy's continuity: exposed and
/// access_lost. Exposed is who could not see an item of a thing's list before the step and can
/// after it, whatever the step did; what the actor puts on a list is not shown to the actor.
std::vector<Finding> consequences(const Matrix& before, const Matrix& after, const StepDone& step);

/// The actions by whose changes a step has consequences: by type, as bits.
std::vector<std::uint64_t> actions_of_consequence(const Policy& policy);

}  // namespace permsim
