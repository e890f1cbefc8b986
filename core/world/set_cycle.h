// Do sets of a world lead back to themselves?
#pragma once
#include <string>

#include "core/world/world.h"

namespace permsim {

/// So many sets may lead from one to the next, whatever the order of entities.
constexpr int kDeepestNesting = 500;

/// What is wrong with the way sets refer to each other in this world, if anything: a cycle, or
/// nesting too deep. Returns an empty string when all is well. Only policies with recursive
/// relations can have one.
std::string find_set_cycle(const World& world);

}  // namespace permsim
