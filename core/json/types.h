// Reading the types of a policy. Only json*.cpp may include this.
#pragma once
#include "core/json/reader.h"

namespace permsim {

void read_types(const Json& json, const std::string& where, Policy& policy, Problems& problems);
/// A column of a type's list, and a question of its help (lists.cpp). All types have their
/// names already.
void read_column(Policy& policy, Type& type, Node node);
void read_question(Type& type, Node node);
void read_continuity(const Json& json, const std::string& where, Policy& policy,
                     Problems& problems);
/// nullptr when there are problems that are more than warnings.
std::shared_ptr<const PolicyFile> read_policy_json(const Json& json, Problems& problems);
/// "account_manager" as a label: "Account manager".
std::string label_of(const std::string& id);

}  // namespace permsim
