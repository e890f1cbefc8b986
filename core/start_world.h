// The world a scenario starts in.
#pragma once
#include <memory>

#include "core/scenario.h"
#include "core/world.h"

namespace permsim {

/// Problems carry pointers into the scenario file.
Result<World> start_world(const Scenario& scenario, std::shared_ptr<const Policy> policy);

}  // namespace permsim
