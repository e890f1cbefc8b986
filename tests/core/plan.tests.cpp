// Plans of the shipped stories and of one in which somebody keeps many things going. Plans on
// random worlds: plan_brute.tests.cpp.
#include <catch2/catch_test_macros.hpp>

#include "core/answers/ask.h"
#include "core/answers/plan.h"
#include "core/json/parse.h"
#include "core/json/print.h"
#include "tests/core/loading.h"
#include "tests/core/plan_world.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

Reply planned(const Document& document, const std::string& who, const std::string& at,
              bool comes_back = false) {
  Library library;
  Question question;
  question.ask = "plan";
  question.leaves = who;
  question.at = at;
  question.comes_back = comes_back;
  question.format = Format::json;
  return answer(library, document, question);
}

struct Planned {
  MomentPtr start;
  Plan plan;
  std::string fault;
};

Planned plan_of(const Scenario& scenario, const std::string& who, std::size_t at,
                bool comes_back = false) {
  const Result<Play> played = play(scenario);
  REQUIRE(played);
  Planned made;
  made.start = played->moments[at];
  const EntityIndex index = made.start->world->find(who);
  made.plan = plan_absence(made.start, index, comes_back);
  made.fault =
      plan_fault(made.start, made.plan, PlanWatcher(made.start, index, write_scenario(scenario)));
  return made;
}

Planned plan_in(const Json& document, const std::string& who, bool comes_back = false) {
  Library library;
  const Result<Document> read = library.read(document.dump());
  REQUIRE(read);
  return plan_of(*std::get<std::shared_ptr<const Scenario>>(*read), who, 0, comes_back);
}

/// `count` connections that only Ana keeps, each with a query of Ben's.
Json keeper_of(std::size_t count, std::size_t people = 4) {
  Json entities = Json::array();
  Json members = Json::array({"ana"});
  entities.push_back({{"id", "ana"}, {"type", "person"}});
  for (std::size_t i = 1; i < people; ++i) {
    entities.push_back({{"id", "p" + std::to_string(i)}, {"type", "person"}});
    members.push_back("p" + std::to_string(i));
  }
  entities.push_back(
      {{"id", "north"}, {"type", "workspace"}, {"member", members}, {"owner", {"wes"}}});
  entities.push_back({{"id", "wes"}, {"type", "person"}});
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = "c" + std::to_string(i);
    entities.push_back({{"id", id},
                        {"type", "connection"},
                        {"workspace", "north"},
                        {"creator", "ana"},
                        {"accounts", {"a" + std::to_string(i)}}});
    entities.push_back(
        {{"id", "q" + std::to_string(i)}, {"type", "query"}, {"connection", id}, {"owner", "p1"}});
  }
  return {{"format", "permsim/1"}, {"kind", "scenario"},  {"id", "many"},
          {"title", "Many"},       {"policy", "detrics"}, {"entities", entities},
          {"steps", Json::array()}};
}

}  // namespace

TEST_CASE("the wrong order of an offboarding becomes one in which nothing stands still", "[plan]") {
  const auto scenario = shipped_file("offboarding-wrong-order");
  const Planned made = plan_of(*scenario, "ana", 0);
  CHECK(made.fault == "");
  CHECK(made.plan.stops.empty());
  REQUIRE(made.plan.steps.size() > 1);
  CHECK(made.plan.steps.back().action == "remove_person");
  // Left to itself, both queries stop once the credentials expire.
  REQUIRE(made.plan.naive_stops.size() == 2);
  CHECK(made.plan.naive_stops.front().is == "paused");
  CHECK(stops_without(made.start, made.start->world->find("ana")).size() == 2);
  CHECK(made.plan.naive.front().action == "remove_person");
  CHECK(made.plan.naive[1].action == "expire");
  const Planned again = plan_of(*scenario, "ana", 0);
  CHECK(sequence(again.plan.steps) == sequence(made.plan.steps));
}

TEST_CASE("each step of a plan says what it is for, and its story has that as a note", "[plan]") {
  const auto scenario = shipped_file("offboarding-wrong-order");
  const Planned made = plan_of(*scenario, "ana", 0);
  const World& world = *made.start->world;
  REQUIRE(made.plan.reasons.size() == 2);
  CHECK(made.plan.reasons[0].keeps ==
        std::vector<EntityIndex>{world.find("weekly"), world.find("spend")});
  const std::string reason =
      "So that Weekly report and Daily spend can go on: once the credentials of Meta Ads expire, "
      "Wes "
      "replaces Meta Ads with Google Analytics";
  CHECK(reason_words(world, made.plan, 0) == reason);
  CHECK(reason_words(world, made.plan, 1).empty());
  const PlannedStories stories = planned_stories(*scenario, *made.start, made.plan);
  CHECK(stories.planned.steps.front().note == reason + ".");
  CHECK(stories.planned.steps.back().note.empty());
  CHECK(stories.naive.steps.front().note.empty());
  std::size_t compared = 0;
  CHECK(reason_fault(made.start, made.plan,
                     PlanWatcher(made.start, world.find("ana"), write_scenario(*scenario)),
                     compared) == "");
  CHECK(compared == 1);
}

TEST_CASE("what nobody waits for takes nothing but leaving", "[plan]") {
  const Planned made = plan_of(*shipped_file("databox-offboarding"), "edith", 0);
  CHECK(made.fault == "");
  CHECK(made.plan.stops.empty());
  REQUIRE(made.plan.steps.size() == 1);
  CHECK(made.plan.steps.front().by == "ada");
  CHECK(made.plan.steps.front().action == "remove_person");
  const Planned gone = plan_of(*shipped_file("databox-offboarding"), "edith", 2);
  CHECK(gone.plan.is_gone_already);
  CHECK(gone.plan.steps.empty());
}

TEST_CASE("the last administrator is followed by another before leaving", "[plan]") {
  const Planned made = plan_in(
      {{"format", "permsim/1"},
       {"kind", "scenario"},
       {"id", "last"},
       {"title", "Last"},
       {"policy", "databox"},
       {"entities",
        {{{"id", "ada"}, {"type", "person"}},
         {{"id", "uma"}, {"type", "person"}},
         {{"id", "retail"}, {"type", "account"}, {"administrator", {"ada"}}, {"user", {"uma"}}},
         {{"id", "stores"},
          {"type", "connection"},
          {"account", "retail"},
          {"owner", "ada"},
          {"team", true}},
         {{"id", "oslo"},
          {"type", "data_source"},
          {"account", "retail"},
          {"connection", "stores"},
          {"connected_by", "uma"}}}},
       {"steps", Json::array()}},
      "ada");
  CHECK(made.fault == "");
  CHECK(made.plan.stops.empty());
  REQUIRE(made.plan.steps.size() == 2);
  CHECK(made.plan.steps.front().action == "set_role");
  CHECK(made.plan.steps.back().action == "remove_person");
  CHECK(made.plan.steps.front().by == made.plan.steps.back().by);
  CHECK(made.plan.naive_stops.size() == 1);
}

TEST_CASE("a vacation with somebody to fall back on needs no handing over", "[plan]") {
  const Planned made = plan_of(*shipped_file("vacation"), "ana", 0, true);
  CHECK(made.fault == "");
  CHECK(made.plan.stops.empty());
  CHECK(made.plan.steps.empty());
}

TEST_CASE("a vacation of whoever is alone is handed over before and taken back after", "[plan]") {
  const Planned alone = plan_in(
      {{"format", "permsim/1"},
       {"kind", "scenario"},
       {"id", "alone"},
       {"title", "Alone"},
       {"policy", "detrics"},
       {"entities",
        {{{"id", "ana"}, {"type", "person"}},
         {{"id", "ben"}, {"type", "person"}},
         {{"id", "north"}, {"type", "workspace"}, {"owner", {"ana"}}, {"member", {"ben"}}},
         {{"id", "meta"}, {"type", "connection"}, {"workspace", "north"}, {"creator", "ana"}},
         {{"id", "weekly"}, {"type", "query"}, {"connection", "meta"}, {"owner", "ben"}}}},
       {"steps", Json::array()}},
      "ana", true);
  CHECK(alone.fault == "");
  CHECK(alone.plan.stops.empty());
  REQUIRE(alone.plan.away_from == 1);
  REQUIRE(alone.plan.steps.size() == 2);
  // The least that will do: an editor reconnects, and nothing more than that.
  CHECK(alone.plan.steps.front().action == "grant_edit");
  CHECK(alone.plan.steps.back().action == "revoke");
  CHECK(alone.plan.naive_stops.size() == 1);
}

TEST_CASE("what cannot go on is said, and nothing else is", "[plan]") {
  const auto scenario = shipped_file("offboarding");
  // Ben owns a query, and nobody can give it another owner.
  const Planned made = plan_of(*scenario, "ben", 0);
  CHECK(made.fault == "");
  REQUIRE_FALSE(made.plan.stops.empty());
  CHECK_FALSE(planned(scenario, "ben", "0").is_as_expected);
}

TEST_CASE("a plan is a scenario that opens and plays, beside the naive one", "[plan]") {
  const auto scenario = shipped_file("offboarding-wrong-order");
  const Reply reply = planned(scenario, "ana", "0");
  CHECK(reply.is_as_expected);
  const Result<Json> json = parse_json(reply.text);
  REQUIRE(json);
  CHECK((*json)["plan"]["leaves"] == "ana");
  CHECK((*json)["plan"]["away"]["from"] == (*json)["steps"].size());
  CHECK((*json)["plan"]["away"]["to"].is_null());
  CHECK((*json)["plan"]["stops"].empty());
  CHECK((*json)["plan"]["depends"][0]["on"] == "meta");
  CHECK((*json)["plan"]["depends"][0]["is"] == "creator");
  CHECK((*json)["beside"]["steps"][0]["do"] == "remove_person");
  Library library;
  const Result<Document> read = library.read(reply.text);
  REQUIRE(read);
  CHECK(read.problems.empty());
  const Scenario& made = *std::get<std::shared_ptr<const Scenario>>(*read);
  REQUIRE(made.beside_in_place != nullptr);
  CHECK(made.entities.size() == scenario->entities.size());
  const Result<Play> played = play(made);
  REQUIRE(played);
  for (std::size_t i = 1; i < played->moments.size(); ++i)
    CHECK(played->moments[i]->outcome == made.steps[i - 1].expect);
  // Saving loses nothing of it.
  const Result<Json> saved = parse_json(write_scenario(made));
  REQUIRE(saved);
  CHECK((*saved)["plan"] == (*json)["plan"]);
  CHECK((*saved)["beside"] == (*json)["beside"]);
}

TEST_CASE("whoever keeps many things going is replaced step by step", "[plan]") {
  Json document = keeper_of(6);
  document["entities"][4].erase("owner");  // Wes could reconnect everything
  const Planned back = plan_in(document, "ana", true);
  CHECK(back.plan.stops.empty());
  CHECK(back.plan.away_from == 6);
  CHECK(back.fault == "");
}

TEST_CASE("who cannot be planned for is said in words", "[plan]") {
  const auto scenario = shipped_file("offboarding");
  const auto code = [&](const std::string& who) {
    const Reply reply = planned(scenario, who, "0");
    return reply.problems.empty() ? "" : reply.problems.front().code;
  };
  CHECK(code("") == "missing-key");
  CHECK(code("nobody") == "unknown-entity");
  CHECK(code("meta") == "not-a-subject");
  CHECK(code("ana") == "");
}
