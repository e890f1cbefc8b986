// Each pair is one search for all of its cells. Work that one pair leaves over goes to the next.
#include "core/explore/isolate.h"

#include <algorithm>

#include "core/base/budget.h"

namespace permsim {

namespace {

/// Steps of work of all pairs together, 2 to 3 seconds.
constexpr std::uint64_t kMostIsolateWork = 100'000'000;

std::vector<Cell> cells_of(const World& world, const Group& from, const Group& to,
                           const std::vector<std::vector<ActionIndex>>& counts) {
  std::vector<Cell> cells;
  for (const EntityIndex who : from.people) {
    for (const EntityIndex on : to.things) {
      for (const ActionIndex action : counts[world.at(on).type]) cells.push_back({who, on, action});
    }
  }
  return cells;
}

}  // namespace

std::vector<Passage> isolate(const World& world, const std::vector<Group>& groups,
                             const std::vector<std::vector<ActionIndex>>& counts, int within) {
  const WorkBudget budget(kMostIsolateWork);
  std::vector<Passage> passages;
  std::uint64_t pairs_left = groups.size() * (groups.size() - 1);
  passages.reserve(pairs_left);
  for (std::size_t from = 0; from < groups.size(); ++from) {
    for (std::size_t to = 0; to < groups.size(); ++to) {
      if (from == to) continue;
      Passage passage{from, to, {}, {}};
      std::vector<Cell> others;
      for (const Cell& cell : cells_of(world, groups[from], groups[to], counts))
        (verdict_of(world, cell) == Verdict::allow ? passage.now : others).push_back(cell);
      const std::uint64_t left = kMostIsolateWork - std::min(kMostIsolateWork, budget.done());
      passage.within =
          find_distances(world, others, groups[from].people, within, left / pairs_left--);
      passages.push_back(std::move(passage));
    }
  }
  return passages;
}

}  // namespace permsim
