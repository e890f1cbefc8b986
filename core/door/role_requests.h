// Editing roles through the door: commands that change the policy, and in what it differs. Only
// sources of door may include this.
#pragma once
#include <optional>

#include "core/json/reader.h"
#include "core/json/role_edit.h"

namespace permsim {

/// Whether a command is one of these: `grant`, `add_role`, `rename_role`, `remove_role`, `add`,
/// `remove_addition`, `revert`.
bool edits_policy(const Json& command);
std::optional<Command> read_policy_edit(const Json& command, const PolicyFile& policy,
                                        Library& library, Problems& problems);

/// Each with its words; `revert` takes its number, counted from 1.
Json differences_json(const PolicyFile& policy);

}  // namespace permsim
