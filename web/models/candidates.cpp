// Finds what may be picked.
#include "web/models/candidates.h"

#include <algorithm>

#include "core/world/names.h"

namespace permsim {
namespace {

bool is_taken(const std::vector<Entry>& taken, const Entry& entry) {
  return std::any_of(taken.begin(), taken.end(),
                     [&](const Entry& other) { return other.same_holder(entry); });
}

bool same_holders(const std::vector<Entry>& a, const std::vector<Entry>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Entry& x, const Entry& y) { return x.same_holder(y); });
}

}  // namespace

const std::vector<Entry>& CandidatesModel::find(const Session& session,
                                                const std::vector<Holdable>& of,
                                                const std::vector<Entry>& taken,
                                                const std::string& search) {
  Wanted wanted{session.revision(), of, search};
  if (wanted == wanted_ && same_holders(taken, taken_)) return found_;
  wanted_ = std::move(wanted);
  taken_ = taken;
  found_.clear();
  const World& world = session.world();
  for (const Holdable& holdable : of) {
    for (EntityIndex entity = 0; entity < world.size(); ++entity) {
      if (!world.has(entity) || world.at(entity).type != holdable.type) continue;
      Entry entry;
      entry.entity = entity;
      entry.member = holdable.member;
      if (!is_taken(taken, entry) &&
          (search.empty() || matches_search(labelled(world, entry), search)))
        found_.push_back(entry);
    }
  }
  return found_;
}

std::vector<Holdable> types_of_people(const Policy& policy) {
  std::vector<Holdable> people;
  for (TypeIndex type = 0; type < policy.types.size(); ++type) {
    if (policy.types[type].is_subject) people.push_back({type});
  }
  return people;
}

}  // namespace permsim
