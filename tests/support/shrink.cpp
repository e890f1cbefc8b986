// Tries laws on many cases and makes the first that breaks one as small as it can; see check_law in
// compare.h.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/compare.h"

namespace permsim::testing {
namespace {

/// A case that is still large after so many tries is given out as it is.
constexpr std::size_t kMostTries = 2000;

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

using Place = Json::json_pointer;

/// Every place in a document where something could be left out, with how deep it lies.
void collect_places(const Json& part, const Place& at, int depth,
                    std::vector<std::pair<int, Place>>& places) {
  if (!part.is_structured()) return;
  std::size_t index = 0;
  for (const auto& [key, value] : part.items()) {
    const Place here = part.is_array() ? at / index++ : at / key;
    places.emplace_back(depth, here);
    collect_places(value, here, depth + 1, places);
  }
}

bool erase_at(Json& document, const Place& place) {
  if (!document.contains(place)) return false;
  // The frame stays: laws look into it without asking.
  static const std::vector<std::string> kFrame{"policy",   "types", "rules",
                                               "entities", "steps", "actions"};
  if (twin::contains(kFrame, place.back())) return false;
  Json& parent = document[place.parent_pointer()];
  if (parent.is_array())
    parent.erase(static_cast<std::size_t>(std::stoul(place.back())));
  else
    parent.erase(place.back());
  return true;
}

/// Leaves out what the complaint does not need: large parts first, and the last of a list before
/// the first.
Json shrunk(Json scenario, const Law& law) {
  std::size_t tries = 0;
  for (bool is_smaller = true; is_smaller;) {
    is_smaller = false;
    std::vector<std::pair<int, Place>> places;
    collect_places(scenario, Place(), 0, places);
    std::reverse(places.begin(), places.end());
    std::stable_sort(places.begin(), places.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [depth, place] : places) {
      Json candidate = scenario;
      if (tries >= kMostTries) return scenario;
      if (!erase_at(candidate, place)) continue;
      ++tries;
      if (complaint_of(law, candidate).empty()) continue;
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
