// Laws of verdicts: what must hold for every policy and world. tests/support/compare.h runs and
// shrinks the cases.
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "core/decide/start_world.h"
#include "tests/support/compare.h"
#include "tests/support/law_cases.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kVerdictsCases = law_cases(150);

using Verdicts = std::map<std::string, Verdict>;

/// The verdict of every cell at the start, by names.
Verdicts verdicts_at_start(const Json& scenario) {
  const auto loaded = load(scenario);
  const auto world = start_world(*loaded, loaded->policy_read());
  if (!world) throw Refused(listed_problems(world.problems));
  Verdicts result;
  for (const Cell& cell : all_cells(*world))
    result[name_of(*world, cell)] = verdict_of(*world, cell);
  return result;
}

std::string first_difference(const Verdicts& before, const Verdicts& after) {
  if (before.size() != after.size()) return "there are not as many cells";
  for (const auto& [name, verdict] : before) {
    const auto found = after.find(name);
    if (found == after.end()) return name + " is gone";
    if (found->second != verdict)
      return name + ": " + std::string(word_of(verdict)) + ", then " +
             std::string(word_of(found->second));
  }
  return "";
}

std::vector<std::string> types_with_actions(const Json& scenario) {
  std::vector<std::string> types;
  for (const auto& [name, type] : scenario.at("policy").at("types").items())
    if (type.contains("actions") && !type.at("actions").empty()) types.push_back(name);
  return types;
}

/// Dice that fall the same way for the same case.
}  // namespace

TEST_CASE("decide, the matrix and the slow twin agree on every cell of random worlds", "[laws]") {
  check_law(
      [](const Json& scenario) {
        const Both both = load_both(scenario);
        const Matrix matrix(both.world);
        if (picture(both.world) != picture(both.twin))
          return "the worlds differ:\n" + picture(both.world) + "and\n" + picture(both.twin);
        return first_disagreement(both.world, matrix, both.twin);
      },
      1000, 2 * kVerdictsCases);
}

TEST_CASE("a scenario is refused exactly when one of its sets would need itself", "[laws]") {
  std::size_t refused = 0, accepted = 0;
  const Law law = [&](const Json& scenario) -> std::string {
    Library library;
    const auto read = read_scenario(scenario.dump(), library);
    const bool is_cyclic = has_cycle(scenario);
    ++(is_cyclic ? refused : accepted);
    if (read && is_cyclic) return "the twin finds a cycle, the engine none";
    if (read) return "";
    for (const Problem& problem : read.problems) {
      if (problem.code != "cycle") throw Refused(listed_problems(read.problems));
    }
    return is_cyclic ? "" : "the twin finds no cycle:\n" + listed_problems(read.problems);
  };
  check_law(law, 2000, 3 * kVerdictsCases, Shape{false, 2, true});
  CHECK(refused > 5);
  refused = accepted = 0;
  check_law(law, 14000, 6 * kVerdictsCases, Shape{false, 2, true, true});
  CHECK(refused > 4 * kVerdictsCases / 3);
  CHECK(accepted > 2 * kVerdictsCases);
}

TEST_CASE("where sets nest through people, guards and usersets, all three engines agree",
          "[laws]") {
  check_law(
      [](const Json& scenario) {
        const Both both = load_both(scenario);
        const Matrix matrix(both.world);
        return first_disagreement(both.world, matrix, both.twin);
      },
      15000, 2 * kVerdictsCases, Shape{false, 2, false, true});
}

TEST_CASE("without a rule that allows it, nothing is allowed", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        Json bare = scenario;
        Json rules = Json::array();
        for (const Json& rule : scenario.at("policy").at("rules"))
          if (rule.at("effect") != "allow") rules.push_back(rule);
        bare["policy"]["rules"] = rules;
        bare["policy"].erase("readings");
        bare.erase("steps");
        for (const auto& [name, verdict] : verdicts_at_start(bare))
          if (verdict == Verdict::allow) return name + " is allowed by no rule";
        bare["policy"]["rules"] = Json::array();
        for (const auto& [name, verdict] : verdicts_at_start(bare))
          if (verdict != Verdict::deny) return name + " is not denied without any rule";
        return "";
      },
      3000, kVerdictsCases);
}

TEST_CASE("a forbid beats every allow and names those it beat", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        const auto loaded = load(scenario);
        const auto before = start_world(*loaded, loaded->policy_read());
        if (!before) throw Refused(listed_problems(before.problems));
        Json stricter = scenario;
        stricter["policy"]["rules"].push_back({{"id", "nobody-may"},
                                               {"effect", "forbid"},
                                               {"on", types_with_actions(scenario)},
                                               {"actions", Json::array({"*"})},
                                               {"to", "everyone"}});
        stricter.erase("steps");
        const Both both = load_both(stricter);
        for (const Cell& cell : all_cells(both.world)) {
          const Decision now = decide(both.world, cell), then = decide(*before, cell);
          if (now.verdict != Verdict::deny) return name_of(both.world, cell) + " is not denied";
          if (rule_ids(both.world, now.because).back() != "nobody-may")
            return "the forbid is not named";
          std::vector<std::string> allowing;
          if (then.verdict == Verdict::allow) allowing = rule_ids(*before, then.because);
          if (then.verdict == Verdict::deny) allowing = rule_ids(*before, then.overruled);
          if (rule_ids(both.world, now.overruled) != allowing)
            return name_of(both.world, cell) + ": other rules overruled";
        }
        return "";
      },
      4000, kVerdictsCases);
}

TEST_CASE("one more allow rule never takes an allow away", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        Dice dice = dice_of(scenario);
        const twin::Policy model = twin::read_policy(scenario.at("policy"));
        const Shape shape;
        Expressions expressions(dice, model, shape);
        const std::string on = dice.pick(types_with_actions(scenario));
        Json rule = {
            {"id", "one-more"}, {"effect", "allow"}, {"on", on}, {"actions", Json::array({"*"})}};
        rule["to"] = expressions.set(on, 2);
        if (dice.chance(50)) rule["when"] = expressions.condition(on, 1);
        Json wider = scenario;
        Json& rules = wider["policy"]["rules"];
        rules.insert(rules.begin() + static_cast<std::ptrdiff_t>(dice.below(rules.size() + 1)),
                     rule);
        wider.erase("steps");
        const Verdicts before = verdicts_at_start(scenario), after = verdicts_at_start(wider);
        for (const auto& [name, verdict] : before)
          if (verdict == Verdict::allow && after.at(name) != Verdict::allow)
            return name + " was taken away";
        return "";
      },
      5000, kVerdictsCases);
}

TEST_CASE("the order of rules, entities and entries changes no verdict", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        Dice dice = dice_of(scenario);
        Json other = scenario;
        const auto mix = [&dice](Json& list) {
          std::vector<Json> all = list.get<std::vector<Json>>();
          dice.shuffle(all);
          list = all;
        };
        mix(other["policy"]["rules"]);
        mix(other["entities"]);
        for (Json& entity : other["entities"])
          for (auto& [key, value] : entity.items())
            if (value.is_array() && key != "tags") mix(value);
        other.erase("steps");
        return first_difference(verdicts_at_start(scenario), verdicts_at_start(other));
      },
      6000, kVerdictsCases);
}

TEST_CASE("other ids give the same verdicts", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        std::map<std::string, std::string> names;
        for (const Json& entity : scenario.at("entities")) {
          const std::string id = entity.at("id").get<std::string>();
          names[id] =
              "z" + std::to_string(100 - names.size()) + "." + std::string(id.rbegin(), id.rend());
        }
        Json other = scenario;
        const std::function<void(Json&)> rename = [&](Json& part) {
          if (part.is_structured())
            for (Json& one : part) rename(one);
          if (!part.is_string()) return;
          const auto [id, member] = twin::split(part.get<std::string>());
          if (names.count(id) != 0) part = member.empty() ? names[id] : names[id] + "#" + member;
        };
        rename(other["entities"]);
        other.erase("steps");
        Verdicts expected;
        for (const auto& [name, verdict] : verdicts_at_start(scenario)) {
          const std::size_t first = name.find(' '), last = name.rfind(' ');
          expected[names.at(name.substr(0, first)) + name.substr(first, last - first + 1) +
                   names.at(name.substr(last + 1))] = verdict;
        }
        return first_difference(expected, verdicts_at_start(other));
      },
      7000, kVerdictsCases);
}
