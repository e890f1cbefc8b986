// Laws of explanations: they end in decide's verdict, their paths are real, enough and complete,
// and what is missing is exactly what did not apply.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/decide/explain.h"
#include "tests/support/compare.h"
#include "tests/support/law_cases.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kExplanationsCases = law_cases(120);
constexpr std::size_t kPlainCases = law_cases(200);

std::vector<World> worlds_of(const Json& scenario) {
  const auto loaded = load(scenario);
  const auto played = play(*loaded);
  if (!played) return {};
  std::vector<World> worlds{*played->moments.front()->world};
  if (played->moments.size() > 1) worlds.push_back(*played->moments.back()->world);
  return worlds;
}

std::string entry_text(const World& world, const PathEntry& entry) {
  return world.at(entry.of).id + "." + world.policy().name_of(entry.relation) + "=" +
         written(world, entry.entry);
}

std::string path_text(const World& world, const AccessPath& path) {
  std::string text = world.policy().rules[path.rule].id;
  for (const PathEntry& entry : path.entries) text += ", " + entry_text(world, entry);
  return text;
}

bool is_there(const World& world, const PathEntry& wanted) {
  if (!world.has(wanted.of)) return false;
  for (const Entry& entry : world.holders(wanted.of, wanted.relation))
    if (entry.same_holder(wanted.entry) && entry.since == wanted.entry.since) return true;
  return false;
}

std::string path_fault(const World& world, const Explanation& explanation) {
  std::set<std::pair<std::uint32_t, std::set<std::string>>> seen;
  std::set<std::uint32_t> rules;
  for (const AccessPath& path : explanation.paths) {
    std::set<std::string> texts;
    for (const PathEntry& entry : path.entries) {
      if (!is_there(world, entry))
        return "a path names an entry that is not there: " + entry_text(world, entry);
      if (!texts.insert(entry_text(world, entry)).second) return "a path names an entry twice";
    }
    // Ways may differ in nothing but a condition: whichever part of an `or` holds.
    for (const Ground& ground : path.grounds)
      texts.insert(world.at(ground.self).id + ": " + std::string(ground.part));
    if (!seen.insert({path.rule, texts}).second) return "a path is listed twice";
    rules.insert(path.rule);
  }
  const std::set<std::uint32_t> because(explanation.decision.because.begin(),
                                        explanation.decision.because.end());
  if (explanation.decision.verdict == Verdict::allow && rules != because)
    return "not every determining rule has a path, or another rule has one";
  return "";
}

std::string missing_fault(const World& world, const twin::World& twin,
                          const Explanation& explanation) {
  std::vector<std::uint32_t> expected, listed;
  if (explanation.decision.verdict != Verdict::allow)
    for (const UnmetRule& unmet : explanation.decision.unmet)
      if (world.policy().rules[unmet.rule].effect == Effect::allow) expected.push_back(unmet.rule);
  for (const Missing& missing : explanation.missing) listed.push_back(missing.rule);
  if (expected != listed)
    return "what is missing is not exactly the allow rules that did not apply";
  for (const Missing& missing : explanation.missing) {
    if (missing.part.empty() || missing.says.empty() || word_of(missing.code).empty())
      return "a missing part says nothing";
    for (const UnmetRule& unmet : explanation.decision.unmet) {
      if (unmet.rule != missing.rule || unmet.part != Unmet::when) continue;
      const std::string& on = world.at(explanation.cell.on).id;
      if (world.policy().rules[unmet.rule].when.text.find(missing.part) == std::string::npos)
        return "the part is not the rule's own text: " + missing.part;
      const bool may_be_turned =
          world.policy().rules[unmet.rule].when.text.find("not") != std::string::npos;
      if (!may_be_turned &&
          twin::holds({twin, on, "", "", nullptr}, twin::read_condition(missing.part)))
        return "the part that is said to fail holds: " + missing.part;
    }
  }
  return "";
}

std::string explanation_fault(const World& world, const twin::World& twin) {
  for (const Cell& cell : all_cells(world)) {
    const Explanation explanation = explain(world, cell);
    const Decision decision = decide(world, cell);
    std::string fault;
    if (!(explanation.cell == cell)) fault = "it explains another cell";
    if (explanation.decision.verdict != decision.verdict) fault = "it ends in another verdict";
    if (explanation.decision.because != decision.because ||
        explanation.decision.overruled != decision.overruled ||
        explanation.decision.limits != decision.limits)
      fault = "it names other rules";
    if (fault.empty()) fault = path_fault(world, explanation);
    if (fault.empty()) fault = missing_fault(world, twin, explanation);
    if (!fault.empty()) return name_of(world, cell) + ": " + fault;
  }
  return "";
}

/// The relation that really holds an entry: for a computed one, the other entity's.
struct Stored {
  EntityIndex of;
  std::uint16_t relation;
  Entry entry;
  bool operator==(const Stored& other) const {
    return of == other.of && relation == other.relation && entry.same_holder(other.entry);
  }
};

Stored stored(const World& world, EntityIndex of, Symbol relation, const Entry& entry) {
  const Type& type = world.type_of(of);
  REQUIRE(type.member(relation).kind == MemberKind::relation);
  const std::uint16_t index = type.member(relation).index;
  if (!type.relations[index].is_inverse()) return {of, index, entry};
  const Symbol turned = type.relations[index].inverse;
  return {
      entry.entity, world.type_of(entry.entity).member(turned).index, {of, kNoSymbol, entry.since}};
}

std::vector<Stored> stored(const World& world, const AccessPath& path) {
  std::vector<Stored> all;
  for (const PathEntry& one : path.entries)
    all.push_back(stored(world, one.of, one.relation, one.entry));
  return all;
}

std::vector<Stored> everything(const World& world) {
  std::vector<Stored> all;
  for (EntityIndex of = 0; of < world.size(); ++of) {
    if (!world.has(of)) continue;
    const Type& type = world.type_of(of);
    for (std::size_t i = 0; i < type.relations.size(); ++i)
      if (!type.relations[i].is_inverse())
        for (const Entry& entry : world.at(of).relations[i])
          all.push_back({of, static_cast<std::uint16_t>(i), entry});
  }
  return all;
}

bool is_determined_by(const World& world, const Cell& cell, std::uint32_t rule) {
  const std::vector<std::uint32_t> because = decide(world, cell).because;
  return std::find(because.begin(), because.end(), rule) != because.end();
}

bool holds_all(const std::vector<Stored>& all, const std::vector<Stored>& part) {
  return std::all_of(part.begin(), part.end(), [&](const Stored& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  });
}

/// With only the entries of one path left, its rule still applies; without any single one of them
/// it does not, unless another path of the rule makes do with what is left, on a condition.
std::string sufficiency_fault(const World& world, const Explanation& explanation,
                              const AccessPath& path) {
  const Cell& cell = explanation.cell;
  const std::vector<Stored> kept = stored(world, path);
  World bare = world;
  for (const Stored& one : everything(world))
    if (std::find(kept.begin(), kept.end(), one) == kept.end())
      bare.remove(one.of, one.relation, one.entry);
  if (!is_determined_by(bare, cell, path.rule))
    return "a path is not enough by itself: " + path_text(world, path);
  for (const Stored& one : kept) {
    World less = bare;
    less.remove(one.of, one.relation, one.entry);
    if (!is_determined_by(less, cell, path.rule)) continue;
    std::vector<Stored> left = kept;
    std::erase(left, one);
    const bool is_another_way = std::any_of(
        explanation.paths.begin(), explanation.paths.end(), [&](const AccessPath& other) {
          return other.rule == path.rule && !other.grounds.empty() &&
                 holds_all(left, stored(world, other));
        });
    if (!is_another_way) return "a path holds an entry it does not need: " + path_text(world, path);
  }
  return "";
}

std::string completeness_fault(const World& world, const Cell& cell,
                               const Explanation& explanation) {
  World without = world;
  for (const AccessPath& path : explanation.paths)
    for (const Stored& one : stored(world, path)) without.remove(one.of, one.relation, one.entry);
  return decide(without, cell).verdict == Verdict::allow
             ? "still allowed without any entry of any path"
             : "";
}

bool names_everyone(const Json& scenario) {
  return scenario.dump().find("everyone") != std::string::npos;
}

}  // namespace

TEST_CASE(
    "an explanation ends in decide's verdict, names real entries and every allow rule that did not "
    "apply",
    "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        const auto model = std::make_shared<twin::Policy>(twin::read_policy(scenario.at("policy")));
        twin::World twin = twin::start(scenario, model);
        const std::vector<World> worlds = worlds_of(scenario);
        std::string fault = explanation_fault(worlds.front(), twin);
        int number = 0;
        for (const Json& step : scenario.at("steps"))
          twin = twin::apply(twin, step, ++number).world;
        return fault.empty() ? explanation_fault(worlds.back(), twin) : "at the end: " + fault;
      },
      30000, kExplanationsCases);
}

TEST_CASE("taking away every entry of every path takes the permission away", "[laws]") {
  std::size_t tried = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        if (names_everyone(scenario)) return "";
        for (const World& world : worlds_of(scenario))
          for (const Cell& cell : all_cells(world)) {
            const Explanation explanation = explain(world, cell);
            if (explanation.decision.verdict != Verdict::allow || explanation.paths_cut) continue;
            ++tried;
            const std::string fault = completeness_fault(world, cell, explanation);
            if (!fault.empty()) return name_of(world, cell) + ": " + fault;
          }
        return "";
      },
      31000, kPlainCases, Shape{true, 4});
  CHECK(tried > 1000);
}

TEST_CASE("each path is enough by itself and holds nothing it does not need", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        if (names_everyone(scenario)) return "";
        for (const World& world : worlds_of(scenario))
          for (const Cell& cell : all_cells(world)) {
            const Explanation explanation = explain(world, cell);
            if (explanation.decision.verdict != Verdict::allow) continue;
            for (const AccessPath& path : explanation.paths) {
              const std::string fault = sufficiency_fault(world, explanation, path);
              if (!fault.empty()) return name_of(world, cell) + ": " + fault;
            }
          }
        return "";
      },
      32000, kPlainCases, Shape{true, 2});
}
