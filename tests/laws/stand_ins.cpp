// Laws of stand-ins: somebody who exists for one question is answered as the slow twin answers
// about a person who is in the file and holds the same.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/answers/ask.h"
#include "core/decide/stand_in.h"
#include "tests/support/compare.h"
#include "tests/support/law_cases.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kStandInsCases = law_cases(300);

std::string subject_type(const Json& policy) {
  for (const auto& [id, type] : policy.at("types").items()) {
    if (type.value("subject", false)) return id;
  }
  return "";
}

bool takes(const Json& relation, const std::string& type) {
  if (relation.contains("inverse")) return false;
  const Json& of = relation.at("of");
  return std::find(of.begin(), of.end(), Json(type)) != of.end();
}

/// Puts a person into some relations of the file, and says which.
std::vector<std::string> let_in(Dice& dice, Json& scenario, const std::string& person) {
  const Json policy = scenario.at("policy");
  std::vector<std::string> held;
  for (Json& entity : scenario.at("entities")) {
    const Json& type = policy.at("types").at(entity.at("type").get<std::string>());
    if (!type.contains("relations")) continue;
    for (const auto& [id, relation] : type.at("relations").items()) {
      if (!takes(relation, subject_type(policy)) || !dice.chance(30)) continue;
      held.push_back(entity.at("id").get<std::string>() + "#" + id);
      if (relation.value("one", false)) {
        entity[id] = person;
        continue;
      }
      if (!entity.contains(id)) entity[id] = Json::array();
      if (!entity[id].is_array()) entity[id] = Json::array({entity[id]});
      entity[id].push_back(person);
    }
  }
  return held;
}

}  // namespace

TEST_CASE("a stand-in may do what somebody in the file may who holds the same", "[laws]") {
  std::size_t asked = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        Dice dice(std::hash<std::string>{}(scenario.dump()));
        Json with = scenario;
        const std::vector<std::string> held = let_in(dice, with, "somebody-else");
        if (held.empty()) return "";
        with["entities"].push_back(
            {{"id", "somebody-else"}, {"type", subject_type(scenario.at("policy"))}});
        const Both both = load_both(scenario);
        const twin::World twin = twin::start(with, both.twin.policy);
        Question question;
        question.ask = "matrix";
        question.at = "start";
        question.format = Format::json;
        question.who_any.push_back({held});
        const auto played = play(*both.scenario);
        if (!played) return listed_problems(played.problems);
        const Reply reply = answer(*both.scenario, played->moments, question);
        if (!reply.problems.empty()) return listed_problems(reply.problems);
        const Json answered = Json::parse(reply.text);
        for (const Json& cell : answered.at("cells")) {
          ++asked;
          const auto on = cell.at("on").get<std::string>();
          const auto action = cell.at("action").get<std::string>();
          const std::string expected = twin::decide(twin, "somebody-else", action, on).verdict;
          if (cell.at("who") != text_of(StandIn{held})) return "not called as given";
          if (cell.at("verdict") != expected)
            return text_of(StandIn{held}) + " " + action + " " + on + " is " +
                   cell.at("verdict").get<std::string>() + ", the twin says " + expected;
        }
        return "";
      },
      61000, kStandInsCases);
  CHECK(asked > 5 * kStandInsCases);
}
