// The quick reference of roles on the thing looked at, derived once a change.
#pragma once
#include <string>

#include "core/answers/roles.h"
#include "web/models/view.h"

namespace permsim {

class RolesModel {
 public:
  void update(const View& view);
  /// `on` is kNoEntity when nothing is looked at.
  const RoleTable& table() const { return table_; }

 private:
  /// What it was made for: while that is asked for again, it stands.
  struct Wanted {
    std::uint64_t revision = 0;  ///< Session::revision
    std::string resource;        ///< an id
    bool operator==(const Wanted&) const = default;
  };
  Wanted wanted_;
  RoleTable table_;
};

}  // namespace permsim
