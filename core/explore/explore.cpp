// Goals on one thing are searched together, those on different things one after the other: what
// matters to one rarely matters to another. All with one act first, then all with two, so that the
// first sequence found is a shortest one.
#include "core/explore/explore.h"

#include <algorithm>
#include <set>

#include "core/base/budget.h"
#include "core/explore/pursuit.h"
#include "core/explore/relevant.h"
#include "core/explore/search.h"

namespace permsim {

namespace {

using namespace exploring;

/// Steps of work of one search, 1 to 2 seconds; what was not searched by then is said so.
constexpr std::uint64_t kMostExploreWork = 60'000'000;

/// Any of some cells.
class AnyGoal : public Aim {
 public:
  explicit AnyGoal(const std::vector<Cell>& goals) : goals_(goals) {}

  Look look(const World& world, int) override {
    for (const Cell& goal : goals_) {
      if (!world.has(goal.who) || !world.has(goal.on) || verdict_of(world, goal) != Verdict::allow)
        continue;
      if (budget::is_spent()) return Look::go_on;  // whatever was answered
      met_ = goal;
      return Look::end;
    }
    return Look::go_on;
  }
  const Cell& met() const { return met_; }

 private:
  const std::vector<Cell>& goals_;
  Cell met_;
};

std::size_t count_acts(const std::vector<Pursuit>& pursuits) {
  std::set<const Deed*> deeds;
  for (const Pursuit& pursuit : pursuits) {
    for (const RankedDeed& ranked : pursuit.slice->deeds()) deeds.insert(ranked.deed);
  }
  return deeds.size();
}

}  // namespace

Exploration explore(const World& start, const std::vector<Cell>& goals,
                    const std::vector<EntityIndex>& actors, int within, std::size_t most_worlds) {
  const WorkBudget budget(kMostExploreWork);
  Exploration found;
  found.worlds = 1;
  found.sequences = 1;
  const std::vector<Cell> wanted = goals_there(start, goals);
  for (const Cell& goal : wanted) {
    if (verdict_of(start, goal) != Verdict::allow || budget.is_spent()) continue;
    found.is_reached = true;
    found.cell = goal;
    return found;
  }
  found.is_whole = !budget.is_spent();
  if (within <= 0 || wanted.empty() || !found.is_whole) {
    found.searched = found.is_whole ? std::max(within, 0) : 0;
    return found;
  }
  const Prospect prospect(start, who_can_act(start, actors), relevant_actions(start, wanted),
                          within);
  Deeds deeds(prospect);
  const std::vector<Pursuit> all = pursuits(prospect, deeds, wanted);
  for (int steps = 1; steps <= within; ++steps) {
    for (const Pursuit& pursuit : all) {
      if (!budget.is_spent()) pursuit.slice->extend(steps);
    }
    if (budget.is_spent()) {
      found.is_whole = false;
      return found;
    }
    found.acts = count_acts(all);
    found.untried = untried_of(all);
    std::size_t worlds = 1;
    std::size_t sequences = 1;
    for (const Pursuit& pursuit : all) {
      AnyGoal aim(pursuit.goals);
      Search search(prospect, *pursuit.slice, aim);
      const Search::End end = search.run(steps, most_worlds - std::min(most_worlds, worlds) + 1);
      worlds += search.worlds() - 1;
      found.sequences = std::max(found.sequences, sequences += search.acts());
      found.worlds = std::max(found.worlds, worlds);
      if (end == Search::End::reached) {
        found.is_reached = true;
        found.steps = search.sequence();
        found.cell = aim.met();
        return found;
      }
      if (end == Search::End::too_many_worlds || end == Search::End::too_much_work) {
        found.is_whole = false;
        return found;
      }
    }
    found.searched = steps;
  }
  return found;
}

}  // namespace permsim
