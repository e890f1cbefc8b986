// The names of a policy file as they are written: what editing its roles looks up, before anything
// is bound. core/json/role_names.cpp reads them.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/policy/expression.h"

namespace permsim {

/// A relation that people hold, by name: `document.editor`.
struct RoleName {
  std::string type, relation;
  bool operator==(const RoleName&) const = default;
};
inline std::string written(const RoleName& role) { return role.type + "." + role.relation; }

struct WrittenRelation {
  std::vector<std::string> leads_to;  ///< types that a path goes on from
  bool is_one = false;
  std::size_t added =
      0;  ///< by hand, as the first, second, … addition; 0: it comes with the policy
};
struct WrittenPart {
  std::string to, when;  ///< `when` is empty where there is no guard
  SetExpression set;
  Condition condition;
};
struct WrittenType {
  bool is_subject = false;
  std::map<std::string, WrittenRelation> relations;
  std::vector<std::string> relation_order;  ///< as they stand in the file
  std::map<std::string, std::vector<WrittenPart>> sets;
  std::vector<std::string> other_names;  ///< attributes

  bool has(const std::string& name) const;
};
using WrittenTypes = std::map<std::string, WrittenType>;
using TypeNames = std::vector<std::string>;

}  // namespace permsim
