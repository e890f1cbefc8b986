// What each step of a plan is for.
#pragma once
#include "core/explore/plan_search.h"
#include "core/explore/plan_told.h"

namespace permsim::exploring {

/// Plays the order without act number `act` of it. `score` and `stops` are those of the whole.
StepReason reason_of(Scene& scene, const Order& order, std::size_t act, const Score& score,
                     const std::vector<Stop>& stops);

}  // namespace permsim::exploring
