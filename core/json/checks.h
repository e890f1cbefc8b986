// Checks of a scenario from JSON. Only sources of json, answers and door may include this.
#pragma once
#include "core/json/reader.h"

namespace permsim {

Check read_check(const Json& json, const std::string& where, Problems& problems);

}  // namespace permsim
