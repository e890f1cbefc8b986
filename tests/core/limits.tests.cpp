// What is too much is refused in words or counted: problems, files, answers, plays, searches. What
// is counted is work, never time.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/answers/ask.h"
#include "core/base/budget.h"
#include "core/base/limits.h"
#include "core/explore/explore.h"
#include "core/json/parse.h"
#include "core/play/session.h"
#include "tests/core/doors.h"

using namespace permsim;

// --- problems

TEST_CASE("of very many problems the first are told and the others counted") {
  Library library;
  std::string text = R"({ "format": "permsim/1", "kind": "scenario", "id": "s", "policy": )" +
                     policy_of_doors("", "guest") + R"(, "entities": [0)";
  for (int i = 1; i < 12'345; ++i) text += ",0";
  const auto scenario = read_scenario(text + "] }", library);
  REQUIRE(!scenario);
  CHECK(scenario.problems.size() == Problems::kMostKept);
  CHECK(scenario.problems.more() == 11'345);
  CHECK(scenario.problems[999].where == "/entities/999");
  const std::string lines = problem_lines(scenario.problems, "s.json");
  CHECK(lines.find("s.json: and 11,345 more\n") == lines.size() - 24);
}

TEST_CASE("an error is told however many warnings stand before it") {
  std::string text = policy_of_doors("", "guest");
  text.pop_back();
  for (int i = 0; i < 3000; ++i) text += ", \"note" + std::to_string(i) + "\": 1";
  const auto policy = read_policy(text + R"(, "sources": { "a": {} } })");
  REQUIRE(!policy);
  CHECK(has_errors(policy.problems));
  CHECK(policy.problems.size() == Problems::kMostKept + 1);
  CHECK(policy.problems.more() == 2000);
}

TEST_CASE("counted errors are errors") {
  Problems problems;
  for (int i = 0; i < 3; ++i) problems.push_back({"", "unknown-key", "a message", true});
  CHECK(!has_errors(problems));
  problems.count(true);
  CHECK(!has_errors(problems));
  problems.count();
  CHECK(has_errors(problems));
  CHECK(more_words(problems.more()) == "and 2 more");
  CHECK(more_words(1'234'567) == "and 1,234,567 more");
}

// --- sizes

TEST_CASE("a file that is too large is refused before it is read") {
  const auto policy = read_policy(std::string(kLargestFile + 1, ' '));
  REQUIRE(!policy);
  CHECK(policy.problems.front().code == "too-large");
}

TEST_CASE("a name that is too long is refused at its place with both lengths") {
  const std::string name(kLongestName + 1, 'n');
  const auto policy = read_policy(R"({ "format": "permsim/1", "kind": "policy", "id": ")" + name +
                                  R"(", "types": { "person": { "subject": true } } })");
  REQUIRE(!policy);
  CHECK(policy.problems.front().where == "/id");
  CHECK(policy.problems.front().code == "too-large");
  CHECK(policy.problems.front().message == "a name has at most 1000 bytes, and this has 1001");
}

TEST_CASE("a text that unfolds into too much is refused while it is read") {
  std::string text = "[[]";
  for (int i = 0; i < 100'000; ++i) text += ",[]";
  CHECK(parse_json(text + "]"));
  const auto json = parse_json(text + "]", kLargestFile, 1'000'000);
  REQUIRE(!json);
  CHECK(json.problems.front().code == "too-large");
}

TEST_CASE("deep values are written in time that grows with their size") {
  std::string deep = "1";
  for (int i = 0; i < 60; ++i)
    deep = "[[0, 0, \"a longer text than one that fits\"], " + deep + "]";
  const std::string text = pretty_json(deep);
  CHECK(parse_json(text)->dump() == parse_json(deep)->dump());
}

TEST_CASE("a matrix of too many cells is refused in words, and a part of it is written") {
  Library library;
  std::string entities;
  for (int i = 0; i < 800; ++i)
    entities += (i > 0 ? ", " : "") + std::string(R"({ "id": "p)") + std::to_string(i) +
                R"(", "type": "person" }, { "id": "d)" + std::to_string(i) +
                R"(", "type": "door" })";
  const auto scenario =
      read_file(R"({ "format": "permsim/1", "kind": "scenario", "id": "s", "policy": )" +
                    policy_of_doors("", "guest") + R"(, "entities": [)" + entities + "] }",
                library);
  REQUIRE(scenario);
  Question question;
  question.ask = "matrix";
  question.format = Format::json;
  const Reply all = answer(library, *scenario, question);
  REQUIRE(has_errors(all.problems));
  CHECK(all.problems.front().code == "too-large");
  question.on = {"d7"};
  const Reply part = answer(library, *scenario, question);
  CHECK(!has_errors(part.problems));
  CHECK(part.text.find(R"("who":"p799","on":"d7","action":"enter","verdict":"deny"}]})") !=
        std::string::npos);
}

TEST_CASE("an answer of a session that took too much leaves its matrix as true as before") {
  Library library;
  const std::string sets = R"json("inside": [{ "to": "guest", "when": "any(guest)" }])json";
  const auto scenario = read_scenario(
      R"({ "format": "permsim/1", "kind": "scenario", "id": "s", "policy": )" +
          policy_of_doors(sets, "way.inside") +
          R"(, "entities": [ { "id": "ana", "type": "person" })" + pairs_of_teams(30) +
          R"(, { "id": "d", "type": "door", "guest": ["a29#member"] },
             { "id": "e", "type": "door", "way": ["d"] } ] })",
      library);
  REQUIRE(scenario);
  const Session session(**scenario);
  Question question;
  question.ask = "matrix";
  {
    const WorkBudget budget(20);
    const Reply cut = answer(session.scenario(), session.moments(), question);
    REQUIRE(has_errors(cut.problems));
    CHECK(cut.problems.front().code == "too-large");
  }
  const Cell cell = enter(session.world(), "ana", "e");
  CHECK(session.moments().front()->matrix->at(cell) == Verdict::allow);
}

TEST_CASE("playing too much ends in words, at the step by which it was too much") {
  Library library;
  std::string steps;
  for (int i = 0; i < 200; ++i)
    steps += (i > 0 ? ", " : "") + std::string(R"({ "edit": [ { "on": "d", "set": { "locked": )") +
             (i % 2 == 0 ? "true" : "false") + " } } ] }";
  const auto scenario = read_scenario(
      R"({ "format": "permsim/1", "kind": "scenario", "id": "s", "policy": )" +
          policy_of_doors("", "guest") +
          R"(, "entities": [ { "id": "ana", "type": "person" }, { "id": "d", "type": "door" } ],
        "steps": [)" +
          steps + "] }",
      library);
  REQUIRE(scenario);
  const Result<Play> whole = play(**scenario);
  REQUIRE(whole);
  CHECK(whole->bytes_kept < std::size_t{200} * 2000);
  WorkBudget budget(1000);
  const Result<Play> cut = play(**scenario);
  REQUIRE(!cut);
  CHECK(cut.problems.front().code == "too-large");
  CHECK(cut.problems.front().where.rfind("/steps/", 0) == 0);
}

TEST_CASE("an id given to things of many types and many steps about it are refused in words") {
  std::string types =
      R"("t0": { "subject": true, "actions": { "go": { "effects": [ { "create": "t0" } ] } } })";
  std::string made = R"({ "create": "t0", "id": "x" })";
  for (int i = 1; i < 400; ++i) {
    const std::string type = "\"t" + std::to_string(i) + "\"";
    types +=
        ", " + type + R"(: { "actions": { "go": { "effects": [ { "create": )" + type + " } ] } } }";
    made += R"(, { "create": )" + type + R"(, "id": "x" })";
  }
  std::string steps = R"({ "edit": [ )" + made + " ] }";
  for (int i = 0; i < 20'000; ++i) steps += R"(, { "by": "x", "do": "go", "on": "x" })";
  Library library;
  const auto scenario = read_scenario(
      R"({ "format": "permsim/1", "kind": "scenario", "id": "s", "policy": { "format": "permsim/1", "kind": "policy",
        "id": "p", "types": { )" +
          types + R"( }, "rules": [] }, "entities": [], "steps": [ )" + steps + " ] }",
      library);
  REQUIRE(!scenario);
  CHECK(scenario.problems.size() == 1);
  CHECK(scenario.problems.front().code == "too-large");
}

TEST_CASE("a search among too many acts ends and does not claim to be whole") {
  std::string people;
  for (int i = 0; i < 30; ++i)
    people += R"(, { "id": "p)" + std::to_string(i) + R"(", "type": "person" })";
  const std::string policy = R"json({ "format": "permsim/1", "kind": "policy", "id": "p", "types": {
    "person": { "subject": true },
    "door": { "relations": { "guest": { "of": ["person"] }, "host": { "of": ["person"] } },
      "actions": { "enter": {}, "swap": {
        "with": { "a": "person", "b": "person", "c": "person", "d": "person", "e": "person" },
        "requires": [ { "that": "not a is b and not c is d and e is e" } ],
        "effects": [ { "add": "$a", "to": "guest" }, { "remove": "$b", "from": "guest" },
                     { "add": "$c", "to": "host", "if": "any(guest) and not any(guest)" } ] } } } },
    "rules": [ { "id": "g", "effect": "allow", "on": "door", "actions": ["enter"], "to": "guest & host" },
               { "id": "h", "effect": "allow", "on": "door", "actions": ["swap"], "to": "host" } ] })json";
  const World world =
      world_of(policy, people + R"(, { "id": "d", "type": "door", "host": ["ana"] })");
  WorkBudget budget(300'000);
  const Exploration found = explore(world, {enter(world, "ben", "d")}, {world.find("ana")}, 4);
  CHECK(!found.is_reached);
  CHECK(!found.is_complete());
  CHECK(budget.done() < 2'000'000);
}
