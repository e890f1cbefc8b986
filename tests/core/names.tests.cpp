// Two with one label are told apart wherever they are named.
#include <catch2/catch_test_macros.hpp>

#include "core/door/door.h"
#include "core/play/play.h"
#include "core/world/names.h"
#include "tests/core/corpus_files.h"
#include "tests/support/text.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

/// Two houses; people and doors with one label, in one house or in two.
Json two_houses() {
  return Json::parse(R"({
    "format": "permsim/1", "kind": "scenario", "id": "namesakes",
    "policy": { "format": "permsim/1", "kind": "policy", "id": "houses",
      "types": {
        "person": { "subject": true },
        "house": { "relations": { "tenant": { "of": ["person"], "role": true } } },
        "door": {
          "relations": { "house": { "of": ["house"], "one": true }, "guest": { "of": ["person", "house#tenant"] } },
          "attributes": { "locked": { "type": "bool" } },
          "actions": { "enter": {}, "admit": { "with": { "person": "person" }, "effects": [{ "add": "$person", "to": "guest" }] } },
          "status": { "cases": [{ "is": "shut", "when": "locked", "bad": true }], "else": "open" }
        } },
      "rules": [ { "id": "guests", "effect": "allow", "on": "door", "actions": ["enter", "admit"], "to": "guest" } ] },
    "entities": [
      { "id": "kim1", "type": "person", "label": "Kim" }, { "id": "kim2", "type": "person", "label": "Kim" },
      { "id": "lou1", "type": "person", "label": "Lou" }, { "id": "lou2", "type": "person", "label": "Lou" },
      { "id": "mo", "type": "person", "label": "Mo" },
      { "id": "north", "type": "house", "label": "North", "tenant": ["kim1", "lou1", "lou2", "mo"] },
      { "id": "south", "type": "house", "label": "South", "tenant": ["kim2"] },
      { "id": "d1", "type": "door", "label": "Front", "house": "north", "guest": ["kim1", "north#tenant"], "locked": true },
      { "id": "d2", "type": "door", "label": "Front", "house": "south", "guest": ["lou2"] },
      { "id": "d3", "type": "door", "label": "Back", "house": "north" }, { "id": "d4", "type": "door", "label": "Back", "house": "north" } ],
    "steps": [ { "by": "kim1", "do": "admit", "on": "d1", "with": { "person": "kim2" } },
               { "by": "lou1", "do": "enter", "on": "d2", "expect": "denied" } ]
  })");
}

std::string asked_of_houses(Json request) {
  request["file"] = two_houses();
  Door door;
  const Json reply = Json::parse(door.request(request.dump()));
  INFO(reply.dump());
  REQUIRE(reply["ok"] == true);
  return reply["answer"].is_string() ? reply["answer"].get<std::string>() : reply["answer"].dump();
}

}  // namespace

TEST_CASE("namesakes are told apart by their account, else by their id", "[names]") {
  Library library;
  const auto scenario = library.read(two_houses().dump());
  REQUIRE(scenario);
  const auto played = play(*std::get<std::shared_ptr<const Scenario>>(*scenario));
  REQUIRE(played);
  World world = *played->moments.front()->world;
  const auto named = [&](const char* id) { return name_of(world, world.find(id)); };
  CHECK(named("kim1") == "Kim (North)");
  CHECK(named("kim2") == "Kim (South)");
  CHECK(named("lou1") == "Lou (lou1)");
  CHECK(named("mo") == "Mo");
  CHECK(named("d1") == "Front (North)");
  CHECK(named("d3") == "Back (d3)");
  CHECK(labelled(world, {world.find("north"), world.policy().find_symbol("tenant")}) ==
        "Tenant of North");
  // Names follow whoever comes, goes and is renamed.
  world.set_label(world.find("d4"), "Side");
  CHECK(named("d3") == "Back");
  world.erase(world.find("kim2"));
  CHECK(named("kim1") == "Kim");
  world.create("mo2", "Mo", world.at(world.find("mo")).type, 0);
  CHECK(named("mo") == "Mo (mo)");
}

TEST_CASE("every table names two of one label apart", "[names]") {
  for (const char* format : {"text", "md", "html"}) {
    INFO(format);
    const std::string matrix = asked_of_houses({{"ask", "matrix"}, {"format", format}});
    for (const char* name : {"Kim (North)", "Kim (South)", "Lou (lou1)", "Lou (lou2)",
                             "Front (North), after", "Back (d3), after"})
      CHECK(has(matrix, name));
    const std::string one =
        asked_of_houses({{"ask", "matrix"}, {"action", "enter"}, {"format", format}});
    CHECK(has(one, "Front (South)"));
    const std::string play = asked_of_houses({{"ask", "play"}, {"format", format}});
    CHECK(has(play, "Kim (North): Admit, Front (North): Kim (South)"));
    CHECK(has(play, "Back (d4)"));
    const std::string diff = asked_of_houses({{"ask", "diff"}, {"format", format}});
    CHECK(has(diff, "Kim (South)"));
    CHECK(has(diff, "Front (North)"));
    CHECK(has(asked_of_houses({{"ask", "findings"}, {"format", format}}), "Front (North) is shut"));
    CHECK(has(asked_of_houses({{"ask", "roles"}, {"on", "d3"}, {"format", format}}),
              "Roles on Back (d3)"));
  }
  CHECK(has(asked_of_houses({{"ask", "diff"}, {"format", "csv"}}),
            "Kim (South),Front (North),enter"));
}

TEST_CASE("every sentence names two of one label apart", "[names]") {
  const Json explain = {{"ask", "explain"}, {"who", "kim2"}, {"action", "enter"}, {"on", "d1"}};
  const std::string yes = asked_of_houses(explain);
  CHECK(has(yes, "Kim (South) may “Enter” Front (North)"));
  CHECK(has(yes, "Kim (North): Admit, Front (North): Kim (South)"));
  Json denied = explain;
  denied["on"] = "d3";
  CHECK(has(asked_of_houses(denied), "Kim (South) is not “Guest” of Back (d3)"));
  CHECK(has(asked_of_houses({{"ask", "play"}}), "Lou (lou1) may not “Enter” Front (South)"));
  const std::string explored = asked_of_houses({{"ask", "explore"},
                                                {"who", "lou1"},
                                                {"action", "enter"},
                                                {"on", "d2"},
                                                {"by", "lou2"},
                                                {"within", 1},
                                                {"format", "text"}});
  CHECK(has(explored, "Lou (lou1) gets to “Enter” on Front (South)"));
}
