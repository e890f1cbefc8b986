// Cells of the grid roles × actions that were changed by hand, as a policy's file keeps them: what
// they change in its rules, and the policy without them. Only sources of json may include this.
#pragma once
#include <string>
#include <vector>

#include "core/json/role_edit.h"
#include "core/json/role_names.h"

namespace permsim {

/// One change by hand: `change` of `cell`, and the rule that was made for it.
struct CellRecord {
  GrantCell cell;
  GrantChange change;
  std::string rule;
  bool was_none = false;  ///< of a tick: it was unticked by hand before
};

/// Those of a policy, in their order: by type, action, role, and what is beside it.
std::vector<CellRecord> cells_of(const Json& policy);

/// The policy as it was before its cells were changed by hand: rules that were split are whole
/// again. Roles that were added stay.
Json without_cells(Json policy);
/// The other way round, for a policy without any. Not in their order: they are put in it.
Json with_cells(Json policy, std::vector<CellRecord> cells);

/// Removes what a pointer leads to, if anything; its last part is a key.
void remove_at(Json& json, const std::string& pointer);

}  // namespace permsim
