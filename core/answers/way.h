// A way that a search found, as a scenario that anybody can play.
#pragma once
#include <string>
#include <vector>

#include "core/play/play.h"

namespace permsim {

/// The same story up to a moment, and then these steps; one check says what they lead to. `reading`
/// as the question has it: empty is the scenario's own.
Scenario way_scenario(const Scenario& scenario, std::size_t at, const std::string& reading,
                      const std::vector<Step>& way, std::string title, const Check& leads_to);

/// A check that this is allowed at the end.
Check allowed_at_end(const World& world, const Cell& cell);

/// Tells the place of each step with the world it is taken in: what one makes is there for the
/// next.
template <class Tell>
void each_step(const World& start, const std::vector<Step>& way, std::uint32_t at, Tell tell) {
  World there = start;
  for (std::size_t i = 0; i < way.size(); ++i) {
    tell(there, i);
    if (i + 1 < way.size())
      there = apply(there, way[i], at + static_cast<std::uint32_t>(i) + 1).world;
  }
}
/// "Ana makes Ben an owner of Meta Ads": each step in the words of the world it is taken in.
std::vector<std::string> way_titles(const World& world, const std::vector<Step>& way,
                                    std::uint32_t at);

}  // namespace permsim
