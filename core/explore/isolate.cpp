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
  std::vector<Passage> passages;
  std::vector<std::vector<Cell>> others;
  passages.reserve(groups.size() * groups.size());
  others.reserve(groups.size() * groups.size());
  for (std::size_t from = 0; from < groups.size(); ++from) {
    for (std::size_t to = 0; to < groups.size(); ++to) {
      if (from == to) continue;
      Passage& passage = passages.emplace_back(Passage{from, to, {}, {}});
      others.emplace_back();
      for (const Cell& cell : cells_of(world, groups[from], groups[to], counts))
        (verdict_of(world, cell) == Verdict::allow ? passage.now : others.back()).push_back(cell);
    }
  }
  // What is so now was asked with all the work that an answer may take: it is true or there is
  // none.
  const WorkBudget budget(kMostIsolateWork);
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const std::uint64_t left = kMostIsolateWork - std::min(kMostIsolateWork, budget.done());
    passages[i].within = find_distances(world, others[i], groups[passages[i].from].people, within,
                                        left / (passages.size() - i));
  }
  return passages;
}

}  // namespace permsim
