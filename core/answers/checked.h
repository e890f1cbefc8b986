// Whom and what a check speaks of at one moment.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/world/scenario.h"
#include "core/world/world.h"

namespace permsim {

/// The entities a selection names, in the order written or world order.
std::vector<Entry> select(const World& world, const Selection& selection);
/// The same where a userset stands for everyone in it.
std::vector<EntityIndex> entities_of(const World& world, const Selection& selection);

/// The first id of a selection that is not in the world; empty when all are.
std::string absent(const World& world, const Selection& selection);

/// The world with those stand-ins in it that a check speaks of and that can be what they are there.
std::shared_ptr<const World> peopled(const std::shared_ptr<const World>& world, const Check& check);

}  // namespace permsim
