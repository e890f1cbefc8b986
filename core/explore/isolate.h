// Do groups stay out of each other's things: now, and within a few acts that each of them may take?
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/explore/distances.h"

namespace permsim {

/// People who act together, and what is theirs.
struct Group {
  std::string id;
  std::vector<EntityIndex> people, things;
};

/// The way from one group's people to another's things.
struct Passage {
  std::size_t from = 0, to = 0;  ///< places in the list of groups
  std::vector<Cell> now;         ///< allowed already
  Distances within;              ///< of all others
  /// Nothing is allowed, nothing comes to be, and that is certain.
  bool is_green() const { return now.empty() && within.reached.empty() && within.is_complete(); }
};

/// Every ordered pair of groups, in their order. Reaching is any action that `counts` for the type
/// of a thing; nothing that is made on the way is anybody's thing.
std::vector<Passage> isolate(const World& world, const std::vector<Group>& groups,
                             const std::vector<std::vector<ActionIndex>>& counts, int within);

/// The same, to be put down and taken up again. The world has to outlive it.
class IsolateSearch : public Resumable {
 public:
  IsolateSearch(const World& world, std::vector<Group> groups,
                const std::vector<std::vector<ActionIndex>>& counts, int within);
  bool go_on(Pace& pace) override;
  /// Once it is over.
  const std::vector<Passage>& passages() const { return passages_; }
  std::vector<Passage> take() { return std::move(passages_); }

 private:
  bool look_at_now();
  void search(Pace& pace);

  const World& world_;
  std::vector<Group> groups_;
  int within_;
  std::vector<Passage> passages_;
  std::vector<std::vector<Cell>> cells_, others_;  ///< of each passage; those that are no yes
  std::size_t passage_ = 0, cell_ = 0;             ///< what is next
  bool is_now_known_ = false;
  Allowance allowance_;
  std::optional<DistanceSearch> search_;
};

}  // namespace permsim
