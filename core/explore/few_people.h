// Who takes each of some acts, so that as few people as can be have to act.
#pragma once
#include <vector>

#include "core/world/world.h"

namespace permsim::exploring {

/// `may`: of each act everybody who may take it, sorted; nobody: whoever takes it is nobody. Of
/// equally few people whoever stands first in the world. Of more than sixteen people it need not be
/// the fewest: whoever may take most of what is left is chosen, one after the other.
std::vector<EntityIndex> few_people(const std::vector<std::vector<EntityIndex>>& may);

}  // namespace permsim::exploring
