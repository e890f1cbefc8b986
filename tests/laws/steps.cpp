// Laws of steps: outcomes, worlds, statuses and findings are the slow twin's, and what is not done
// changes nothing.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/play/apply.h"
#include "core/play/play.h"
#include "tests/support/compare.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kCases = 500;

/// What needs attention whatever led to it, in the twin's words.
std::set<std::string> words_of(const World& world, const std::vector<Finding>& findings) {
  std::set<std::string> words;
  for (const Finding& finding : findings) {
    if (is_of_its_step(finding.code)) continue;
    std::string each = std::string(word_of(finding.code)) + " " + world.at(finding.entity).id;
    if (finding.person != kNoEntity) each += " " + world.at(finding.person).id;
    if (finding.code != FindingCode::not_running)
      each += " serves " + std::to_string(finding.serves);
    words.insert(std::move(each));
  }
  return words;
}

std::string judgement_difference(const Moment& moment, const twin::World& twin) {
  const World& world = *moment.world;
  std::map<std::string, std::string> ours;
  for (const Status& status : moment.statuses) ours[world.at(status.entity).id] = status.is;
  const auto theirs = twin::statuses(twin);
  for (const auto& [id, is] : theirs)
    if (ours[id] != is) return id + " is " + ours[id] + ", the twin says " + is;
  if (ours.size() != theirs.size()) return "not the same entities have a status";
  const std::set<std::string> found = words_of(world, moment.findings),
                              expected = twin::findings(twin);
  for (const std::string& each : found)
    if (expected.count(each) == 0) return "the twin does not find " + each;
  for (const std::string& each : expected)
    if (found.count(each) == 0) return "the twin finds " + each;
  return "";
}

/// Compares one step, and leaves both as they are after it.
std::string step_difference(MomentPtr& moment, twin::World& twin, const Step& step,
                            const Json& given, int number) {
  const World& world = *moment->world;
  const Applied ours = apply(world, step, static_cast<std::uint32_t>(number));
  const twin::Applied theirs = twin::apply(twin, given, number);
  const std::string at = "step " + std::to_string(number) + ": ";
  if (word_of(ours.outcome) != theirs.outcome)
    return at + std::string(word_of(ours.outcome)) + " (" + ours.says + "), the twin says " +
           theirs.outcome + " (" + theirs.says + ")";
  if (theirs.says == "it is not the time" && ours.says != theirs.says)
    return at + "the wrong sentence: " + ours.says;
  if (ours.outcome == Outcome::done && !ours.says.empty())
    return at + "done, and yet it says " + ours.says;
  if (ours.outcome != Outcome::done) {
    if (ours.says.empty()) return at + "not done, and nothing said";
    if (picture(ours.world) != picture(world)) return at + "not done, and yet the world changed";
    if (!ours.touched.empty()) return at + "not done, and yet something was touched";
  }
  if (picture(ours.world) != picture(theirs.world))
    return at + "the world is\n" + picture(ours.world) + "the twin's is\n" + picture(theirs.world);
  moment = next_moment(moment, step, static_cast<std::uint32_t>(number));
  twin = theirs.world;
  const std::string judgement = judgement_difference(*moment, twin);
  return judgement.empty() ? "" : at + judgement;
}

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
  std::map<std::string, int> outcomes;
  const Law law = [&](const Json& scenario) -> std::string {
    Both both = load_both(scenario);
    MomentPtr moment = start_moment(both.world);
    std::string difference = judgement_difference(*moment, both.twin);
    for (std::size_t i = 0; i < both.scenario->steps.size() && difference.empty(); ++i) {
      ++outcomes[twin::apply(both.twin, scenario.at("steps")[i], static_cast<int>(i) + 1).outcome];
      difference = step_difference(moment, both.twin, both.scenario->steps[i],
                                   scenario.at("steps")[i], static_cast<int>(i) + 1);
    }
    return difference;
  };
  check_law(law, 10000, kCases);
  check_law(law, 16000, kCases, Shape{false, 8, false, true});
  // The law says nothing about an outcome that never came up.
  for (const char* outcome : {"done", "denied", "unclear", "impossible"})
    CHECK(outcomes[outcome] > 20);
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
      11000, kCases / 2);
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
      12000, kCases / 2);
}
