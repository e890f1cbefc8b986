// Asks the core for the table of roles.
#include "web/models/roles.h"

#include <vector>

namespace permsim {

void RolesModel::update(const View& view) {
  Wanted wanted{view.session.revision(), view.ui.resource};
  if (wanted == wanted_) return;
  wanted_ = std::move(wanted);
  const EntityIndex resource = view.world().find(wanted_.resource);
  table_ = resource == kNoEntity ? RoleTable{} : role_table(view.world(), resource);
  // What gives and takes nothing beside the role alone needs no column.
  std::erase_if(table_.rows, [](const RoleRow& row) { return !row.differs; });
}

}  // namespace permsim
