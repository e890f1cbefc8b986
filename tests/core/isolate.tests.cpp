// Isolation beside a search that leaves nothing aside, and on what is shipped. Shapes are in
// tests/corpus/isolate.json.
#include "core/explore/isolate.h"

#include <catch2/catch_test_macros.hpp>

#include "core/decide/start_world.h"
#include "tests/core/brute_search.h"
#include "tests/core/explore_cases.h"
#include "tests/core/loading.h"
#include "tests/core/run_program.h"
#include "tests/core/search_answers.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

/// The people split in two, and the things.
std::vector<Group> two_groups(const World& world, std::uint64_t seed) {
  std::vector<Group> groups{{"a", {}, {}}, {"b", {}, {}}};
  for (EntityIndex entity = 0; entity < world.size(); ++entity) {
    if (!world.has(entity)) continue;
    Group& group = groups[(seed >> (entity % 20)) % 2];
    (world.subject_number(entity) < 0 ? group.things : group.people).push_back(entity);
  }
  return groups;
}

std::string passage_fault(const World& world, const std::vector<Group>& groups,
                          const Passage& passage, const Brute& brute) {
  std::map<std::string, int> said;
  for (const Cell& cell : passage.now) said[name_of(world, cell)] = 0;
  for (const Distance& each : passage.within.reached) {
    if (!said.emplace(name_of(world, each.cell), each.steps).second)
      return name_of(world, each.cell) + " is told twice";
  }
  std::map<std::string, int> wanted;
  const auto actions = every_action(world.policy());
  for (const EntityIndex who : groups[passage.from].people) {
    for (const EntityIndex on : groups[passage.to].things) {
      for (const ActionIndex action : actions[world.at(on).type]) {
        const std::string name = name_of(world, {who, on, action});
        const auto found = brute.distances.find(name);
        if (found != brute.distances.end() && found->second <= brute.searched)
          wanted[name] = found->second;
      }
    }
  }
  if (said != wanted) {
    std::string text = "said:";
    for (const auto& [name, steps] : said) text += " " + name + " " + std::to_string(steps) + ";";
    text += " wanted:";
    for (const auto& [name, steps] : wanted) text += " " + name + " " + std::to_string(steps) + ";";
    return text;
  }
  if (passage.is_green() != wanted.empty()) return "green or not, wrongly";
  return "";
}

std::string isolation_fault(const Json& scenario, std::uint64_t seed, std::size_t& reached) {
  const auto loaded = load(scenario);
  const auto start = start_world(*loaded, loaded->policy_read());
  if (!start) return "";
  const std::vector<Group> groups = two_groups(*start, seed);
  for (std::size_t from = 0; from < 2; ++from) {
    Brute brute(*start, groups[from].people, scenario.dump());
    brute.run();
    for (const Passage& passage :
         isolate(*start, groups, every_action(start->policy()), brute.searched)) {
      if (passage.from != from) continue;
      const std::string wrong = passage_fault(*start, groups, passage, brute);
      if (!wrong.empty()) return groups[from].id + ": " + wrong;
      reached += passage.within.reached.size();
    }
  }
  return "";
}

Json isolation(const Json& scenario, int within, bool& is_green) {
  return asked(
      scenario,
      [&](Question& question) {
        question.ask = "isolate";
        question.groups = {"acme=acme_team#member", "beta=beta_team#member"};
        question.on = {"client == acme", "client == beta"};
        question.action = {"see", "query"};
        question.within = within;
      },
      is_green);
}

Json client_isolation() {
  return file_json(kTests.parent_path() / "assets/scenarios/client-isolation.json");
}

}  // namespace

TEST_CASE("isolation is what a search that leaves nothing aside finds", "[isolate]") {
  std::size_t reached = 0;
  SECTION("on random policies of all kinds") {
    check_law(
        [&](const Json& scenario) {
          return isolation_fault(scenario, scenario.dump().size() * 2654435761u, reached);
        },
        500, 30);
  }
  SECTION("on policies in which one act leads to the next") {
    for (std::uint64_t seed = 1000; seed < 1100; ++seed) {
      const Json scenario = ChainMaker(seed).make();
      const std::string wrong = isolation_fault(scenario, seed * 2654435761u, reached);
      if (!wrong.empty()) FAIL("seed " << seed << ": " << wrong << "\n" << scenario.dump(1));
    }
    CHECK(reached > 30);
  }
}

TEST_CASE("the two clients that are shipped stay apart, and a mistake is shown as a way that plays",
          "[isolate]") {
  bool is_green = false;
  const Json apart = isolation(client_isolation(), 3, is_green);
  CHECK(is_green);
  REQUIRE(apart["pairs"].size() == 2);
  for (const Json& pair : apart["pairs"]) {
    CHECK(pair["now"].empty());
    CHECK(pair["within"].empty());
    CHECK(pair["way"].is_null());
    CHECK(pair["green"] == true);
    CHECK(pair["searched"]["steps"] == 3);
    CHECK(pair["searched"]["whole"] == true);
  }
  SECTION("by one role too many") {
    Json mistaken = client_isolation();
    for (Json& entity : mistaken["entities"])
      if (entity["id"] == "beta_meta") entity["owner"] = Json::array({"ben"});
    mistaken.erase("checks");
    const Json open = isolation(mistaken, 3, is_green);
    CHECK_FALSE(is_green);
    const Json& pair = open["pairs"][0];
    CHECK(pair["from"] == "acme");
    CHECK_FALSE(pair["now"].empty());
    REQUIRE_FALSE(pair["within"].empty());
    CHECK(pair["within"][0]["steps"] == 1);
    CHECK(pair["way"]["steps"].size() == mistaken["steps"].size() + 1);
    CHECK(plays(pair["way"]));
    CHECK(open["pairs"][1]["green"] == true);
  }
  SECTION("by one rule too many") {
    Json mistaken = client_isolation();
    mistaken.erase("checks");
    mistaken["policy"] = file_json(kTests.parent_path() / "assets/policies/detrics.json");
    mistaken["policy"]["rules"].push_back({{"id", "planted"},
                                           {"effect", "allow"},
                                           {"on", "connection"},
                                           {"actions", Json::array({"grant_edit"})},
                                           {"to", "workspace.member"},
                                           {"says", "A mistake."},
                                           {"source", "custom"}});
    const Json open = isolation(mistaken, 3, is_green);
    CHECK_FALSE(is_green);
    for (const Json& pair : open["pairs"]) {
      CHECK(pair["now"].empty());
      REQUIRE_FALSE(pair["within"].empty());
      CHECK(pair["within"][0]["steps"] == 1);
      CHECK(pair["green"] == false);
      CHECK(plays(pair["way"]));
    }
  }
}

TEST_CASE("what was not searched whole is never green", "[isolate]") {
  const auto loaded = load(client_isolation());
  const Result<Play> played = play(*loaded);
  REQUIRE(played);
  const World& world = *played->moments.back()->world;
  std::vector<Cell> cells;
  const EntityIndex on = world.find("acme_meta");
  for (ActionIndex action = 0; action < world.type_of(on).actions.size(); ++action)
    cells.push_back({world.find("cleo"), on, action});
  for (const std::uint64_t work : {std::uint64_t{100}, std::uint64_t{3000}, std::uint64_t{20000}}) {
    CAPTURE(work);
    const Distances found = find_distances(world, cells, world.subjects(), 3, work);
    CHECK_FALSE(found.is_complete());
    CHECK(found.searched < 3);
    // What it says it searched, it searched.
    const Distances all =
        find_distances(world, cells, world.subjects(), found.searched, 60'000'000);
    CHECK(all.is_complete());
    CHECK(all.reached.size() <= found.reached.size());
  }
}

TEST_CASE("the exit status of isolate and escalate says whether all is green",
          "[isolate][command_line]") {
  const Words teams = {"--groups", "acme=acme_team#member,beta=beta_team#member"};
  const Words acme = {"--on", "client == acme"}, beta = {"--on", "client == beta"};
  const auto status = [](const Words& words) {
    return run_permsim(Words{"isolate", "client-isolation"} + words).status;
  };
  CHECK(status(teams + acme + beta + Words{"--within", "3"}) == 0);
  CHECK(status(teams + acme + beta + Words{"--at", "1"}) == 1);
  // A condition is taken as it stands, commas and all.
  CHECK(status(teams + acme + Words{"--on", "client in [beta, gamma]"}) == 0);
  CHECK(status(Words{"--groups", "a=ana,a=ben", "--groups", "b=eve"} + acme + beta) == 0);
  CHECK(status(teams + acme + Words{"--on", "clint == beta"}) == 2);
  CHECK(status(Words{"--groups", "a=ana,b=zoe"} + acme + beta) == 2);
  CHECK(status(teams + acme + beta + Words{"--within", "9"}) == 2);
  CHECK(status({}) == 64);
  CHECK(status(teams) == 64);
  CHECK(status(teams + acme) == 64);
  CHECK(status(Words{"--groups", "a=ana"} + acme) == 64);
  CHECK(status(Words{"--groups", "ana,b=ben"} + acme + beta) == 64);
  CHECK(status(teams + acme + beta + Words{"--who", "ana"}) == 64);
  const auto escalation = [](const Words& words) {
    return run_permsim(Words{"escalate", "client-isolation"} + words).status;
  };
  CHECK(escalation({"--who", "dan", "--on", "benchmarks", "--action", "see", "--within", "0"}) ==
        0);
  CHECK(escalation({"--on", "agency"}) == 1);
  CHECK(escalation({"--who", "zoe"}) == 2);
  CHECK(escalation({"--by", "ana"}) == 64);
}
