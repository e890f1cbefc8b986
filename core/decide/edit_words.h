// Edits by hand, told by what comes of them: "Google Analytics becomes restricted".
#pragma once
#include <string>
#include <vector>

#include "core/world/scenario.h"
#include "core/world/world.h"

namespace permsim {

/// What comes of the edits of one step, in the world before it: "Ben becomes an owner of Meta Ads",
/// "Zoe is added, Eve is deleted", "Meta Ads becomes public, and 3 more changes".
std::string edits_title(const World& world, const std::vector<Edit>& edits);

}  // namespace permsim
