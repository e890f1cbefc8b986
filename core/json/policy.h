// Policies from JSON.
#pragma once
#include <memory>

#include "core/json/reader.h"

namespace permsim {

/// nullptr when there are problems that are more than warnings.
std::shared_ptr<const PolicyFile> read_policy_json(const Json& json, Problems& problems);

}  // namespace permsim
