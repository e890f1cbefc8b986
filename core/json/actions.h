// The actions of a type, from JSON. Only sources of json, answers and door may include this.
#pragma once
#include "core/json/reader.h"

namespace permsim {

/// An action with its parameters, requirements and effects. All types have their names already, and
/// `type`, which it belongs to, its relations.
Action read_action(Policy& policy, const Type& type, const std::string& id, Node node);

}  // namespace permsim
