// The search of search.h with another goal, of one act first, then of two.
#include "core/explore/demand.h"

#include <algorithm>
#include <utility>

#include "core/base/budget.h"

namespace permsim::exploring {

Aim::Look WaySearch::Demanded::look(const World& world, int acts) {
  if (acts < steps_) return Look::go_on;  // a shorter search had it
  const bool is_so = demand_.is_so(world) && !budget::is_spent();
  return is_so ? Look::end : Look::go_on;
}

WaySearch::WaySearch(Deeds& deeds, Demand demand, int within)
    : deeds_(deeds), demand_(std::move(demand)), within_(within), slice_(deeds, [&](Reads& reads) {
        // A slice keeps something for every slot.
        budget::spend(deeds.prospect().slot_count() * std::uint64_t{8});
        demand_.read(deeds.prospect(), reads);
      }) {}

bool WaySearch::go_on(Pace& pace) {
  while (search_ || way_.searched < within_) {
    if (!search_) {
      if (!begin_length()) return true;
      if (pace.is_over()) return false;
    }
    const Search::End end = search_->go_on(pace);
    if (end == Search::End::under_way) return false;
    if (end_length(end)) return true;
  }
  return true;
}

/// False: that was more work than there may be.
bool WaySearch::begin_length() {
  const int steps = way_.searched + 1;
  if (!budget::is_spent()) slice_.extend(steps);
  way_.untried.assign(slice_.untried().begin(), slice_.untried().end());
  way_.is_whole = !budget::is_spent();
  if (!way_.is_whole) return false;
  aim_.emplace(demand_, steps);
  search_.emplace(deeds_.prospect(), slice_, *aim_, steps, kMostWorlds);
  return true;
}

/// Whether nothing more is to be looked at.
bool WaySearch::end_length(Search::End end) {
  way_.sequences = std::max(way_.sequences, search_->acts() + 1);
  way_.worlds = std::max(way_.worlds, search_->worlds());
  way_.is_found = end == Search::End::reached;
  if (way_.is_found) way_.steps = search_->sequence();
  way_.is_whole = end == Search::End::not_reached || way_.is_found;
  search_.reset();
  if (way_.is_found || !way_.is_whole) return true;
  ++way_.searched;
  return false;
}

}  // namespace permsim::exploring
