// The quick reference of roles on the thing looked at, derived once a change.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/answers/roles.h"
#include "core/json/role_edit.h"
#include "web/models/view.h"

namespace permsim {

class RolesModel {
 public:
  void update(const View& view);
  /// `on` is kNoEntity when nothing is looked at.
  const RoleTable& table() const { return table_; }
  /// In what the policy differs from the one it came from.
  const std::vector<PolicyDifference>& differences() const { return differences_; }
  /// Of a column and an action: what was changed there; nullptr when nothing was.
  const PolicyDifference* difference_at(std::size_t role, std::size_t action) const;
  /// Whether the role was made here: it can be renamed and removed.
  bool is_custom(const RoleName& role) const;

 private:
  /// What it was made for: while that is asked for again, it stands.
  struct Wanted {
    std::uint64_t revision = 0;  ///< Session::revision
    std::string resource;        ///< an id
    bool operator==(const Wanted&) const = default;
  };
  Wanted wanted_;
  RoleTable table_;
  std::vector<std::string> action_ids_;       ///< of the table's actions
  std::shared_ptr<const PolicyFile> policy_;  ///< what `differences_` speak of
  std::vector<PolicyDifference> differences_;
};

}  // namespace permsim
