// Can these people reach this in k steps? Breadth-first over every act the policy allows them.
#pragma once
#include <optional>
#include <vector>

#include "core/apply.h"

namespace permsim {

struct Exploration {
  bool is_reached = false;
  std::vector<Step> steps;     ///< the shortest sequence, when reached
  Cell cell;                   ///< the cell reached
  int searched = 0;            ///< every sequence up to this length was tried
  bool is_complete = true;     ///< false: the bound on worlds was met before `searched` reached the wish
  std::size_t worlds = 0;      ///< distinct worlds seen
};

/// Is there a sequence of up to `within` acts by `actors` after which one of `goals` is allowed?
/// New things are made under fresh ids; other text parameters take the values the policy lists.
Exploration explore(const World& start, const std::vector<Cell>& goals, const std::vector<EntityIndex>& actors,
                    int within, std::size_t most_worlds = 200000);

}  // namespace permsim
