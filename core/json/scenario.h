// Scenarios from JSON.
#pragma once
#include <memory>

#include "core/json/library.h"
#include "core/json/reader.h"

namespace permsim {

/// nullptr when there are problems that are more than warnings.
std::shared_ptr<const Scenario> read_scenario_json(const Json& json, Library& library,
                                                   Problems& problems);

}  // namespace permsim
