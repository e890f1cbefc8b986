// What a scenario file says, as values.
#include "core/world/scenario.h"

namespace permsim {

std::size_t Selection::place_of(std::size_t id) const {
  for (const StandIn& stand_in : stand_ins) {
    if (stand_in.at <= id) ++id;
  }
  return id;
}

std::string_view word_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::done: return "done";
    case Outcome::denied: return "denied";
    case Outcome::unclear: return "unclear";
    case Outcome::impossible: return "impossible";
  }
  return "";
}

const std::shared_ptr<const Policy>& Scenario::policy_read() const {
  const Reading* found = policy->find_reading(reading);
  return (found != nullptr ? *found : policy->readings.front()).policy;
}

}  // namespace permsim
