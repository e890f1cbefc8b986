// What a policy says of keeping things running, from JSON.
#pragma once
#include "core/json/reader.h"

namespace permsim {

void read_continuity(const Json& json, const std::string& where, Policy& policy,
                     Problems& problems);

}  // namespace permsim
