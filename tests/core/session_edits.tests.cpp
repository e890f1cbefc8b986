// Edits by hand in the middle of a story: of the start, as a step, and names, which are never a
// step.
#include <catch2/catch_test_macros.hpp>

#include "core/decide/words.h"
#include "core/json/files.h"
#include "core/play/acts_instead.h"
#include "core/play/session.h"
#include "tests/core/loading.h"
#include "tests/support/steps.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

Session at(std::uint32_t moment) {
  Session session(shipped_scenario("vacation"));
  session.dispatch(GoTo{moment});
  return session;
}

Answer at_start(Session& session, Edit edit) {
  return session.dispatch(EditWorld{{std::move(edit)}, true});
}

std::string label(const Session& session, std::uint32_t moment, const char* id) {
  const World& world = *session.moments()[moment]->world;
  return world.at(world.find(id)).label;
}

std::vector<std::string> names_of(const World& world, const char* id, const char* relation) {
  const EntityIndex entity = world.find(id);
  std::vector<std::string> names;
  for (const Entry& entry :
       world.holders(entity, world.type_of(entity).find_relation(relation)->symbol))
    names.push_back(written(world, entry));
  return names;
}

std::string title_of(const Session& session, std::uint32_t number) {
  return step_title(*session.moments()[number - 1]->world, session.scenario().steps[number - 1]);
}

/// The title of the step that these edits become at the end of step 2.
std::string titled(const std::vector<Edit>& edits) {
  Session session = at(2);
  REQUIRE(session.dispatch(EditWorld{edits}).outcome == Outcome::done);
  return title_of(session, 3);
}

}  // namespace

TEST_CASE("the start is changed from the middle of a story, which is played again") {
  Session session = at(2);
  const std::size_t steps = session.scenario().steps.size();
  REQUIRE(at_start(session, set("meta", "visibility", std::string("public"))).outcome ==
          Outcome::done);
  CHECK(session.at() == 2);
  CHECK(session.scenario().steps.size() == steps);
  CHECK(session.moments().size() == steps + 1);
  for (const MomentPtr& moment : session.moments())
    CHECK(moment->matrix->at(*find_cell(*moment->world, "eve", "see", "meta")) == Verdict::allow);
  CHECK(session.undo_words() == "set Sharing of Meta Ads to Public, at the start");
  Library library;
  const auto again = read_scenario(write_scenario(session.scenario()), library);
  REQUIRE(again);
  const Session reopened(**again);
  CHECK(reopened.matrix().at(*find_cell(reopened.world(), "eve", "see", "meta")) == Verdict::allow);
  session.dispatch(Undo{});
  CHECK(session.at() == 2);
  CHECK(session.matrix().at(*find_cell(session.world(), "eve", "see", "meta")) == Verdict::deny);
}

TEST_CASE("what is not there at the start cannot be changed there, and it is said in words") {
  Session session = at(2);
  session.dispatch(EditWorld{{create("zoe", "person", {{"label", std::string("Zoe")}})}});
  const std::string before = write_scenario(session.scenario());
  const Answer gone = at_start(session, add("meta", "owner", "zoe"));
  CHECK(gone.outcome == Outcome::impossible);
  CHECK(gone.says == "Zoe is not there at the start");
  CHECK(session.why_not_at_start({add("meta", "owner", "zoe")}) == gone.says);
  // With Zoe in the same edits there is nothing missing.
  CHECK(session.why_not_at_start({create("yan", "person"), add("meta", "owner", "yan")}).empty());
  CHECK(write_scenario(session.scenario()) == before);
}

TEST_CASE("an edit of the start that would change nothing there, or break a step, is refused") {
  Session session = at(1);
  // Ana makes Ben an owner with step 1: at the start there is nothing to take away.
  CHECK(at_start(session, take("meta", "owner", "ben")).says ==
        "it would change nothing at the start");
  CHECK(at_start(session, erase("ben")).says == "step 1 speaks of it: there is no `ben`");
  CHECK_FALSE(session.undo_words());
}

TEST_CASE("whoever is given once more what they hold already keeps their place in the file") {
  Session session = at(0);
  session.dispatch(EditWorld{{add("north", "member", "ben"), add("north", "member", "wes")}});
  const auto& entities = session.scenario().entities;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (entities[i]->id != "north") continue;
    for (const auto& [key, value] : entities[i]->fields)
      if (key == "member") CHECK(value == Value(TextList{"ana", "ben", "cleo", "eve", "wes"}));
  }
  Library library;
  const auto again = read_scenario(write_scenario(session.scenario()), library);
  REQUIRE(again);
  CHECK(names_of(session.world(), "north", "member") ==
        names_of(Session(**again).world(), "north", "member"));
}

TEST_CASE("a name is changed at the start, whatever moment is looked at") {
  Session session = at(3);
  const std::size_t steps = session.scenario().steps.size();
  REQUIRE(session.dispatch(Rename{"meta", "Facebook"}).outcome == Outcome::done);
  CHECK(session.scenario().steps.size() == steps);
  CHECK(session.at() == 3);
  for (std::uint32_t i = 0; i <= steps; ++i) CHECK(label(session, i, "meta") == "Facebook");
  CHECK(session.undo_words() == "rename Meta Ads to Facebook");
  session.dispatch(Undo{});
  CHECK(label(session, 0, "meta") == "Meta Ads");
  CHECK(session.dispatch(Rename{"nobody", "X"}).says == "`nobody` is not there");
}

TEST_CASE("what a step makes is renamed in that step, and a name given later where it is given") {
  Session session = at(2);
  session.dispatch(EditWorld{{create("zoe", "person", {{"label", std::string("Zoe")}})}});
  session.dispatch(GoTo{4});
  const std::size_t steps = session.scenario().steps.size();
  REQUIRE(session.dispatch(Rename{"zoe", "Zoë"}).outcome == Outcome::done);
  CHECK(session.at() == 4);
  CHECK(session.scenario().steps.size() == steps);
  CHECK(label(session, 3, "zoe") == "Zoë");
  CHECK(title_of(session, 3) == "Zoë is added");
  session.dispatch(GoTo{5});
  session.dispatch(EditWorld{{set("meta", "label", std::string("Ads"))}});
  REQUIRE(session.dispatch(Rename{"meta", "Adverts"}).outcome == Outcome::done);
  CHECK(label(session, 6, "meta") == "Adverts");
  CHECK(label(session, 0, "meta") == "Meta Ads");
}

TEST_CASE("what an act makes is renamed in what it was given, else not at all") {
  Session session = at(0);
  const Step step = act("ana", "schedule", "meta",
                        {{"id", std::string("daily")}, {"app", std::string("sheets")}});
  session.dispatch(TakeStep{step, false});
  REQUIRE(session.world().find("daily") != kNoEntity);
  const Answer answer = session.dispatch(Rename{"daily", "Daily report"});
  CHECK(answer.outcome == Outcome::impossible);
  CHECK(answer.says == "step 1 makes it, and gives it its name");
}

TEST_CASE("steps by hand are titled by what comes of them") {
  CHECK(titled({set("analytics", "visibility", std::string("restricted"))}) ==
        "Google Analytics becomes restricted");
  CHECK(titled({add("meta", "owner", "eve")}) == "Eve becomes an owner of Meta Ads");
  CHECK(titled({take("meta", "owner", "ben")}) == "Ben is no longer an owner of Meta Ads");
  CHECK(titled({set("meta", "credentials", std::string("valid"))}) ==
        "The credentials of Meta Ads are valid");
  CHECK(titled({set("meta", "archived", true)}) == "Meta Ads becomes archived");
  CHECK(titled({set("weekly", "owner", std::string("cleo"))}) == "Cleo owns Weekly report");
  CHECK(titled({{Edit::Kind::clear, "weekly", "owner", {}, "", {}}}) ==
        "Nobody owns Weekly report");
  CHECK(titled({erase("traffic")}) == "Site traffic is deleted");
  // Who is new comes with a role, and a change of roles is what is given.
  CHECK(titled({create("zoe", "person", {{"label", std::string("Zoe")}}),
                add("north", "member", "zoe")}) == "Zoe is added");
  CHECK(titled({take("north", "member", "eve"), add("north", "owner", "eve")}) ==
        "Eve becomes a workspace owner of North");
  // Of several edits of one thing the last counts; of many results the first is told.
  CHECK(
      titled({set("meta", "visibility", std::string("public")),
              set("meta", "visibility", std::string("restricted")), add("meta", "owner", "eve")}) ==
      "Meta Ads becomes restricted, Eve becomes an owner of Meta Ads");
  CHECK(titled({add("meta", "owner", "eve"), add("meta", "user", "cleo"),
                add("meta", "editor", "cleo")}) ==
        "Eve becomes an owner of Meta Ads, and 2 more changes");
}

TEST_CASE("a step by hand has a title whatever was done and taken back in it") {
  CHECK(titled({create("zoe", "person", {{"label", std::string("Zoe")}}), erase("zoe")}) ==
        "Zoe is added, Zoe is deleted");
  // Given and taken again: what was done last is told.
  CHECK(titled({add("meta", "owner", "eve"), add("meta", "user", "eve"),
                take("meta", "owner", "eve"), take("meta", "user", "eve")}) ==
        "Eve is no longer a user of Meta Ads");
}

TEST_CASE("who may do the same by an act is found, each with the act") {
  Session session = at(2);
  const auto instead = [&](const std::vector<Edit>& edits, std::size_t most = 9) {
    std::vector<std::string> words;
    for (const Step& step : acts_instead(session.world(), session.matrix(), edits, 3, most))
      words.push_back(step_title(session.world(), step));
    return words;
  };
  const std::vector<std::string> restricting = {"Wes restricts Google Analytics",
                                                "Eve restricts Google Analytics"};
  CHECK(instead({set("analytics", "visibility", std::string("restricted"))}) == restricting);
  CHECK(instead({set("analytics", "visibility", std::string("restricted"))}, 1).size() == 1);
  const std::vector<std::string> granting = {"Wes makes Eve an owner of Meta Ads",
                                             "Ana makes Eve an owner of Meta Ads",
                                             "Ben makes Eve an owner of Meta Ads"};
  CHECK(instead({add("meta", "owner", "eve")}) == granting);
  // Nothing that would come to the same as nothing, no two things at once that no act does at once.
  CHECK(instead({set("meta", "visibility", std::string("restricted"))}).empty());
  CHECK(instead({add("meta", "owner", "eve"), add("meta", "owner", "cleo")}).empty());
  CHECK(instead({create("zoe", "person")}).empty());
  CHECK(instead({set("meta", "no_such_thing", std::string("restricted"))}).empty());
}
