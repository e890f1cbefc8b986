// Every world there is of a small policy: each entry there or not, each attribute with each of its
// values.
#pragma once
#include <functional>
#include <string>

#include "tests/support/json.h"
#include "tests/support/slow_twin.h"

namespace permsim::testing {

/// A small policy and how many entities of each type its worlds have.
struct TinyPolicy {
  std::string name;
  Json policy;
  std::map<std::string, int> counts;
};
const std::vector<TinyPolicy>& tiny_policies();

/// Calls `look` with the entities of every world: all combinations of what relations may hold and
/// attributes may be.
void for_every_world(const TinyPolicy& tiny, const std::function<void(const Json& entities)>& look);

}  // namespace permsim::testing
