// Small policies about doors, made of their sets and rules, and worlds of them.
#pragma once
#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <string>

#include "core/decide/decide.h"
#include "core/decide/start_world.h"
#include "core/json/files.h"

namespace permsim {

/// A policy of doors whose sets and rule are given as JSON.
inline std::string policy_of_doors(const std::string& sets, const std::string& to) {
  return R"({ "format": "permsim/1", "kind": "policy", "id": "doors", "types": {
    "person": { "subject": true },
    "team": { "relations": { "member": { "of": ["person", "team#member"] } } },
    "door": {
      "relations": { "guest": { "of": ["person", "team#member"] }, "host": { "of": ["person"] }, "way": { "of": ["door"] } },
      "attributes": { "locked": { "type": "bool" } },
      "sets": {)" +
         sets + R"(},
      "actions": { "enter": {} }
    } },
    "rules": [ { "id": "guests", "effect": "allow", "on": "door", "actions": ["enter"], "to": ")" +
         to + R"(" } ] })";
}

inline std::shared_ptr<const PolicyFile> read(const std::string& text) {
  const auto policy = read_policy(text);
  REQUIRE(policy);
  return *policy;
}

inline World world_of(const std::string& policy, const std::string& entities) {
  Library library;
  const auto scenario = read_scenario(
      R"({ "format": "permsim/1", "kind": "scenario", "id": "doors", "policy": )" + policy +
          R"(, "entities": [ { "id": "ana", "type": "person" }, { "id": "ben", "type": "person" })" +
          entities + "] }",
      library);
  REQUIRE(scenario);
  Result<World> world = start_world(**scenario, (*scenario)->policy_read());
  REQUIRE(world);
  return std::move(*world.value);
}

/// `levels` pairs of teams: both of a level are in both of the next, and Ana is in both at the
/// bottom.
inline std::string pairs_of_teams(int levels) {
  std::string entities;
  for (int i = 0; i < levels; ++i) {
    for (const char* side : {"a", "b"}) {
      const std::string below = std::to_string(i - 1);
      entities += ", { \"id\": \"" + std::string(side) + std::to_string(i) +
                  "\", \"type\": \"team\", \"member\": [" +
                  (i == 0 ? "\"ana\"" : "\"a" + below + "#member\", \"b" + below + "#member\"") +
                  "] }";
    }
  }
  return entities;
}

inline Cell enter(const World& world, const char* who, const char* on) {
  const Result<Cell> cell = find_cell(world, who, "enter", on);
  REQUIRE(cell);
  return *cell;
}

}  // namespace permsim
