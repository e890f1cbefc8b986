// The matrix where things are of many kinds, what it can hold at most, and its edits. That its
// cells are right is held against the slow evaluator by tests/laws.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "core/decide/decide.h"
#include "core/matrix/matrix.h"
#include "core/play/live_matrix.h"
#include "tests/core/doors.h"
#include "tests/support/json.h"

using namespace permsim;
using permsim::testing::Json;

namespace {

std::string numbered(const char* letter, int number) { return letter + std::to_string(number); }

/// What is wrong with a policy about doors of so many actions, of which each of so many rules
/// allows one: on a condition of its own, or to holders of a relation of its own.
Problems problems_of_many(int actions, int conditions, int relations) {
  Json door = {{"attributes", Json::object()},
               {"relations", {{"guest", {{"of", {"person"}}}}}},
               {"actions", Json::object()}};
  Json rules = Json::array();
  for (int i = 0; i < actions; ++i) door["actions"][numbered("a", i)] = Json::object();
  const auto add_rule = [&](int number, const std::string& to, const std::string& when) {
    Json rule = {{"id", numbered("rule", static_cast<int>(rules.size()))},
                 {"effect", "allow"},
                 {"on", "door"},
                 {"actions", {numbered("a", number % actions)}},
                 {"to", to}};
    if (!when.empty()) rule["when"] = when;
    rules.push_back(rule);
  };
  for (int i = 0; i < conditions; ++i) {
    door["attributes"][numbered("is", i)] = {{"type", "bool"}};
    add_rule(i, "guest", numbered("is", i));
  }
  for (int i = 0; i < relations; ++i) {
    door["relations"][numbered("r", i)] = {{"of", {"person"}}};
    add_rule(i, numbered("r", i), "");
  }
  const Json policy = {{"format", "permsim/1"},
                       {"kind", "policy"},
                       {"id", "many"},
                       {"types", {{"person", {{"subject", true}}}, {"door", door}}},
                       {"rules", rules}};
  Problems errors;
  for (const Problem& problem : read_policy(policy.dump()).problems)
    if (!problem.is_warning) errors.push_back(problem);
  return errors;
}

}  // namespace

TEST_CASE("things of more kinds than a few have the verdicts the rules give them") {
  constexpr int kDoors = 90;
  std::string entities;
  for (int i = 0; i < kDoors; ++i) {
    entities += R"(, { "id": ")" + numbered("p", i) + R"(", "type": "person" }, { "id": ")" +
                numbered("d", i) + R"(", "type": "door", "guest": [")" + numbered("p", i) +
                R"("], "host": ["ana"] })";
  }
  const World world = world_of(policy_of_doors("", "guest"), entities);
  const Matrix matrix(world);
  int allowed = 0;
  for (int i = 0; i < kDoors; ++i) {
    for (int j = 0; j < kDoors; ++j) {
      const Cell cell = enter(world, numbered("p", i).c_str(), numbered("d", j).c_str());
      const Verdict verdict = matrix.at(cell);
      CHECK((verdict == Verdict::allow) == (i == j));
      allowed += verdict == Verdict::allow ? 1 : 0;
    }
  }
  CHECK(allowed == kDoors);
  // Whole planes are worked out by another way, over classes of like things.
  LiveMatrix live(world);
  const Planes& planes = live.planes(world.policy().find_type("door"));
  CHECK(planes.things.size() == kDoors);
  CHECK(planes.count_allow() == kDoors);
}

TEST_CASE("sixty-four actions, conditions and ways to persons are held, and one more refused") {
  CHECK(problems_of_many(64, 64, 63).empty());
  for (const Problems& problems :
       {problems_of_many(65, 1, 1), problems_of_many(4, 65, 1), problems_of_many(4, 1, 65)}) {
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().where == "/types/door");
    CHECK(problems.front().code == "too-many");
  }
}

TEST_CASE("numbers of people and things mean others once somebody came or went") {
  LiveMatrix live(world_of(policy_of_doors("", "guest"),
                           R"(, { "id": "d", "type": "door", "guest": ["ana"] })"));
  const TypeIndex doors = live.world().policy().find_type("door");
  CHECK(live.planes(doors).people == 2);
  CHECK(live.edit({{Edit::Kind::add, "d", "guest", {}, "ben", {}}}).empty());
  CHECK_FALSE(live.is_renumbered());
  CHECK(live.changed().counts.gained == 1);
  CHECK(live.edit({{Edit::Kind::erase, "ben", "", {}, "", {}}}).empty());
  CHECK(live.is_renumbered());
  CHECK(live.undo());
  CHECK(live.is_renumbered());
  live.free_planes();
  CHECK(live.planes(doors).people == 2);
}
