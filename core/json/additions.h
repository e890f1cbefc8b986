// Attributes, relations and actions that were added to a policy by hand, in its file: serves
// role_edit.cpp and new_roles.cpp. Who may do what was added is a matter of cells (grants.h).
#pragma once
#include <string>
#include <vector>

#include "core/json/role_edit.h"
#include "core/json/role_names.h"

namespace permsim {

struct AdditionRecord {
  AdditionName name;
  std::string label;  ///< as it is called now
};
std::vector<AdditionRecord> additions_of(const Json& policy);

/// They change the policy, or say why not. See role_edit.h. `addition` is given its name.
Problems add_to(Json& policy, Addition& addition);
Problems remove_addition_of(Json& policy, const AdditionName& name);

/// Whether a condition cannot be asked any more: it names something that was added to a type and is
/// there no longer.
bool names_what_is_gone(const Json& before, const Json& after, const std::string& condition);

/// Removes what was made for something added by hand, as pointers. What something else that was
/// added stands in by now stays, and is from then on that one's to remove.
void remove_made(Json& policy, std::vector<std::string> pointers);

}  // namespace permsim
