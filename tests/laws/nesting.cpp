// Laws of depth: how deep sets may nest is the longest path, in any order of entities, whatever
// leads from one to the next; and what nests as deep as it may is answered by everybody.
#include <catch2/catch_test_macros.hpp>

#include "core/decide/explain.h"
#include "core/decide/start_world.h"
#include "core/play/apply.h"
#include "core/policy/recursion.h"
#include "tests/support/compare.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

/// A chain of things of one type, each behind the one before it. `link(n)` is what thing n holds to
/// reach thing n - 1; the first holds Ana.
struct Chain {
  const char* name;
  const char* types;
  const char* to;  ///< who may enter a thing
  const char* link;
  const char* holder;  ///< `%` stands for the thing before
  int first_levels;    ///< levels of the first thing, and …
  int levels;          ///< … how many each one after it adds
  bool is_positive;    ///< Ana is in all of them
};

const Chain kChains[] = {
    {"folders", R"json({ "person": { "subject": true }, "thing": {
       "relations": { "behind": { "of": ["thing"], "one": true }, "viewer": { "of": ["person"] } },
       "sets": { "viewers": "viewer | behind.viewers" }, "actions": { "enter": {} } } })json",
     "viewers", "behind", "%", 1, 1, true},
    {"teams", R"json({ "person": { "subject": true }, "thing": {
       "relations": { "viewer": { "of": ["person", "thing#viewer"] } }, "actions": { "enter": {} } } })json",
     "viewer", "viewer", "%#viewer", 0, 1, true},
    {"guards", R"json({ "person": { "subject": true }, "thing": {
       "relations": { "behind": { "of": ["thing"] }, "viewer": { "of": ["person"] } },
       "sets": { "viewers": ["viewer", { "to": "everyone", "when": "any(behind.viewers)" }] }, "actions": { "enter": {} } } })json",
     "viewers", "behind", "%", 1, 1, true},
    {"not in what is behind", R"json({ "person": { "subject": true }, "thing": {
       "relations": { "behind": { "of": ["thing"] }, "viewer": { "of": ["person"] } },
       "sets": { "viewers": ["viewer", { "to": "everyone - behind.viewers", "when": "not any(behind.viewers)" }] },
       "actions": { "enter": {} } } })json",
     "viewers", "behind", "%", 1, 1, false},
    {"through two sets", R"json({ "person": { "subject": true }, "thing": {
       "relations": { "behind": { "of": ["thing"] }, "viewer": { "of": ["person"] } },
       "sets": { "all": "viewer | behind.viewers", "viewers": "all & everyone" }, "actions": { "enter": {} } } })json",
     "viewers", "behind", "%", 2, 2, true},
    {"usersets of sets", R"json({ "person": { "subject": true }, "thing": {
       "relations": { "viewer": { "of": ["person", "thing#viewers"] } },
       "sets": { "viewers": "viewer" }, "actions": { "enter": {} } } })json",
     "viewers", "viewer", "%#viewers", 1, 2, true},
};

std::string with(const std::string& text, const std::string& name) {
  std::string made = text;
  made.replace(made.find('%'), 1, name);
  return made;
}

Json scenario_of(const Chain& chain, int things) {
  Json policy = {{"format", "permsim/1"},
                 {"kind", "policy"},
                 {"id", "chain"},
                 {"title", "Chain"},
                 {"types", Json::parse(chain.types)}};
  policy["rules"] = Json::array({{{"id", "enter"},
                                  {"effect", "allow"},
                                  {"on", "thing"},
                                  {"actions", Json::array({"enter"})},
                                  {"to", chain.to}}});
  Json entities = Json::array({{{"id", "ana"}, {"type", "person"}}});
  for (int i = 0; i < things; ++i) {
    Json thing = {{"id", "t" + std::to_string(i)}, {"type", "thing"}};
    if (i == 0)
      thing["viewer"] = Json::array({"ana"});
    else
      thing[chain.link] = Json::array({with(chain.holder, "t" + std::to_string(i - 1))});
    entities.push_back(thing);
  }
  return {{"format", "permsim/1"}, {"kind", "scenario"}, {"id", "chain"},
          {"title", "Chain"},      {"policy", policy},   {"entities", entities}};
}

/// How many things nest exactly as deep as is allowed.
int most_things(const Chain& chain) {
  return 1 + (kDeepestNesting - chain.first_levels) / chain.levels;
}

Json in_order(Json scenario, int order) {
  std::vector<Json> all = scenario["entities"].get<std::vector<Json>>();
  if (order == 1) std::reverse(all.begin(), all.end());
  if (order == 2) {
    Dice dice(7);
    dice.shuffle(all);
  }
  scenario["entities"] = all;
  return scenario;
}

}  // namespace

TEST_CASE("sets may nest so deep and no deeper, in any order of entities", "[laws]") {
  for (const Chain& chain : kChains) {
    for (int order = 0; order < 3; ++order) {
      INFO(chain.name << ", order " << order);
      const int most = most_things(chain);
      const Json deep = in_order(scenario_of(chain, most), order);
      const Json deeper = in_order(scenario_of(chain, most + 1), order);
      CHECK_FALSE(has_cycle(deep));
      CHECK(has_cycle(deeper));
      Library library;
      const auto accepted = read_scenario(deep.dump(), library);
      CHECK(listed_problems(accepted.problems) == "");
      const auto refused = read_scenario(deeper.dump(), library);
      REQUIRE(refused.problems.size() == 1);
      CHECK(refused.problems[0].code == "too-deep");
      CHECK(refused.problems[0].message.find("`t" + std::to_string(most) + "#") == 0);
      CHECK(refused.problems[0].where.find("/entities/") == 0);
    }
  }
}

TEST_CASE("what nests as deep as it may is decided, explained and explored", "[laws]") {
  for (const Chain& chain : kChains) {
    INFO(chain.name);
    const int most = most_things(chain);
    const auto loaded = load(in_order(scenario_of(chain, most), 2));
    const auto start = start_world(*loaded, loaded->policy_read());
    REQUIRE(start);
    const Cell cell{start->find("ana"), start->find("t" + std::to_string(most - 1)), 0};
    const Verdict verdict = verdict_of(*start, cell);
    if (chain.is_positive) CHECK(verdict == Verdict::allow);
    CHECK(Matrix(*start).at(cell) == verdict);
    CHECK(explain(*start, cell).decision.verdict == verdict);
    CHECK(Matrix(*start).count_all().allow > 0);
  }
}

TEST_CASE("a step that would nest sets too deep is impossible", "[laws]") {
  for (const Chain& chain : kChains) {
    INFO(chain.name);
    const int most = most_things(chain);
    const auto loaded = load(scenario_of(chain, most));
    const auto start = start_world(*loaded, loaded->policy_read());
    REQUIRE(start);
    Step step;
    Edit edit;
    edit.kind = Edit::Kind::create;
    edit.entity = "more";
    edit.key = "thing";
    edit.fields = {{chain.link, TextList{with(chain.holder, "t" + std::to_string(most - 1))}}};
    step.edits = {edit};
    const Applied applied = apply(*start, step, 1);
    CHECK(applied.outcome == Outcome::impossible);
    CHECK(applied.says.find("nest") != std::string::npos);
    step.edits[0].fields = {
        {chain.link, TextList{with(chain.holder, "t" + std::to_string(most - 2))}}};
    CHECK(apply(*start, step, 1).outcome == Outcome::done);
  }
}

TEST_CASE("chains and circles of any length are refused in words", "[laws]") {
  for (const Chain& chain : kChains) {
    INFO(chain.name);
    Json scenario = scenario_of(chain, 30000);
    Library library;
    const auto deep = read_scenario(scenario.dump(), library);
    REQUIRE(deep.problems.size() == 1);
    CHECK(deep.problems[0].code == "too-deep");
    scenario["entities"][1][chain.link] = Json::array({with(chain.holder, "t29999")});
    const auto circle = read_scenario(scenario.dump(), library);
    REQUIRE(circle.problems.size() == 1);
    CHECK(circle.problems[0].code == "cycle");
    CHECK(circle.problems[0].message.find("…") != std::string::npos);
  }
}
