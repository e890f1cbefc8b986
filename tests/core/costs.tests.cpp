// Small files that could cost too much: what is counted is work, never time.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/answers/ask.h"
#include "core/answers/review.h"
#include "core/base/budget.h"
#include "core/base/limits.h"
#include "core/decide/decide.h"
#include "core/decide/explain.h"
#include "core/explore/explore.h"
#include "core/json/parse.h"
#include "core/matrix/program.h"
#include "core/play/session.h"
#include "core/policy/formula.h"
#include "tests/core/doors.h"

using namespace permsim;

namespace {

/// Sets of which each is made of the one before it, `of` being how: "$ & $ | host".
std::string chain_of_sets(int count, const std::string& of) {
  std::string sets = R"("s0": "guest")";
  for (int i = 1; i < count; ++i) {
    std::string text;
    for (const char letter : of) {
      if (letter == '$')
        text += "s" + std::to_string(i - 1);
      else
        text += letter;
    }
    sets += ", \"s" + std::to_string(i) + "\": " + (text[0] == '[' ? text : "\"" + text + "\"");
  }
  return sets;
}

std::size_t program_size(int count, const std::string& of) {
  const auto file =
      read(policy_of_doors(chain_of_sets(count, of), "s" + std::to_string(count - 1)));
  return file->base().programs[file->base().find_type("door")]->size();
}

/// `levels` pairs of teams: both of a level are in both of the next, and Ana is in both at the
/// bottom.
std::string pairs_of_teams(int levels) {
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

}  // namespace

TEST_CASE("what a formula shares is made once") {
  Formulas formulas(1000);
  Formulas::Id last = formulas.variable(0);
  for (std::uint32_t i = 1; i < 100; ++i)
    last = formulas.any_of({formulas.all_of({last, formulas.variable(i)}),
                            formulas.negation(formulas.all_of({formulas.variable(i), last}))});
  CHECK(formulas.nodes().size() < 500);
  CHECK(!formulas.is_full());
  std::vector<char> holds;
  formulas.evaluate(std::vector<char>(100, 1), holds);
  CHECK(holds[last] == 1);
}

TEST_CASE("a formula over its budget says so and stays within it") {
  Formulas formulas(100);
  for (std::uint32_t i = 0; i < 1000; ++i)
    formulas.all_of({formulas.variable(i), formulas.variable(i + 1)});
  CHECK(formulas.is_full());
  CHECK(formulas.nodes().size() <= 102);
}

TEST_CASE("sets that name sets twice are as small as their text") {
  for (const char* of :
       {"$ & $", "$ | $", "$ & $ | host", "($ | host) & ($ | way.s0)", "host - ($ - $) - $",
        "[{ \"to\": \"$ | host\", \"when\": \"locked\" }, \"$ & way.s0\"]"}) {
    INFO(of);
    CHECK(program_size(400, of) < 20 * 400);
    CHECK(program_size(400, of) < 3 * program_size(200, of));
  }
}

TEST_CASE("sets that name sets twice are reviewed at the cost of their text") {
  const auto file = read(policy_of_doors(chain_of_sets(300, "($ | host) & ($ | way.s0)"), "s299"));
  WorkBudget budget(UINT64_MAX);
  for (const Problem& warning : review(file->base())) CHECK(warning.code == "unused-attribute");
  CHECK(budget.done() < 200'000);
}

TEST_CASE("a review that would take too much says what it left out") {
  std::string rules;
  for (int i = 0; i < 16; ++i) rules += (i > 0 ? " | r" : "r") + std::to_string(i);
  std::string relations;
  for (int i = 0; i < 16; ++i)
    relations += (i > 0 ? ", \"r" : "\"r") + std::to_string(i) + R"(": { "of": ["person"] })";
  std::string policy = R"({ "format": "permsim/1", "kind": "policy", "id": "p", "types": {
    "person": { "subject": true }, "door": { "relations": {)" +
                       relations + R"(}, "actions": { "enter": {} } } }, "rules": [)";
  for (int i = 0; i < 40; ++i) {
    for (const char* effect : {"allow", "limit"}) {
      policy += std::string(i > 0 || effect[0] == 'l' ? "," : "") + R"({ "id": ")" + effect +
                std::to_string(i) + R"(", "effect": ")" + effect +
                R"(", "on": "door", "actions": ["enter"], "to": ")" + rules + R"(" })";
    }
  }
  const Problems warnings = review(read(policy + "] }")->base());
  bool is_told = false;
  for (const Problem& warning : warnings) is_told = is_told || warning.code == "too-large";
  CHECK(is_told);
}

TEST_CASE("a guard that asks of the set before it is asked once for each entity") {
  const std::string sets = chain_of_sets(
      40, "[{ \"to\": \"$ | host\", \"when\": \"any($ & $) and any(host & $ | guest)\" }, \"$\"]");
  const World world =
      world_of(policy_of_doors(sets, "way.s39"),
               R"(, { "id": "d", "type": "door", "guest": ["ana"], "host": ["ben", "ana"] },
         { "id": "e", "type": "door", "way": ["d"] })");
  WorkBudget budget(UINT64_MAX);
  CHECK(decide(world, enter(world, "ben", "e")).verdict == Verdict::allow);
  CHECK(budget.done() < 50'000);
}

TEST_CASE("teams within teams are gone through once each") {
  const World world = world_of(
      policy_of_doors("\"inside\": [{ \"to\": \"guest\", \"when\": \"any(guest)\" }]", "inside"),
      pairs_of_teams(200) +
          R"(, { "id": "d", "type": "door", "guest": ["a199#member", "b199#member"] })");
  WorkBudget budget(UINT64_MAX);
  CHECK(decide(world, enter(world, "ana", "d")).verdict == Verdict::allow);
  CHECK(decide(world, enter(world, "ben", "d")).verdict == Verdict::deny);
  CHECK(budget.done() < 50'000);
}

TEST_CASE(
    "lists that cover lists, and long lists that have one in common, are compared in one pass") {
  std::string many, list;
  for (int i = 0; i < 3000; ++i) {
    many += ", { \"id\": \"x" + std::to_string(i) + R"(", "type": "door" })";
    list += (i > 0 ? ", \"x" : "\"x") + std::to_string(i) + "\"";
  }
  std::string policy = policy_of_doors("", "everyone");
  const auto put = [&](const std::string& old, const std::string& now) {
    policy.replace(policy.find(old), old.size(), now);
  };
  put(R"("locked": { "type": "bool" })",
      R"("locked": { "type": "bool" }, "keys": { "type": "list" })");
  put(R"("to": "everyone")",
      R"("to": "everyone", "when": "keys covers way.keys and way.way is way")");
  const World world = world_of(policy, many + R"(, { "id": "d", "type": "door", "keys": [)" + list +
                                           R"(], "way": [)" + list + R"(, "e"] },
         { "id": "e", "type": "door", "keys": [)" +
                                           list + R"(], "way": [)" + list + "] }");
  WorkBudget budget(UINT64_MAX);
  CHECK(decide(world, enter(world, "ana", "d")).verdict == Verdict::allow);
  CHECK(budget.done() < 100'000);
}

TEST_CASE("ways through teams in two teams each are counted, not all followed") {
  for (const int levels : {6, 20, 200}) {
    const World world =
        world_of(policy_of_doors("", "guest"),
                 pairs_of_teams(levels) + R"(, { "id": "d", "type": "door", "guest": ["a)" +
                     std::to_string(levels - 1) + R"(#member", "b)" + std::to_string(levels - 1) +
                     R"(#member"] })");
    WorkBudget budget(UINT64_MAX);
    const Explanation explanation = explain(world, enter(world, "ana", "d"));
    INFO(levels << " levels: " << budget.done() << " steps of work");
    CHECK(budget.done() < 2 * WayFinder::kMostWork);
    CHECK(explanation.paths.size() == 64);  // two ways at the bottom, twice as many at each level
    CHECK(explanation.paths_cut == (levels > 6));
    if (levels > 6) CHECK(explanation.more_paths > 0);
    for (const AccessPath& path : explanation.paths)
      CHECK(path.entries.size() == static_cast<std::size_t>(levels) + 1);
  }
}

TEST_CASE("with the budget spent there is still a way, and it is said that there may be more") {
  const World world =
      world_of(policy_of_doors("", "(guest | host) & (guest | way.guest) & guest"),
               pairs_of_teams(30) +
                   R"(, { "id": "d", "type": "door", "guest": ["a29#member", "b29#member"] })");
  const Cell cell = enter(world, "ana", "d");
  const SetExpression& to = world.policy().rules.front().to.expression;
  for (const std::uint64_t most : {0u, 10u, 100u, 1000u}) {
    WayFinder finder(world, cell.who, most);
    const WayFinder::Found found = finder.find(to, cell.on);
    INFO(most << " steps allowed, " << finder.work_done() << " done");
    REQUIRE(!found.ways.empty());
    CHECK(found.is_cut);
    CHECK(finder.work_done() < most + 100 * 30);
    CHECK(found.ways.front().size() == 31);
  }
}

TEST_CASE("chances multiply in an intersection, work does not") {
  std::string to = "(s0 | s1)";
  for (int i = 2; i < 40; i += 2)
    to += " & (s" + std::to_string(i) + " | s" + std::to_string(i + 1) + ")";
  std::string relations, holders;
  for (int i = 0; i < 40; ++i) {
    relations += (i > 0 ? ", \"s" : "\"s") + std::to_string(i) + R"(": { "of": ["person"] })";
    holders += ", \"s" + std::to_string(i) + R"(": ["ana"])";
  }
  const std::string policy = R"({ "format": "permsim/1", "kind": "policy", "id": "p", "types": {
    "person": { "subject": true }, "door": { "relations": {)" +
                             relations + R"(}, "actions": { "enter": {} } } },
    "rules": [ { "id": "r", "effect": "allow", "on": "door", "actions": ["enter"], "to": ")" +
                             to + R"(" } ] })";
  const World world = world_of(policy, R"(, { "id": "d", "type": "door")" + holders + " }");
  WorkBudget budget(UINT64_MAX);
  const Explanation explanation = explain(world, enter(world, "ana", "d"));
  CHECK(budget.done() < 2 * WayFinder::kMostWork);
  CHECK(explanation.paths_cut);
  REQUIRE(!explanation.paths.empty());
  CHECK(explanation.paths.front().entries.size() == 20);
}

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
  for (int i = 0; i < 3; ++i) problems.push_back({"", "a", "b", true});
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
  CHECK(whole->bytes_kept < 200 * 2000);
  WorkBudget budget(1000);
  const Result<Play> cut = play(**scenario);
  REQUIRE(!cut);
  CHECK(cut.problems.front().code == "too-large");
  CHECK(cut.problems.front().where.rfind("/steps/", 0) == 0);
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
  CHECK(!found.is_complete);
  CHECK(budget.done() < 2'000'000);
}
