// The quick reference: what each role may do, computed by asking about stand-ins: somebody who
// holds that role and nothing else, or that role and one relation of the thing.
#pragma once
#include <string>
#include <vector>

#include "core/policy/role_names.h"
#include "core/world/world.h"

namespace permsim {

/// One role of the account the thing belongs to, alone or with a relation that the thing can hold
/// of a person; of a thing without such an account its relations alone.
struct RoleRow {
  std::vector<RoleName> roles;  ///< the relations it is made of, that of the thing last
  std::string label;            ///< "User", "User who created it", "Member, Can edit"
  std::string who;              ///< the stand-in: "any:acme#user+board1#creator"
  bool differs = true;  ///< false: the relation gives nothing, and takes nothing, beside the role
  std::vector<Verdict> verdicts;
  std::vector<bool>
      is_spoken_of;  ///< a rule or limit speaks: a deny is more than "no rule grants it"
};

struct RoleTable {
  EntityIndex on = kNoEntity;
  EntityIndex account = kNoEntity;  ///< kNoEntity when the thing belongs to no account-like entity
  std::vector<std::uint16_t> actions;  ///< indices into the type of `on`; events left out
  std::vector<RoleRow> rows;
};

/// Roles × actions on one thing in the state it is in.
RoleTable role_table(const World& world, EntityIndex on);

}  // namespace permsim
