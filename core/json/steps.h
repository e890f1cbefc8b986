// Steps and edits from JSON. Only sources of json, answers and door may include this.
#pragma once
#include "core/json/reader.h"

namespace permsim {

/// Names and values, as the `with` of a step has them.
std::vector<std::pair<std::string, Value>> read_fields(Node& node, const std::string& key);
Step read_step(const Json& json, const std::string& where, Problems& problems);
/// One edit by hand; `set` with several keys makes several.
void read_edit(std::vector<Edit>& edits, const Json& json, const std::string& where,
               Problems& problems);

}  // namespace permsim
