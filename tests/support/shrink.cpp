// Tries laws on many cases and makes the first that breaks one as small as it can; see check_law in compare.h.
#include <catch2/catch_test_macros.hpp>

#include "tests/support/compare.h"

namespace permsim::testing {
namespace {

/// What a law says of a case that shrinking may have made senseless: then it says nothing.
std::string complaint_of(const Law& law, const Json& scenario) {
  try {
    return law(scenario);
  } catch (const Refused&) {
    return "";
  } catch (const std::exception&) {
    return "";  // The twin and JSON library throw on cases that lost what they need.
  }
}

/// Every place in a document where something could be left out, deepest last.
void collect_places(const Json& part, const Json::json_pointer& at, std::vector<Json::json_pointer>& places) {
  if (!part.is_structured()) return;
  std::size_t index = 0;
  for (const auto& [key, value] : part.items()) {
    const Json::json_pointer here = part.is_array() ? at / index++ : at / key;
    places.push_back(here);
    collect_places(value, here, places);
  }
}

bool erase_at(Json& document, const Json::json_pointer& place) {
  if (!document.contains(place)) return false;
  // The frame stays: laws look into it without asking.
  static const std::vector<std::string> frame{"policy", "types", "rules", "entities", "steps", "actions"};
  if (twin::contains(frame, place.back())) return false;
  Json& parent = document[place.parent_pointer()];
  if (parent.is_array())
    parent.erase(static_cast<std::size_t>(std::stoul(place.back())));
  else
    parent.erase(place.back());
  return true;
}

Json shrunk(Json scenario, const Law& law) {
  for (bool is_smaller = true; is_smaller;) {
    is_smaller = false;
    std::vector<Json::json_pointer> places;
    collect_places(scenario, Json::json_pointer(), places);
    for (std::size_t i = places.size(); i-- > 0;) {
      Json candidate = scenario;
      if (!erase_at(candidate, places[i]) || complaint_of(law, candidate).empty()) continue;
      scenario = candidate;
      is_smaller = true;
    }
  }
  return scenario;
}

}  // namespace

void check_law(const Law& law, std::uint64_t first_seed, std::size_t count, const Shape& shape) {
  for (std::uint64_t seed = first_seed; seed < first_seed + count; ++seed) {
    const Case made = make_case(seed, shape);
    if (!shape.may_be_cyclic && has_cycle(made.scenario)) continue;
    std::string complaint;
    bool is_refused = false;
    try {
      complaint = law(made.scenario);
    } catch (const Refused& refused) {
      complaint = std::string("a generated case was refused:\n") + refused.what();
      is_refused = true;
    }
    CHECK(complaint.empty());
    if (complaint.empty()) continue;
    const Json small = is_refused ? made.scenario : shrunk(made.scenario, law);
    FAIL("seed " << seed << "\n" << (is_refused ? complaint : law(small)) << "\n" << small.dump(1));
  }
}

}  // namespace permsim::testing
