// Laws of steps: outcomes, worlds, statuses and findings are the slow twin's, and what is not done
// changes nothing.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/play/apply.h"
#include "core/play/play.h"
#include "tests/support/compare_steps.h"
#include "tests/support/law_cases.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kStepsCases = law_cases(500);

/// Everything two worlds do not have in common, as (place, member); the member is kNoSymbol for
/// existence.
std::set<std::pair<EntityIndex, Symbol>> changes(const World& before, const World& after) {
  std::set<std::pair<EntityIndex, Symbol>> found;
  for (EntityIndex index = 0; index < after.size(); ++index) {
    if (before.has(index) != after.has(index)) found.insert({index, kNoSymbol});
    if (!before.has(index) || !after.has(index)) continue;
    const Type& type = after.type_of(index);
    for (std::size_t i = 0; i < type.relations.size(); ++i) {
      const auto names = [&](const World& world) {
        std::set<std::string> result;
        for (const Entry& entry : world.at(index).relations[i])
          result.insert(written(world, entry));
        return result;
      };
      if (names(before) != names(after)) found.insert({index, type.relations[i].symbol});
    }
    for (std::size_t i = 0; i < type.attributes.size(); ++i)
      if (before.at(index).attributes[i] != after.at(index).attributes[i])
        found.insert({index, type.attributes[i].symbol});
  }
  return found;
}

}  // namespace

TEST_CASE(
    "every step ends as the slow twin says: outcome, world, statuses and what needs attention",
    "[laws]") {
  std::map<std::string, std::size_t> outcomes;
  std::map<FindingCode, std::size_t> found;
  const Law law = [&](const Json& scenario) -> std::string {
    Both both = load_both(scenario);
    MomentPtr moment = start_moment(both.world);
    std::string difference = judgement_difference(*moment, both.twin);
    for (std::size_t i = 0; i < both.scenario->steps.size() && difference.empty(); ++i) {
      ++outcomes[twin::apply(both.twin, scenario.at("steps")[i], static_cast<int>(i) + 1).outcome];
      difference = step_difference(moment, both.twin, both.scenario->steps[i],
                                   scenario.at("steps")[i], static_cast<int>(i) + 1);
      for (const Finding& finding : moment->findings)
        if (finding.since == moment->at) ++found[finding.code];
    }
    return difference;
  };
  check_law(law, 10000, kStepsCases);
  check_law(law, 16000, kStepsCases, Shape{false, 8, false, true});
  // The law says nothing about an outcome that never came up.
  for (const char* outcome : {"done", "denied", "unclear", "impossible"})
    CHECK(outcomes[outcome] > kStepsCases / 25);
  for (const FindingCode code :
       {FindingCode::not_running, FindingCode::no_repair, FindingCode::one_repair,
        FindingCode::no_owner, FindingCode::exposed, FindingCode::declared})
    CHECK(found[code] > kStepsCases / 50);
}

TEST_CASE("a done step says everything it touched", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        const Both both = load_both(scenario);
        World world = both.world;
        std::uint32_t number = 0;
        for (const Step& step : both.scenario->steps) {
          const Applied applied = apply(world, step, ++number);
          std::set<std::pair<EntityIndex, Symbol>> told;
          for (const Touched& one : applied.touched) told.insert({one.entity, one.member});
          for (const auto& [entity, member] : changes(world, applied.world)) {
            const bool is_told =
                told.count({entity, member}) != 0 || told.count({entity, kNoSymbol}) != 0;
            if (!is_told)
              return "step " + std::to_string(number) + ": " + std::to_string(entity) + " " +
                     (member == kNoSymbol ? "existence" : world.policy().name_of(member)) +
                     " changed untold";
          }
          world = applied.world;
        }
        return "";
      },
      11000, kStepsCases / 2);
}

TEST_CASE("a play is its steps applied one after another", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        const Both both = load_both(scenario);
        const auto played = play(*both.scenario);
        if (!played) return "does not play: " + listed_problems(played.problems);
        World world = both.world;
        if (played->moments.size() != both.scenario->steps.size() + 1)
          return "not one moment a step";
        for (std::size_t n = 0; n < played->moments.size(); ++n) {
          const Moment& moment = *played->moments[n];
          if (n > 0) {
            const Applied applied =
                apply(world, both.scenario->steps[n - 1], static_cast<std::uint32_t>(n));
            if (moment.outcome != applied.outcome || moment.says != applied.says)
              return "another outcome in the play";
            world = applied.world;
          }
          if (moment.at != n) return "a moment does not know its number";
          if (picture(*moment.world) != picture(world))
            return "another world at " + std::to_string(n);
        }
        return "";
      },
      12000, kStepsCases / 2);
}
