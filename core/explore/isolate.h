// Do groups stay out of each other's things: now, and within a few acts that each of them may take?
#pragma once
#include <string>
#include <vector>

#include "core/explore/distances.h"

namespace permsim {

/// People who act together, and what is theirs.
struct Group {
  std::string id;
  std::vector<EntityIndex> people, things;
};

/// The way from one group's people to another's things.
struct Passage {
  std::size_t from = 0, to = 0;  ///< places in the list of groups
  std::vector<Cell> now;         ///< allowed already
  Distances within;              ///< of all others
  /// Nothing is allowed, nothing comes to be, and that is certain.
  bool is_green() const { return now.empty() && within.reached.empty() && within.is_complete(); }
};

/// Every ordered pair of groups, in their order. Reaching is any action that `counts` for the type
/// of a thing; nothing that is made on the way is anybody's thing.
std::vector<Passage> isolate(const World& world, const std::vector<Group>& groups,
                             const std::vector<std::vector<ActionIndex>>& counts, int within);

}  // namespace permsim
