// Lists as a product shows them, from JSON: columns, and the questions of its help.
#pragma once
#include "core/json/reader.h"

namespace permsim {

/// All types have their names already.
void read_column(Policy& policy, Type& type, Node node);
void read_question(Type& type, Node node);
/// An action of the type named under `key`; kNoAction where none is.
ActionIndex read_action_name(const Type& type, Node& node, const char* key);

}  // namespace permsim
