// Changing a world: an action's effects, or edits by hand. All or nothing.
#pragma once
#include <optional>
#include <string>

#include "core/decide/evaluate.h"
#include "core/world/scenario.h"

namespace permsim {

/// The world afterwards (its `touched` is what changed), or why it cannot be.
struct Changed {
  std::optional<World> world;
  std::string problem;
};

Changed apply_effects(const World& world, const Action& action, const Binding& binding,
                      std::uint32_t number);

}  // namespace permsim
