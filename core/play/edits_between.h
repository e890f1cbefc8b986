// Two worlds, told as the edits by hand that make one of the other: an act done to the start of a
// story by nobody is these edits.
#pragma once
#include <vector>

#include "core/world/scenario.h"
#include "core/world/world.h"

namespace permsim {

/// Everything in which `after` differs, in world order: what was made, then what changed, then what
/// was deleted. `after` was made of `before` by steps or edits. Empty: they are alike.
std::vector<Edit> edits_between(const World& before, const World& after);

}  // namespace permsim
