// What relations and parameters may hold, from JSON. Only sources of json, answers and door may
// include this.
#pragma once
#include <string>
#include <vector>

#include "core/base/problem.h"
#include "core/policy/policy.h"

namespace permsim {

/// "person" or "team#member". All types have their names already; of one that is not there the type
/// is kNoType, with a problem.
Holdable read_holdable(Policy& policy, const std::string& text, const std::string& where,
                       Problems& problems);
/// Those that are there, of a list at `where`.
std::vector<Holdable> read_holdables(Policy& policy, const std::vector<std::string>& texts,
                                     const std::string& where, Problems& problems);

}  // namespace permsim
