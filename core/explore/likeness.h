// Symmetry: like people and like things are equally far away from whatever is alike to them.
//
// If entities of a world can change places so that it stays the same world, and whoever acts is
// among those who act afterwards too, then every sequence of acts is one of the exchanged people
// and things as well: a policy names nobody. So a cell is as many acts away as the one that takes
// its place, and of all that take each other's place one is searched for.
#pragma once
#include <vector>

#include "core/decide/decide.h"

namespace permsim::exploring {

/// Of each goal the first one that is known to be as far away: often itself.
std::vector<std::size_t> first_alike(const World& start, const std::vector<Cell>& goals,
                                     const std::vector<EntityIndex>& actors);

}  // namespace permsim::exploring
