// Laws of "since": the step that is named is the one at which it turned, and what a step turned
// into a yes rests on something of that step.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "core/decide/set_cycle.h"
#include "core/play/since.h"
#include "tests/support/compare.h"
#include "tests/support/law_cases.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kSinceCases = law_cases(120);

/// Every verdict of a world by the twin, by "who action on".
std::map<std::string, std::string> verdicts_of(const World& world, const twin::World& twin) {
  std::map<std::string, std::string> verdicts;
  for (const Cell& cell : all_cells(world)) {
    const std::string& action = world.type_of(cell.on).actions[cell.action].id;
    verdicts[name_of(world, cell)] =
        twin::decide(twin, world.at(cell.who).id, action, world.at(cell.on).id).verdict;
  }
  return verdicts;
}

/// An explanation at the end of a story, against the twin's verdicts at every moment of it.
std::string since_fault(const Play& play,
                        const std::vector<std::map<std::string, std::string>>& told) {
  const auto at = static_cast<std::uint32_t>(play.moments.size() - 1);
  const World& world = *play.moments.back()->world;
  for (const Cell& cell : all_cells(world)) {
    const std::string name = name_of(world, cell);
    std::uint32_t expected = at;
    while (expected > 0) {
      const auto before = told[expected - 1].find(name);
      if (before == told[expected - 1].end() || before->second != told[expected].at(name)) break;
      --expected;
    }
    const Explanation explanation = explain_at(play.moments, at, cell);
    if (explanation.since != expected)
      return name + ": since step " + std::to_string(explanation.since) +
             ", but it turned at step " + std::to_string(expected);
  }
  return "";
}

/// A relation of somebody to something given or taken away, or an attribute set, as step `number`.
World changed(Dice& dice, World world, std::uint32_t number) {
  const EntityIndex entity = some_entity(dice, world);
  if (entity == kNoEntity || world.subjects().empty()) return world;
  const Type& type = world.type_of(entity);
  if (dice.chance(40) && !type.attributes.empty()) {
    const auto index = static_cast<std::uint16_t>(dice.below(type.attributes.size()));
    const Attribute& attribute = type.attributes[index];
    if (attribute.kind == AttributeKind::boolean)
      world.set_attribute(entity, index, dice.chance(50));
    if (attribute.kind == AttributeKind::choice)
      world.set_attribute(entity, index, dice.pick(attribute.values));
    return world;
  }
  const EntityIndex person = dice.pick(world.subjects());
  for (std::uint16_t index = 0; index < type.relations.size(); ++index) {
    const Relation& relation = type.relations[index];
    const bool fits = !relation.is_inverse() &&
                      std::any_of(relation.of.begin(), relation.of.end(), [&](const Holdable& of) {
                        return of.type == world.at(person).type && of.member == kNoSymbol;
                      });
    if (!fits || dice.chance(30)) continue;
    if (!world.remove(entity, index, {person, kNoSymbol, 0}))
      world.add(entity, index, {person, kNoSymbol, number});
    break;
  }
  return world;
}

constexpr std::uint32_t kChanges = 12;

std::vector<MomentPtr> changed_by_hand(Dice& dice, const World& start) {
  std::vector<MomentPtr> moments;
  World world = start;
  for (std::uint32_t at = 0; at <= kChanges; ++at) {
    if (at > 0) {
      World next = changed(dice, world, at);
      if (find_nesting_faults(next).empty()) world = std::move(next);
    }
    auto moment = std::make_shared<Moment>();
    moment->at = at;
    moment->world = std::make_shared<World>(world);
    moment->matrix = std::make_shared<Matrix>(*moment->world);
    moments.push_back(std::move(moment));
  }
  return moments;
}

bool rests_on_step(const AccessPath& path, std::uint32_t step) {
  return std::any_of(path.entries.begin(), path.entries.end(),
                     [&](const PathEntry& entry) { return entry.entry.since == step; }) ||
         std::any_of(path.grounds.begin(), path.grounds.end(),
                     [&](const Ground& ground) { return ground.since == step; });
}

/// Right after a step that turned a no into a yes, every path rests on something it made so.
std::string turned_fault(const std::vector<MomentPtr>& moments, std::uint32_t at,
                         std::size_t& tried) {
  const World& before = *moments[at - 1]->world;
  const World& world = *moments[at]->world;
  for (const Cell& cell : all_cells(world)) {
    if (!before.has(cell.who) || !before.has(cell.on)) continue;
    if (verdict_of(before, cell) == Verdict::allow) continue;
    const Explanation explanation = explain_at(moments, at, cell);
    if (explanation.decision.verdict != Verdict::allow || explanation.paths_cut) continue;
    // A forbid that fell away turns a no into a yes that stood there all the time.
    if (!decide(before, cell).overruled.empty()) continue;
    ++tried;
    for (const AccessPath& path : explanation.paths) {
      if (!rests_on_step(path, at))
        return name_of(world, cell) + ": step " + std::to_string(at) +
               " made it a yes, but a way of rule " + world.policy().rules[path.rule].id +
               " rests on nothing of that step";
    }
  }
  return "";
}

}  // namespace

TEST_CASE("the step named by `since` is the one at which the verdict turned", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        const auto loaded = load(scenario);
        const auto played = play(*loaded);
        if (!played) return "";
        const auto model = std::make_shared<twin::Policy>(twin::read_policy(scenario.at("policy")));
        twin::World twin = twin::start(scenario, model);
        std::vector<std::map<std::string, std::string>> told{
            verdicts_of(*played->moments.front()->world, twin)};
        int number = 0;
        for (const Json& step : scenario.at("steps")) {
          twin = twin::apply(twin, step, ++number).world;
          told.push_back(
              verdicts_of(*played->moments[static_cast<std::size_t>(number)]->world, twin));
        }
        return since_fault(*played, told);
      },
      64000, kSinceCases);
}

TEST_CASE("where a step turned a no into a yes, every way rests on something of that step",
          "[laws]") {
  std::size_t tried = 0;
  std::uint64_t seed = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        const auto loaded = load(scenario);
        const auto played = play(*loaded);
        if (!played) return "";
        Dice dice(seed++);
        const std::vector<MomentPtr> moments =
            changed_by_hand(dice, *played->moments.front()->world);
        for (std::uint32_t at = 1; at < moments.size(); ++at) {
          std::string fault = turned_fault(moments, at, tried);
          if (!fault.empty()) return fault;
        }
        return "";
      },
      65000, 3 * kSinceCases);
  CHECK(tried > 5 * kSinceCases / 2);
}

namespace {

bool is_told(const Moment& moment, const Finding& finding) {
  return std::any_of(moment.findings.begin(), moment.findings.end(), [&](const Finding& each) {
    return each.entity == finding.entity && each.says() == finding.says();
  });
}

}  // namespace

TEST_CASE("a finding is told since the step at which its own sentence became true", "[laws]") {
  std::size_t carried = 0, begun = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        const Both both = load_both(scenario);
        const Result<Play> played = play(*both.scenario);
        for (const MomentPtr& moment : played->moments) {
          for (const Finding& finding : moment->findings) {
            std::uint32_t expected = moment->at;
            while (expected > 0 && !is_of_its_step(finding.code) &&
                   is_told(*played->moments[expected - 1], finding))
              --expected;
            ++(expected < moment->at ? carried : begun);
            if (finding.since != expected)
              return finding.says() + " at " + std::to_string(moment->at) + ": since step " +
                     std::to_string(finding.since) + ", but it became true at step " +
                     std::to_string(expected);
          }
        }
        return "";
      },
      52000, kSinceCases);
  CHECK(carried > 5 * kSinceCases / 6);
  CHECK(begun > 5 * kSinceCases / 6);
}
