// Small files that could cost too much: what is counted is work, never time.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/answers/review.h"
#include "core/base/budget.h"
#include "core/decide/decide.h"
#include "core/decide/explain.h"
#include "core/matrix/program.h"
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
    CHECK(program_size(400, of) < std::size_t{20} * 400);
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
  for (const std::uint64_t most : {0u, 10u, 100u, 1000u}) {
    WayFinder finder(world, cell.who, most);
    const WayFinder::Found found = finder.find(world.policy().rules.front(), cell.on);
    INFO(most << " steps allowed, " << finder.work_done() << " done");
    REQUIRE(!found.ways.empty());
    CHECK(found.is_cut);
    CHECK(finder.work_done() < most + std::uint64_t{100} * 30);
    CHECK(found.ways.front().entries.size() == 31);
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
