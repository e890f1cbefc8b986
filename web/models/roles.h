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
  SessionKey key_;
  std::string resource_;
  RoleTable table_;
};

}  // namespace permsim
