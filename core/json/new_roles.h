// Roles that were added or renamed by hand, in a policy's file: serves role_edit.cpp alone. What
// cells were changed is not to be seen in it (grants.h).
#pragma once
#include <vector>

#include "core/json/role_edit.h"
#include "core/json/role_names.h"

namespace permsim {

struct RoleRecord {
  RoleName role;
  bool is_added = false;     ///< else it was renamed
  std::string label;         ///< as it is called now
  std::string label_before;  ///< of one that was renamed
};
std::vector<RoleRecord> roles_of(const Json& policy);

/// They change the policy, or say why not. See role_edit.h.
Problems add_role_to(Json& policy, const NewRole& role);
Problems rename_role_of(Json& policy, const RoleName& role, const std::string& label);
Problems remove_role_of(Json& policy, const RoleName& role);

}  // namespace permsim
