// What a policy says leaving is, from JSON.
#pragma once
#include "core/json/reader.h"

namespace permsim {

/// Types and their actions have been read. Problems at `/leaving/…`: unknown-type, unknown-action,
/// not-an-action, unknown-parameter, missing-parameter, wrong-value.
void read_leaving(const Json& json, const std::string& where, Policy& policy, Problems& problems);

}  // namespace permsim
