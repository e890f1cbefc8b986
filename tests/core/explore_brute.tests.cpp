// Explore beside a search that leaves nothing aside: every act on everything, worlds compared
// whole, on random cases. Examples of what explore does are in explore.tests.cpp.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/decide/start_world.h"
#include "core/explore/distances.h"
#include "core/explore/explore.h"
#include "tests/core/brute_search.h"
#include "tests/core/explore_cases.h"
#include "tests/support/compare.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

/// What the sequence really leads to; "" when it is what explore said.
std::string sequence_fault(const World& start, const Exploration& found,
                           const std::vector<EntityIndex>& actors) {
  World world = start;
  for (const Step& step : found.steps) {
    if (std::find(actors.begin(), actors.end(), start.find(step.by)) == actors.end())
      return step.by + " is no actor";
    Applied applied = apply(world, step, 1);
    if (applied.outcome != Outcome::done)
      return "an act is not done: " + applied.says + " in " + sequence(found.steps);
    world = std::move(applied.world);
  }
  return verdict_of(world, found.cell) == Verdict::allow
             ? ""
             : "the goal is not reached by " + sequence(found.steps);
}

/// All cells searched for together: each as far as it is alone.
std::string distances_fault(const World& start, const std::vector<EntityIndex>& actors,
                            const Brute& brute) {
  const Distances all = find_distances(start, all_cells(start), actors, brute.searched, 60'000'000);
  if (!all.is_complete() || all.searched != brute.searched) return "not searched in full together";
  std::map<std::string, int> found;
  for (const Distance& each : all.reached) found[name_of(start, each.cell)] = each.steps;
  int shortest = 0;
  for (const auto& [name, distance] : brute.distances) {
    if (distance == 0 || distance > brute.searched) continue;
    if (found.count(name) == 0) return name + " is missed together";
    if (found[name] != distance)
      return name + ": together " + std::to_string(found[name]) + " acts and not " +
             std::to_string(distance);
    found.erase(name);
    shortest = shortest == 0 ? distance : std::min(shortest, distance);
  }
  if (!found.empty()) return found.begin()->first + " is no goal that can be reached";
  if (static_cast<int>(all.way.size()) != shortest) return "the way shown is not a shortest one";
  if (all.way.empty()) return "";
  Exploration shown;
  shown.steps = all.way;
  shown.cell = all.cell;
  return sequence_fault(start, shown, actors);
}

struct ExploreTally {
  std::size_t reached = 0, unreached = 0, longer = 0;
};

std::string explore_fault(const Json& scenario, ExploreTally& tally) {
  const auto loaded = load(scenario);
  const auto start = start_world(*loaded, loaded->policy_read());
  if (!start) return "";
  std::vector<EntityIndex> actors;
  for (const EntityIndex person : start->subjects())
    if (actors.size() < 2 && (person + scenario.dump().size()) % 5 != 0) actors.push_back(person);
  Brute brute(*start, actors, scenario.dump());
  brute.run();
  std::vector<Cell> never;
  for (const Cell& cell : all_cells(*start)) {
    const Exploration found = explore(*start, {cell}, actors, brute.searched);
    const std::string name = name_of(*start, cell);
    const auto distance = brute.distances.find(name);
    const bool is_reached = distance != brute.distances.end() && distance->second <= brute.searched;
    if (!found.is_complete() || (!found.is_reached && found.searched != brute.searched))
      return name + ": not searched in full";
    if (found.is_reached != is_reached)
      return name + (is_reached
                         ? " is missed, " + std::to_string(distance->second) + " acts away"
                         : " is no goal that can be reached, and yet: " + sequence(found.steps));
    if (!is_reached) {
      never.push_back(cell);
      ++tally.unreached;
      continue;
    }
    ++tally.reached;
    if (distance->second > 1) ++tally.longer;
    if (static_cast<int>(found.steps.size()) != distance->second)
      return name + ": " + std::to_string(distance->second) +
             " acts are enough for what is reached by " + sequence(found.steps);
    const std::string wrong = sequence_fault(*start, found, actors);
    if (!wrong.empty()) return name + ": " + wrong;
  }
  if (explore(*start, never, actors, brute.searched).is_reached)
    return "reached together, but not one by one";
  return distances_fault(*start, actors, brute);
}

}  // namespace

TEST_CASE("explore finds what a search that leaves nothing aside finds, and as short",
          "[explore]") {
  ExploreTally tally;
  SECTION("on random policies of all kinds") {
    check_law([&](const Json& scenario) { return explore_fault(scenario, tally); }, 1, 60);
    CHECK(tally.reached > 100);
    CHECK(tally.unreached > 100);
  }
  SECTION("on policies in which one act leads to the next") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
      const Json scenario = ChainMaker(seed).make();
      const std::string wrong = explore_fault(scenario, tally);
      if (!wrong.empty()) FAIL("seed " << seed << ": " << wrong << "\n" << scenario.dump(1));
    }
    CAPTURE(tally.reached, tally.unreached, tally.longer);
    CHECK(tally.reached > 100);
    CHECK(tally.unreached > 100);
    CHECK(tally.longer > 5);
  }
  SECTION("where people and things are like each other, or nearly") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
      const Json scenario = with_twins(ChainMaker(seed).make(), seed);
      const std::string wrong = explore_fault(scenario, tally);
      if (!wrong.empty()) FAIL("seed " << seed << ": " << wrong << "\n" << scenario.dump(1));
    }
    CHECK(tally.reached > 100);
    CHECK(tally.unreached > 100);
  }
}
