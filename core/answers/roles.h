// The quick reference: what each role may do, computed by asking about a person who holds that role
// and nothing else.
#pragma once
#include <string>
#include <vector>

#include "core/world/world.h"

namespace permsim {

/// One role: of the account the thing belongs to, or of the thing itself beside the plainest role
/// of the account.
struct RoleRow {
  std::string label;  ///< "Administrator", "Member, Can edit"
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
