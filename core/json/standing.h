// What rules say of a role as they stand, and what a new rule needs to speak of it. Only sources of
// json may include this.
#pragma once
#include <optional>
#include <string>

#include "core/json/role_edit.h"
#include "core/json/role_names.h"

namespace permsim {

/// What the rules of a policy say of a role alone, before anything else is asked.
struct Standing {
  bool is_allowed = false, is_unclear = false, is_forbidden = false;
};
Standing standing_of(const Json& policy, const GrantCell& cell);

/// The way from a type to those of a role, written before its relation: "team.", or nothing
/// for its own; nothing found: std::nullopt.
std::optional<std::string> way_to(const WrittenTypes& types, const std::string& from,
                                  const std::string& to);

/// An id that no rule of the policy has, those of its readings included.
std::string unused_rule_id(const Json& policy, const std::string& wanted);

}  // namespace permsim
