// The world a scenario starts in.
#pragma once
#include <memory>

#include "core/world/scenario.h"
#include "core/world/world.h"

namespace permsim {

/// Problems carry pointers into the scenario file.
Result<World> start_world(const Scenario& scenario, std::shared_ptr<const Policy> policy);

}  // namespace permsim
