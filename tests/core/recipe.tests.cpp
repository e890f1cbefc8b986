// Recipes: the same numbers make the same scenario, every part falls to exactly one, and what is
// made fits its policy.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/json/files.h"
#include "core/json/library.h"
#include "core/json/recipe.h"
#include "core/play/play.h"
#include "tests/support/compare.h"

using namespace permsim;
using permsim::testing::listed_problems;

namespace {

Scenario made(std::uint32_t people, std::uint32_t connections, std::uint64_t seed = 1) {
  Library library;
  const Result<Scenario> scenario =
      library.generated("generated", {{"people", people}, {"connections", connections}}, seed);
  INFO(listed_problems(scenario.problems));
  REQUIRE(scenario);
  return *scenario;
}

std::size_t count(const Scenario& scenario, const std::string& type) {
  return static_cast<std::size_t>(
      std::count_if(scenario.entities.begin(), scenario.entities.end(),
                    [&](const auto& entity) { return entity->type == type; }));
}

}  // namespace

TEST_CASE("a generated scenario has as many as were asked for, and plays under its policy") {
  const Scenario scenario = made(60, 90);
  CHECK(count(scenario, "person") == 60);
  CHECK(count(scenario, "connection") == 90);
  const auto played = play(scenario);
  INFO(listed_problems(played.problems));
  REQUIRE(played);
  const Moment& start = *played->moments.front();
  std::uint64_t allowed = 0;
  for (EntityIndex entity = 0; entity < start.world->size(); ++entity)
    for (const EntityIndex who : start.world->subjects())
      for (ActionIndex action = 0; action < start.world->type_of(entity).actions.size(); ++action)
        allowed += !start.world->type_of(entity).actions[action].is_event &&
                   start.matrix->at({who, entity, action}) == Verdict::allow;
  CHECK(allowed > 1000);
}

TEST_CASE("the same numbers make the same scenario, another seed another one") {
  CHECK(write_scenario(made(40, 30)) == write_scenario(made(40, 30)));
  CHECK(write_scenario(made(40, 30, 1)) != write_scenario(made(40, 30, 2)));
}

TEST_CASE("what is written of a generated scenario is read again") {
  Library library;
  const std::string text = write_scenario(made(30, 20));
  const auto read = read_scenario(text, library);
  INFO(listed_problems(read.problems));
  REQUIRE(read);
  CHECK(write_scenario(**read) == text);
}

TEST_CASE("shares fall to exactly one, at every size") {
  for (const std::uint32_t people : {1u, 2u, 19u, 20u, 21u, 249u, 251u, 1000u}) {
    std::multiset<std::string> members;
    for (const auto& entity : made(people, 1).entities) {
      if (entity->type != "team") continue;
      for (const auto& [key, value] : entity->fields)
        for (const std::string& member : std::get<TextList>(value)) members.insert(member);
    }
    CHECK(members.size() == people);
    CHECK(std::set<std::string>(members.begin(), members.end()).size() == people);
  }
}

TEST_CASE("counts that are not there, or too large, are refused in words") {
  Library library;
  const auto unknown = library.generated("generated", {{"planets", 9}});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.problems.front().message == "the recipe has no count `planets`");
  CHECK_FALSE(library.generated("generated", {{"people", 5000000}}));
  CHECK_FALSE(library.generated("no-such-recipe"));
}

TEST_CASE("a recipe with mistakes names them all, each with its place") {
  const auto recipe = read_recipe(
      R"json({ "format": "permsim/1", "kind": "recipe", "id": "r", "policy": "detrics", "title": "R",
    "counts": { "people": 0 }, "words": { "given": [] },
    "groups": [ { "name": "a", "type": "person", "count": "planets", "id": "same", "fields": {
      "x": { "pick": "nobody" }, "y": { "same": "z" }, "w": { "words": "none" }, "v": {}, "type": { "words": "given" }, "u": { "pick": "a", "least": 3, "most": 1 } } } ] })json");
  REQUIRE_FALSE(recipe);
  std::set<std::string> places;
  for (const Problem& problem : recipe.problems) places.insert(problem.where);
  for (const char* where :
       {"/counts/people", "/words/given", "/groups/0/count", "/groups/0/id",
        "/groups/0/fields/x/pick", "/groups/0/fields/y/same", "/groups/0/fields/w/words",
        "/groups/0/fields/v", "/groups/0/fields/type", "/groups/0/fields/u/least"}) {
    INFO(where);
    CHECK(places.count(where) == 1);
  }
}

TEST_CASE("a recipe that makes names that are too long is refused in words") {
  const std::string word(1000, 'a');
  for (const char* pattern : {R"("id": "{w}{n}")", R"("id": "p{n}", "label": "{w}{n}")"}) {
    const auto recipe = read_recipe(
        R"({ "format": "permsim/1", "kind": "recipe", "id": "r", "policy": "detrics", "title": "R",
        "words": { "w": [")" +
        word + R"("] }, "groups": [ { "name": "a", "type": "person", "count": 1, )" +
        std::string(pattern) + " } ] }");
    REQUIRE(recipe);
    Library library;
    const auto policy = library.policy("detrics");
    REQUIRE(policy);
    const auto made = generate(*recipe, {}, 1, *policy);
    REQUIRE_FALSE(made);
    CHECK(made.problems.front().code == "too-large");
  }
}
