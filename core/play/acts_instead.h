// Who could do the same by an act of the policy: what is offered where somebody edits by hand.
#pragma once
#include <vector>

#include "core/matrix/matrix.h"
#include "core/world/scenario.h"

namespace permsim {

/// Acts after which this world is just as these edits make it, one for each person who may take
/// one, at most `most` of them in world order; none where nobody may, or where something new is
/// made. `number` is the step they would be.
std::vector<Step> acts_instead(const World& world, const Matrix& matrix,
                               const std::vector<Edit>& edits, std::uint32_t number,
                               std::size_t most);

}  // namespace permsim
