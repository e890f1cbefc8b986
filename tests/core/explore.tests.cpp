// What can be reached in a few steps, on worlds small enough to see the answer at a glance.
#include <catch2/catch_test_macros.hpp>

#include "core/decide/start_world.h"
#include "core/explore/explore.h"
#include "core/json/files.h"
#include "core/play/play.h"

using namespace permsim;

namespace {

/// A room has an owner, who lets helpers in; helpers may enter. Ann owns the hall, Ben the attic,
/// Cy nothing.
World house() {
  Library library;
  const auto scenario = read_scenario(R"json({
    "format": "permsim/1", "kind": "scenario", "id": "house",
    "policy": {
      "format": "permsim/1", "kind": "policy", "id": "house",
      "types": {
        "person": { "subject": true },
        "room": {
          "relations": { "owner": { "of": ["person"] }, "helper": { "of": ["person"] }, "tenant": { "of": ["person"] } },
          "attributes": { "locked": { "type": "bool", "default": false } },
          "actions": {
            "enter": {}, "paint": {},
            "let_in": { "with": { "person": "person" }, "effects": [ { "add": "$person", "to": "helper" } ] },
            "hand_on": { "with": { "person": "person" }, "effects": [ { "add": "$person", "to": "owner" } ] },
            "unlock": { "effects": [ { "set": { "locked": false } } ] },
            "furnish": { "requires": [ "can($actor, enter, $target)" ], "effects": [ { "add": "$actor", "to": "tenant" } ] },
            "sleep": {},
            "fire": { "event": true, "effects": [ { "set": { "locked": false } } ] }
          }
        }
      },
      "rules": [
        { "id": "owners", "effect": "allow", "on": "room", "actions": ["let_in", "hand_on", "unlock"], "to": "owner" },
        { "id": "helpers", "effect": "allow", "on": "room", "actions": ["enter"], "to": "helper", "when": "not locked" },
        { "id": "furnishers", "effect": "allow", "on": "room", "actions": ["furnish"], "to": "everyone" },
        { "id": "tenants", "effect": "allow", "on": "room", "actions": ["sleep"], "to": "tenant" },
        { "id": "keepers", "effect": "allow", "on": "room", "actions": ["paint"], "to": "owner & helper" }
      ]
    },
    "entities": [
      { "id": "ann", "type": "person" }, { "id": "ben", "type": "person" }, { "id": "cy", "type": "person" },
      { "id": "hall", "type": "room", "owner": ["ann"], "locked": true },
      { "id": "attic", "type": "room", "owner": ["ben"] }
    ]
  })json",
                                      library);
  REQUIRE(scenario);
  Result<World> world = start_world(**scenario, (*scenario)->policy_read());
  REQUIRE(world);
  return std::move(*world.value);
}

Cell cell(const World& world, const char* who, const char* action, const char* on) {
  const Result<Cell> found = find_cell(world, who, action, on);
  REQUIRE(found);
  return *found;
}

Exploration search(const World& world, const char* who, const char* action, const char* on,
                   const std::vector<const char*>& by, int within) {
  std::vector<EntityIndex> actors;
  actors.reserve(by.size());
  for (const char* id : by) actors.push_back(world.find(id));
  return explore(world, {cell(world, who, action, on)}, actors, within);
}

}  // namespace

TEST_CASE("what is allowed already needs no step") {
  const World world = house();
  const Exploration found = search(world, "ann", "let_in", "hall", {"ann"}, 3);
  CHECK(found.is_reached);
  CHECK(found.steps.empty());
}

TEST_CASE("the shortest sequence is found, and doing it reaches the goal") {
  const World world = house();
  const Exploration found = search(world, "cy", "enter", "hall", {"ann"}, 3);
  REQUIRE(found.is_reached);
  REQUIRE(found.steps.size() == 2);
  World after = world;
  std::uint32_t number = 0;
  for (const Step& step : found.steps) {
    Applied applied = apply(after, step, ++number);
    REQUIRE(applied.outcome == Outcome::done);
    after = std::move(applied.world);
  }
  CHECK(verdict_of(after, cell(after, "cy", "enter", "hall")) == Verdict::allow);
}

TEST_CASE(
    "what needs more steps than allowed is not reached, and the search says how far it went") {
  const World world = house();
  const Exploration found = search(world, "cy", "enter", "hall", {"ann"}, 1);
  CHECK_FALSE(found.is_reached);
  CHECK(found.searched == 1);
  CHECK(found.is_complete());
}

TEST_CASE("only the actors named take steps, and events are nobody's step") {
  const World world = house();
  CHECK_FALSE(search(world, "cy", "enter", "hall", {"cy", "ben"}, 3).is_reached);
  CHECK(search(world, "cy", "enter", "attic", {"ben"}, 1).is_reached);
}

TEST_CASE("someone who was handed a room on the way may act from then on") {
  const World world = house();
  CHECK(search(world, "cy", "paint", "attic", {"ben", "cy"}, 2).is_reached);
  CHECK_FALSE(search(world, "cy", "paint", "attic", {"cy"}, 3).is_reached);
}

TEST_CASE("an act that needs what its actor may do is prepared by whatever lets them do it") {
  const World world = house();
  // Ann unlocks the hall and lets Cy in; only then may Cy enter it, and furnish it to sleep there.
  const Exploration found = search(world, "cy", "sleep", "hall", {"ann", "cy"}, 4);
  REQUIRE(found.is_reached);
  REQUIRE(found.steps.size() == 3);
  CHECK(found.steps.back().action == "furnish");
  CHECK(found.steps.back().by == "cy");
  CHECK_FALSE(search(world, "cy", "sleep", "hall", {"ann", "cy"}, 2).is_reached);
  CHECK_FALSE(search(world, "cy", "sleep", "hall", {"cy"}, 4).is_reached);
}
