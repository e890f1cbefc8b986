// Do sets of a world ask each other in a circle, or nest too deep? Through what evaluation could
// follow (asked.h) and nothing else.
#pragma once
#include <string>
#include <vector>

#include "core/world/world.h"

namespace permsim {

/// Sets or usersets that cannot be evaluated.
struct NestingFault {
  bool is_circle = false;         ///< else they nest too deep
  std::vector<MemberOf> members;  ///< a circle, its first again as its last; or the deepest one
  int levels = 0;                 ///< how deep that one nests
};

/// Every separate circle, in world order, and the deepest of what nests deeper than
/// kDeepestNesting; mostly nothing. Takes time in proportion to what sets may ask, and none at all
/// for policies whose sets cannot nest so.
std::vector<NestingFault> find_nesting_faults(const World& world);

/// What a person reads who wrote the file: "these refer to each other in a circle: `a#viewers` →
/// `a#viewers`".
std::string written(const World& world, const NestingFault& fault);

/// Why a step cannot be, by labels: which sets it would make ask each other in a circle or nest too
/// deep, under any reading. `after` knows what it touched. Empty when all is well, which it is
/// without looking where nothing was touched that matters.
std::string nesting_problem(const World& before, const World& after);

}  // namespace permsim
