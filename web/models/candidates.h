// Who and what may be picked: for a relation's entries, or for an action's parameter. Kept while
// nothing changes.
#pragma once
#include <string>
#include <vector>

#include "web/models/view.h"

namespace permsim {

class CandidatesModel {
 public:
  /// Every entity and userset that `of` allows and `search` matches, without `taken`, in world
  /// order.
  const std::vector<Entry>& find(const Session& session, const std::vector<Holdable>& of,
                                 const std::vector<Entry>& taken, const std::string& search);

 private:
  /// What it was made for: while that is asked for again, it stands.
  struct Wanted {
    std::uint64_t revision = 0;  ///< Session::revision
    std::vector<Holdable> of;
    std::string search;
    bool operator==(const Wanted&) const = default;
  };
  Wanted wanted_;
  std::vector<Entry> taken_;  ///< compared by holder: who made an entry does not matter
  std::vector<Entry> found_;
};

/// All types of people.
std::vector<Holdable> types_of_people(const Policy& policy);

}  // namespace permsim
