// The search of search.h with another goal, of one act first, then of two.
#include "core/explore/demand.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/explore/search.h"

namespace permsim::exploring {

namespace {

constexpr std::size_t kMostWorlds = 200'000;

class Demanded : public Aim {
 public:
  Demanded(const Demand& demand, int steps) : demand_(demand), steps_(steps) {}
  Look look(const World& world, int acts) override {
    if (acts < steps_) return Look::go_on;  // a shorter search had it
    const bool is_so = demand_.is_so(world) && !budget::is_spent();
    return is_so ? Look::end : Look::go_on;
  }

 private:
  const Demand& demand_;
  int steps_;
};

}  // namespace

Way find_way(Deeds& deeds, const Demand& demand, int within) {
  const Prospect& prospect = deeds.prospect();
  Way way;
  budget::spend(prospect.slot_count() * std::uint64_t{8});
  Slice slice(deeds, [&](Reads& reads) { demand.read(prospect, reads); });
  for (int steps = 1; steps <= within; ++steps) {
    if (!budget::is_spent()) slice.extend(steps);
    way.untried.assign(slice.untried().begin(), slice.untried().end());
    way.is_whole = !budget::is_spent();
    if (!way.is_whole) return way;
    Demanded aim(demand, steps);
    Search search(prospect, slice, aim);
    const Search::End end = search.run(steps, kMostWorlds);
    way.sequences = std::max(way.sequences, search.acts() + 1);
    way.worlds = std::max(way.worlds, search.worlds());
    way.is_found = end == Search::End::reached;
    if (way.is_found) way.steps = search.sequence();
    way.is_whole = end == Search::End::not_reached || way.is_found;
    if (way.is_found || !way.is_whole) return way;
    way.searched = steps;
  }
  return way;
}

}  // namespace permsim::exploring
