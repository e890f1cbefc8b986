// Goals by thing, each with its slice.
#include "core/explore/pursuit.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/base/budget.h"
#include "core/explore/relevant.h"

namespace permsim::exploring {

std::vector<EntityIndex> who_can_act(const World& world, const std::vector<EntityIndex>& actors) {
  std::vector<EntityIndex> able;
  std::set<EntityIndex> known;
  for (const EntityIndex actor : actors) {
    if (known.insert(actor).second && world.has(actor) && world.subject_number(actor) >= 0)
      able.push_back(actor);
  }
  return able;
}

bool prepare_basis(std::optional<Basis>& basis, const World& start,
                   const std::vector<EntityIndex>& actors, const std::vector<Cell>& goals,
                   int within) {
  if (basis) return basis->prepare();
  basis.emplace(start, who_can_act(start, actors), relevant_actions(start, goals), within);
  return true;
}

std::vector<Cell> goals_there(const World& world, const std::vector<Cell>& goals) {
  std::vector<Cell> there;
  std::copy_if(goals.begin(), goals.end(), std::back_inserter(there), [&](const Cell& goal) {
    return world.has(goal.who) && world.has(goal.on) &&
           goal.action < world.type_of(goal.on).actions.size();
  });
  return there;
}

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

std::vector<std::string> untried_of(const std::vector<Pursuit>& pursuits) {
  std::set<std::string> ids;
  for (const Pursuit& pursuit : pursuits) {
    if (pursuit.slice != nullptr)
      ids.insert(pursuit.slice->untried().begin(), pursuit.slice->untried().end());
  }
  return {ids.begin(), ids.end()};
}

}  // namespace permsim::exploring
