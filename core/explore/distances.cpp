// All sequences of one act first, then all of two: what is met in a longer search was not within
// reach of the shorter ones, so it is looked for after the last act only.
#include "core/explore/distances.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/base/budget.h"
#include "core/explore/likeness.h"
#include "core/explore/pursuit.h"
#include "core/explore/relevant.h"
#include "core/explore/search.h"

namespace permsim {

namespace {

using namespace exploring;

constexpr std::size_t kMostWorlds = 200'000;

using CellKey = std::tuple<EntityIndex, EntityIndex, ActionIndex>;
CellKey key_of(const Cell& cell) { return {cell.who, cell.on, cell.action}; }

/// Cells to be met, each dropped once it is.
class EveryGoal : public Aim {
 public:
  EveryGoal(std::vector<Cell> goals, int steps) : left_(std::move(goals)), steps_(steps) {}

  Look look(const World& world, int acts) override {
    if (acts < steps_) return Look::go_on;
    const std::size_t before = met_.size();
    std::erase_if(left_, [&](const Cell& goal) {
      if (budget::is_spent() || !world.has(goal.who) || !world.has(goal.on)) return false;
      const bool is_met = verdict_of(world, goal) == Verdict::allow && !budget::is_spent();
      if (is_met) met_.push_back(goal);
      return is_met;
    });
    if (met_.size() == before) return Look::go_on;
    return left_.empty() ? Look::end : Look::note;
  }

  const std::vector<Cell>& left() const { return left_; }
  const std::vector<Cell>& met() const { return met_; }

 private:
  std::vector<Cell> left_, met_;
  int steps_;
};

class DistanceSearch {
 public:
  DistanceSearch(const Prospect& prospect, Deeds& deeds, Distances& found)
      : prospect_(prospect), deeds_(deeds), found_(found) {}

  /// Every sequence of so many acts. False when that was more than there may be.
  bool run(std::vector<Pursuit>& all, int steps) {
    for (Pursuit& pursuit : all) {
      if (!budget::is_spent()) pursuit.slice->extend(steps);
    }
    std::size_t worlds = 1, sequences = 1;
    for (Pursuit& pursuit : all) {
      if (budget::is_spent()) return false;
      EveryGoal aim(pursuit.goals, steps);
      Search search(prospect_, *pursuit.slice, aim);
      const Search::End end = search.run(steps, kMostWorlds - std::min(kMostWorlds, worlds) + 1);
      worlds += search.worlds() - 1;
      sequences += search.acts();
      found_.sequences = std::max(found_.sequences, sequences);
      found_.worlds = std::max(found_.worlds, worlds);
      note(aim, search, steps);
      if (end == Search::End::too_many_worlds || end == Search::End::too_much_work) return false;
      if (!aim.met().empty()) narrow(pursuit, aim, steps);
    }
    std::erase_if(all, [](const Pursuit& pursuit) { return pursuit.goals.empty(); });
    return !budget::is_spent();
  }

  std::map<CellKey, int> steps_of;

 private:
  void note(const EveryGoal& aim, const Search& search, int steps) {
    for (const Cell& cell : aim.met()) steps_of.emplace(key_of(cell), steps);
    if (aim.met().empty() || !found_.way.empty()) return;
    found_.way = search.sequence();
    found_.cell = aim.met().front();
  }

  /// What is met needs no further search, nor does what mattered to it alone.
  void narrow(Pursuit& pursuit, const EveryGoal& aim, int steps) {
    pursuit.goals = aim.left();
    if (pursuit.goals.empty()) return;
    budget::spend(prospect_.slot_count() * std::uint64_t{8});
    pursuit.slice = std::make_unique<Slice>(deeds_, pursuit.goals);
    pursuit.slice->extend(steps);
  }

  const Prospect& prospect_;
  Deeds& deeds_;
  Distances& found_;
};

}  // namespace

Distances find_distances(const World& start, const std::vector<Cell>& goals,
                         const std::vector<EntityIndex>& actors, int within,
                         std::uint64_t most_work) {
  const WorkBudget budget(most_work);
  Distances found;
  std::vector<Cell> wanted = goals_there(start, goals);
  std::erase_if(wanted,
                [&](const Cell& goal) { return verdict_of(start, goal) == Verdict::allow; });
  found.is_whole = !budget.is_spent();
  if (!found.is_whole) return found;
  found.searched = std::max(within, 0);
  if (wanted.empty() || within <= 0) return found;
  found.searched = 0;
  const Prospect prospect(start, who_can_act(start, actors), relevant_actions(start, wanted),
                          within);
  Deeds deeds(prospect);
  std::erase_if(wanted, [&](const Cell& goal) { return prospect.allows(goal) == Always::no; });
  const std::vector<std::size_t> first = first_alike(start, wanted, prospect.actors());
  std::vector<Cell> sought;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (first[i] == i) sought.push_back(wanted[i]);
  }
  std::vector<Pursuit> all = pursuits(prospect, deeds, sought);
  std::set<std::string> untried;
  DistanceSearch search(prospect, deeds, found);
  for (int steps = 1; steps <= within && found.is_whole; ++steps) {
    found.is_whole = !budget.is_spent() && search.run(all, steps);
    for (std::string& id : untried_of(all)) untried.insert(std::move(id));
    if (found.is_whole) found.searched = steps;
  }
  found.untried.assign(untried.begin(), untried.end());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto met = search.steps_of.find(key_of(wanted[first[i]]));
    if (met != search.steps_of.end()) found.reached.push_back({wanted[i], met->second});
  }
  return found;
}

}  // namespace permsim
