// Goals on one thing are searched together, those on different things one after the other: what
// matters to one rarely matters to another. All with one act first, then all with two, so that the
// first sequence found is a shortest one.
#include "core/explore/explore.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "core/base/budget.h"
#include "core/explore/relevant.h"
#include "core/explore/search.h"

namespace permsim {

namespace {

using namespace exploring;

/// Steps of work of one search, 1 to 2 seconds; what was not searched by then is said so.
constexpr std::uint64_t kMostExploreWork = 60'000'000;

struct Pursuit {
  std::vector<Cell> goals;
  std::unique_ptr<Slice> slice;
};

std::vector<EntityIndex> able(const World& world, const std::vector<EntityIndex>& actors) {
  std::vector<EntityIndex> able;
  std::set<EntityIndex> known;
  for (const EntityIndex actor : actors) {
    if (known.insert(actor).second && world.has(actor) && world.subject_number(actor) >= 0)
      able.push_back(actor);
  }
  return able;
}

std::vector<Cell> there(const World& world, const std::vector<Cell>& goals) {
  std::vector<Cell> there;
  std::copy_if(goals.begin(), goals.end(), std::back_inserter(there), [&](const Cell& goal) {
    return world.has(goal.who) && world.has(goal.on) &&
           goal.action < world.type_of(goal.on).actions.size();
  });
  return there;
}

/// Goals that are never reached, however long the sequence, are left out.
std::vector<Pursuit> pursuits(const Prospect& prospect, Deeds& deeds,
                              const std::vector<Cell>& goals) {
  std::vector<Pursuit> pursuits;
  std::map<EntityIndex, std::size_t> place;
  for (const Cell& goal : goals) {
    if (prospect.allows(goal) == Always::no) continue;
    const auto [found, is_new] = place.try_emplace(goal.on, pursuits.size());
    if (is_new) pursuits.emplace_back();
    pursuits[found->second].goals.push_back(goal);
  }
  for (Pursuit& pursuit : pursuits) {
    // A slice keeps something for every slot.
    budget::spend(prospect.slot_count() * std::uint64_t{8});
    if (budget::is_spent()) break;
    pursuit.slice = std::make_unique<Slice>(deeds, pursuit.goals);
  }
  return pursuits;
}

std::size_t count_acts(const std::vector<Pursuit>& pursuits) {
  std::set<const Deed*> deeds;
  for (const Pursuit& pursuit : pursuits) {
    for (const RankedDeed& ranked : pursuit.slice->deeds()) deeds.insert(ranked.deed);
  }
  return deeds.size();
}

std::vector<std::string> untried_of(const std::vector<Pursuit>& pursuits) {
  std::set<std::string> ids;
  for (const Pursuit& pursuit : pursuits)
    ids.insert(pursuit.slice->untried().begin(), pursuit.slice->untried().end());
  return {ids.begin(), ids.end()};
}

}  // namespace

Exploration explore(const World& start, const std::vector<Cell>& goals,
                    const std::vector<EntityIndex>& actors, int within, std::size_t most_worlds) {
  const WorkBudget budget(kMostExploreWork);
  Exploration found;
  found.worlds = 1;
  found.sequences = 1;
  const std::vector<Cell> wanted = there(start, goals);
  for (const Cell& goal : wanted) {
    if (verdict_of(start, goal) != Verdict::allow || budget.is_spent()) continue;
    found.is_reached = true;
    found.cell = goal;
    return found;
  }
  if (within <= 0 || wanted.empty()) {
    found.searched = std::max(within, 0);
    return found;
  }
  const Prospect prospect(start, able(start, actors), relevant_actions(start, wanted), within);
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
      Search search(prospect, *pursuit.slice, pursuit.goals);
      const Search::End end = search.run(steps, most_worlds - std::min(most_worlds, worlds) + 1);
      worlds += search.worlds() - 1;
      found.sequences = std::max(found.sequences, sequences += search.acts());
      found.worlds = std::max(found.worlds, worlds);
      if (end == Search::End::reached) {
        found.is_reached = true;
        found.steps = search.sequence();
        found.cell = search.goal();
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
