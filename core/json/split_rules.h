// Splitting the rules of a policy for cells that are changed by hand: serves grants.cpp alone.
#pragma once
#include <string>
#include <vector>

#include "core/json/grants.h"
#include "core/policy/role_cut.h"

namespace permsim {

/// Changes a policy's rules, cell by cell. Of a rule that is split the first part keeps its id, and
/// under `was` how it stood; the others say under `part_of` whose parts they are.
class RuleSplitter {
 public:
  explicit RuleSplitter(Json& policy) : policy_(policy) {}

  /// The id of the rule that was made for the cell; empty where there is none.
  std::string change(const GrantCell& cell, const GrantChange& change);

  /// Pointers to what was not there before, besides parts of rules.
  const Json& made() const { return made_; }
  /// By number of the reading: which rules it took out before.
  const Json& without() const { return without_; }

 private:
  struct Left {
    std::string to, when;
  };
  void split_all(Json& rules, const GrantCell& cell, const GrantChange& change, RoleCut& cut);
  bool loses(const Json& rule, const GrantCell& cell, const GrantChange& change) const;
  std::vector<Json> parts_of(const Json& rule, const GrantCell& cell,
                             const std::vector<Left>& left) const;
  void keep_for_others(const Json& rule, const GrantCell& cell, std::vector<Left>& all) const;
  std::string people_of(const GrantCell& cell) const;
  void rest_of(const Json& rule, const GrantCell& cell, std::vector<Json>& parts) const;
  void name_parts(const Json& rule, std::vector<Json>& parts, const Json& before);
  void take_out_too(const std::string& root, const std::string& part);
  void add_sets(const std::vector<CutSet>& sets);
  std::string add_rule(const GrantCell& cell, const GrantChange& change);

  Json& policy_;
  std::vector<std::string> given_ids_;  ///< of parts
  Json made_ = Json::array();
  Json without_ = Json::object();
};

/// Whether a rule speaks of this action of this type.
bool speaks_of(const Json& rule, const GrantCell& cell);

}  // namespace permsim
