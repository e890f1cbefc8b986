// What in a world can make the sets of a policy nest otherwise: which changes need a second look.
#pragma once
#include <memory>
#include <vector>

#include "core/policy/policy.h"
#include "core/policy/set_graph.h"

namespace permsim {

/// Fills Policy::nesting; which members are followed is known already.
void find_what_nests(Policy& policy, const SetGraph& graph);

/// Lets every reading of one file know the others under which sets may nest. Readings of one group
/// have the same types.
void share_nesting(const std::vector<std::vector<std::shared_ptr<Policy>>>& groups);

}  // namespace permsim
