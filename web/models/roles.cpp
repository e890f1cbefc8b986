// Asks the core for the table of roles.
#include "web/models/roles.h"

#include <algorithm>
#include <vector>

namespace permsim {

void RolesModel::update(const View& view) {
  Wanted wanted{view.session.revision(), view.ui.resource};
  if (wanted == wanted_) return;
  wanted_ = std::move(wanted);
  const EntityIndex resource = view.world().find(wanted_.resource);
  table_ = resource == kNoEntity ? RoleTable{} : role_table(view.world(), resource);
  action_ids_.clear();
  for (const std::uint16_t action : table_.actions)
    action_ids_.push_back(view.world().type_of(resource).actions[action].id);
  if (policy_ != view.session.scenario().policy) {
    policy_ = view.session.scenario().policy;
    differences_ = permsim::differences(*policy_);
  }
  // What gives and takes nothing beside the role alone needs no column, unless somebody made it.
  std::erase_if(table_.rows,
                [&](const RoleRow& row) { return !row.differs && !is_custom(row.roles.back()); });
}

const PolicyDifference* RolesModel::difference_at(std::size_t role, std::size_t action) const {
  if (differences_.empty() || table_.on == kNoEntity) return nullptr;
  const std::vector<RoleName>& names = table_.rows[role].roles;
  for (const PolicyDifference& each : differences_) {
    if (each.kind != PolicyDifference::Kind::cell || !(each.cell.role == names.back())) continue;
    const bool is_beside =
        each.cell.beside.size() + 1 == names.size() &&
        std::equal(each.cell.beside.begin(), each.cell.beside.end(), names.begin());
    if (is_beside && each.cell.action == action_ids_[action]) return &each;
  }
  return nullptr;
}

bool RolesModel::is_custom(const RoleName& role) const {
  return std::any_of(differences_.begin(), differences_.end(), [&](const PolicyDifference& each) {
    return each.kind == PolicyDifference::Kind::role_added && each.role == role;
  });
}

}  // namespace permsim
