// Explore beside a search that leaves nothing aside: every act on everything, worlds compared
// whole, on random cases. Examples of what explore does are in explore.tests.cpp.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "core/decide/start_world.h"
#include "core/explore/explore.h"
#include "tests/core/every_act.h"
#include "tests/core/explore_cases.h"
#include "tests/support/compare.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kMostWorlds = 700;
constexpr int kMostSteps = 3;

/// A world as text, without who did what when: equal for worlds in which the same is true.
std::string facts_of(const World& world) {
  std::string text;
  std::map<std::string, std::string> all;
  for (EntityIndex index = 0; index < world.size(); ++index) {
    if (!world.has(index)) continue;
    std::set<std::string> lines;
    const Type& type = world.type_of(index);
    for (const Relation& relation : type.relations)
      for (const Entry& entry : world.holders(index, relation.symbol))
        lines.insert(relation.id + ":" + written(world, entry));
    for (const Attribute& attribute : type.attributes) {
      const Value& value = world.attribute(index, attribute.symbol);
      lines.insert(attribute.id + "=" + std::to_string(value.index()) + shown(value));
    }
    for (const std::string& line : lines) all[world.at(index).id] += line + "\n";
    all[world.at(index).id] += "(" + type.id + ")";
  }
  for (const auto& [id, lines] : all) text += id + "\n" + lines + "\n";
  return text;
}

/// Everything explore/explore.h says is tried, from the policy's text rather than from its meaning.
class Brute {
 public:
  Brute(const World& start, const std::vector<EntityIndex>& actors, const std::string& document)
      : start_(start), acts_(start, actors, document) {}

  /// How many acts each cell is away, as far as `searched`.
  std::map<std::string, int> distances;
  int searched = 0;

  void run() {
    std::set<std::string> seen{facts_of(start_)};
    std::vector<World> layer{start_};
    note(start_, 0);
    for (int depth = 1; depth <= kMostSteps; ++depth) {
      std::vector<World> next;
      for (const World& world : layer) {
        for (const Step& step : acts_.steps(world)) {
          Applied applied = apply(world, step, static_cast<std::uint32_t>(depth));
          if (applied.outcome != Outcome::done || !seen.insert(facts_of(applied.world)).second)
            continue;
          if (next.size() >= kMostWorlds) return;
          next.push_back(std::move(applied.world));
        }
      }
      for (const World& world : next) note(world, depth);
      searched = depth;
      layer = std::move(next);
      if (layer.size() * acts_.steps(start_).size() > kMostWorlds * 40) return;
    }
  }

 private:
  void note(const World& world, int depth) {
    for (EntityIndex who = 0; who < start_.size(); ++who) {
      if (!world.has(who) || world.subject_number(who) < 0) continue;
      for (EntityIndex on = 0; on < start_.size(); ++on) {
        if (!world.has(on)) continue;
        const Type& type = world.type_of(on);
        for (ActionIndex action = 0; action < type.actions.size(); ++action) {
          const Cell cell{who, on, action};
          if (type.actions[action].is_event || verdict_of(world, cell) != Verdict::allow) continue;
          distances.try_emplace(name_of(start_, cell), depth);
        }
      }
    }
  }

  const World& start_;
  EveryAct acts_;
};

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

struct Tally {
  std::size_t reached = 0, unreached = 0, longer = 0;
};

std::string fault(const Json& scenario, Tally& tally) {
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
  return "";
}

}  // namespace

TEST_CASE("explore finds what a search that leaves nothing aside finds, and as short",
          "[explore]") {
  Tally tally;
  SECTION("on random policies of all kinds") {
    check_law([&](const Json& scenario) { return fault(scenario, tally); }, 1, 60);
    CHECK(tally.reached > 100);
    CHECK(tally.unreached > 100);
  }
  SECTION("on policies in which one act leads to the next") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
      const Json scenario = ChainMaker(seed).make();
      const std::string wrong = fault(scenario, tally);
      if (!wrong.empty()) FAIL("seed " << seed << ": " << wrong << "\n" << scenario.dump(1));
    }
    CAPTURE(tally.reached, tally.unreached, tally.longer);
    CHECK(tally.reached > 100);
    CHECK(tally.unreached > 100);
    CHECK(tally.longer > 5);
  }
}
