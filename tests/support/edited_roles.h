// Random cells of the grid roles × actions, and what the slow twin says of a policy in which one
// was changed: what the laws of editing roles are written with.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/json/role_edit.h"
#include "tests/support/compare.h"

namespace permsim::testing {

std::shared_ptr<const PolicyFile> policy_of(const Json& scenario);
/// The scenario with another policy in place.
Json with_policy(Json scenario, const PolicyFile& policy);

/// A cell that can be changed: an act on some type, and a role to which it leads.
std::optional<GrantCell> some_cell(Dice& dice, const PolicyFile& policy, bool may_be_beside);
/// "locked", "not mode == open" or nothing: a condition on attributes of the type.
std::string some_state(Dice& dice, const Json& policy, const std::string& type);

/// Somebody new, who holds these roles of random things and nothing else; false where there is
/// nothing to hold them of.
bool let_in(Dice& dice, Json& scenario, const std::string& id, const std::vector<RoleName>& roles);
/// The same world in which nobody holds a role.
Json without_holders(Json scenario, const RoleName& role);
/// Whether people may be held elsewhere because they hold this role: as `team#member`.
bool is_userset(const Json& policy, const RoleName& role);

/// The twin's world at the start, under a reading.
twin::World twin_of(const Json& scenario, const std::string& reading = "default");

}  // namespace permsim::testing
