// JSON as tests read and make it: members keep the order in which they stand in a file.
#pragma once
#include <nlohmann/json.hpp>

namespace permsim::testing {

using Json = nlohmann::ordered_json;

}  // namespace permsim::testing
