// What a search is after on one thing, and the acts that can matter to it: what explore and
// distances share.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/explore/basis.h"

namespace permsim::exploring {

/// Goals on one thing are searched together: what matters to one matters to most of the others.
struct Pursuit {
  std::vector<Cell> goals;
  std::unique_ptr<Slice> slice;
};

/// Those who are there and are people, each once.
std::vector<EntityIndex> who_can_act(const World& world, const std::vector<EntityIndex>& actors);
/// Makes a little more of what goals are pursued on, which is begun where it is not yet; false once
/// all of it is there.
bool prepare_basis(std::optional<Basis>& basis, const World& start,
                   const std::vector<EntityIndex>& actors, const std::vector<Cell>& goals,
                   int within);
/// Goals whose person, thing and action there are.
std::vector<Cell> goals_there(const World& world, const std::vector<Cell>& goals);
/// One for each thing, in the order of the goals. Goals that are never reached, however long the
/// sequence, are left out.
std::vector<Pursuit> pursuits(const Prospect& prospect, Deeds& deeds,
                              const std::vector<Cell>& goals);
/// Parameters of which values that could matter are not tried.
std::vector<std::string> untried_of(const std::vector<Pursuit>& pursuits);

}  // namespace permsim::exploring
