// The ids a scenario gives to something, at its start or by a step, and what each is of.
#pragma once
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "core/world/scenario.h"

namespace permsim {

/// What the steps and checks of a scenario may speak of.
class KnownIds {
 public:
  KnownIds(const Scenario& scenario, Problems& problems);

  /// What an id or userset is of; its type is kNoType, with a problem where it is due, when it
  /// names nothing, ever.
  Holdable need_holder(const std::string& text, const std::string& where);
  /// The type of one entity; a userset is a problem.
  TypeIndex need_entity(const std::string& text, const std::string& where);

  const std::unordered_set<std::string>& all() const { return ids_; }

 private:
  void report(std::string where, std::string code, std::string message);
  void note_entity(const std::string& id, TypeIndex type);
  void note_created(const Step& step);
  void note_argument(const Step& step, const std::string& parameter, TypeIndex type);
  TypeIndex type_of(const std::string& id) const;

  const Policy& policy_;
  Problems& problems_;
  std::unordered_map<std::string, TypeIndex> type_of_;
  std::unordered_set<std::string> ids_;
};

}  // namespace permsim
