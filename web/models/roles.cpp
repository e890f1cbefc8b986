// Asks the core for the table of roles.
#include "web/models/roles.h"

namespace permsim {

void RolesModel::update(const View& view) {
  Wanted wanted{view.session.revision(), view.ui.resource};
  if (wanted == wanted_) return;
  wanted_ = std::move(wanted);
  const EntityIndex resource = view.world().find(wanted_.resource);
  table_ = resource == kNoEntity ? RoleTable{} : role_table(view.world(), resource);
}

}  // namespace permsim
