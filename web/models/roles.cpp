// Asks the core for the table of roles.
#include "web/models/roles.h"

namespace permsim {

void RolesModel::update(const View& view) {
  const SessionKey key = key_of(view.session);
  if (key == key_ && view.ui.resource == resource_) return;
  key_ = key;
  resource_ = view.ui.resource;
  const EntityIndex resource = view.world().find(resource_);
  table_ = resource == kNoEntity ? RoleTable{} : role_table(view.world(), resource);
}

}  // namespace permsim
