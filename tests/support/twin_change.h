// What the effects of a step make of a world, for the slow twin; see slow_twin.h.
#pragma once
#include <string>
#include <vector>

#include "tests/support/slow_twin.h"

namespace permsim::twin {

/// Why a step cannot happen, thrown from wherever that is found and caught in `apply`.
struct Impossible {
  std::string says;
};

/// May a relation or parameter `of` these hold this?
bool may_hold(const World& world, const std::vector<std::string>& of, const std::string& ref);

/// The world after all effects of step `number`. Throws Impossible.
World changed(const Place& place, const Json& effects, int number);

}  // namespace permsim::twin
