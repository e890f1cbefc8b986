// Reading the types of a policy. Only sources of json, answers and door may include this.
#pragma once
#include "core/json/reader.h"
#include "core/json/sharing.h"

namespace permsim {

void read_types(const std::vector<TypePart>& parts, const std::string& where, Policy& policy,
                Problems& problems);
/// "account_manager" as a label: "Account manager".
std::string label_of(const std::string& id);

}  // namespace permsim
