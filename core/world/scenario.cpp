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
    case Outcome::off: return "off";
  }
  return "";
}

const std::shared_ptr<const Policy>& Scenario::policy_read() const {
  const Reading* found = policy->find_reading(reading);
  return (found != nullptr ? *found : policy->readings.front()).policy;
}

Scenario empty_world(std::shared_ptr<const PolicyFile> policy, bool is_in_place) {
  Scenario scenario;
  scenario.id = policy->id + "-world";
  scenario.title = policy->title;
  scenario.policy = std::move(policy);
  scenario.policy_in_place = is_in_place;
  return scenario;
}

}  // namespace permsim
