// Cells of the grid roles × actions, and what was added to types, in words: for menus and the
// history.
#pragma once
#include <string>

#include "core/json/role_edit.h"

namespace permsim {

/// "let “Editor” archive a document": what a change of a cell does.
std::string words_of(const PolicyFile& policy, const GrantCell& cell, const GrantChange& change);

/// "add the attribute “Region” to a document".
std::string words_of(const PolicyFile& policy, const AdditionName& name, const std::string& label);

}  // namespace permsim
