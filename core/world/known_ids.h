// The ids a scenario gives to something, at its start or by a step, and what each is of.
#pragma once
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/world/scenario.h"

namespace permsim {

/// What the steps and checks of a scenario may speak of: at least every id that something has at
/// any moment, in whatever order the steps stand. Whether it is there at the moment is no question
/// here.
class KnownIds {
 public:
  explicit KnownIds(const Scenario& scenario);

  /// Whatever an id or userset is of: more than one, where an id is given again to a thing of
  /// another type. One of type kNoType, with a problem where it is due, when it names nothing,
  /// ever.
  std::vector<Holdable> need_holders(const std::string& text, const std::string& where,
                                     Problems& problems) const;
  /// The types of one entity; a userset is a problem.
  std::vector<TypeIndex> need_entity(const std::string& text, const std::string& where,
                                     Problems& problems) const;

  const std::unordered_set<std::string>& all() const { return ids_; }

 private:
  void note(const std::string& id, TypeIndex type);
  void follow_steps();
  void note_created(const Step& step, const EffectClause& effect);
  void note_numbered(TypeIndex type);
  void note_all_texts(TypeIndex type);

  const Scenario& scenario_;
  const Policy& policy_;
  std::unordered_map<std::string, std::vector<TypeIndex>> types_of_;
  std::unordered_set<std::string> ids_;
  std::unordered_map<std::string, std::vector<const Step*>> steps_on_;
  /// What was noted and not looked at yet: steps done to it may make more.
  std::vector<std::pair<std::string, TypeIndex>> fresh_;
  std::unordered_map<TypeIndex, std::size_t>
      numbered_;  ///< how many `type-1`, `type-2` … are noted
  std::unordered_set<TypeIndex> has_all_texts_;
};

}  // namespace permsim
