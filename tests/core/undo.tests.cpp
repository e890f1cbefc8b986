// What undo and redo bring back, and how far.
#include <catch2/catch_test_macros.hpp>

#include "core/json/files.h"
#include "core/play/session.h"
#include "tests/core/loading.h"
#include "tests/support/steps.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

std::size_t count_undos(Session& session) {
  std::size_t undone = 0;
  while (session.undo_words()) {
    session.dispatch(Undo{});
    ++undone;
  }
  return undone;
}

}  // namespace

TEST_CASE("undo brings back the work as it was and redo the work as it became") {
  Session session(shipped_scenario("vacation"));
  const std::string before = write_scenario(session.scenario());
  CHECK_FALSE(session.undo_words());
  session.dispatch(GoTo{2});
  session.dispatch(EditWorld{{add("meta", "editor", "eve")}});
  const std::string after = write_scenario(session.scenario());
  REQUIRE(session.undo_words());
  CHECK(*session.undo_words() == "add Eve to “Can edit” of Meta Ads");
  session.dispatch(Undo{});
  CHECK(write_scenario(session.scenario()) == before);
  CHECK(session.at() == 2);
  session.dispatch(Redo{});
  CHECK(write_scenario(session.scenario()) == after);
  CHECK(session.at() == 3);
  CHECK(session.dispatch(Redo{}).outcome == Outcome::impossible);
}

TEST_CASE("opening another scenario is undone by its title") {
  Session session(shipped_scenario("vacation"));
  Scenario other = shipped_scenario("offboarding");
  const std::string title = other.title;
  const Answer answer = session.dispatch(OpenScenario{std::move(other)});
  CHECK(answer.outcome == Outcome::done);
  REQUIRE(session.undo_words());
  CHECK(*session.undo_words() == "open “" + title + "”");
  session.dispatch(Undo{});
  CHECK(session.scenario().id == "vacation");
}

TEST_CASE("two hundred edits can be undone one by one") {
  Session session(shipped_scenario("vacation"));
  const std::string before = write_scenario(session.scenario());
  for (int i = 0; i < 200; ++i) {
    const bool is_even = i % 2 == 0;
    REQUIRE(session
                .dispatch(EditWorld{
                    {set("meta", "visibility", std::string(is_even ? "public" : "restricted"))}})
                .outcome == Outcome::done);
  }
  for (int i = 0; i < 200; ++i) REQUIRE(session.dispatch(Undo{}).outcome == Outcome::done);
  CHECK(write_scenario(session.scenario()) == before);
}

TEST_CASE(
    "the last five hundred edits can be undone, and so many leave every verdict as decide gives "
    "it") {
  Session session(shipped_scenario("vacation"));
  session.dispatch(GoTo{0});
  for (int i = 0; i < 260; ++i) {
    REQUIRE(session.dispatch(EditWorld{{add("meta", "owner", "eve")}}).outcome == Outcome::done);
    REQUIRE(session.dispatch(EditWorld{{take("meta", "owner", "eve")}}).outcome == Outcome::done);
  }
  for (const EntityIndex who : session.world().subjects()) {
    for (EntityIndex on = 0; on < session.world().size(); ++on) {
      if (!session.world().has(on)) continue;
      for (ActionIndex action = 0; action < session.world().type_of(on).actions.size(); ++action) {
        if (session.world().type_of(on).actions[action].is_event) continue;
        CHECK(session.matrix().at({who, on, action}) ==
              verdict_of(session.world(), {who, on, action}));
      }
    }
  }
  CHECK(count_undos(session) == Session::kDeepestHistory - 1);
}

TEST_CASE("a large world keeps fewer edits, never less than the last") {
  Library library;
  Result<Scenario> large =
      library.generated("generated", {{"people", 1000}, {"connections", 30000}});
  REQUIRE(large);
  Session session(*large);
  const std::size_t kept = Session::kMostKept / session.world().size();
  REQUIRE(kept < 100);
  for (std::size_t i = 0; i < kept + 10; ++i) {
    REQUIRE(
        session.dispatch(EditWorld{{set("c1", "label", std::string("Edit ") + std::to_string(i))}})
            .outcome == Outcome::done);
  }
  const std::size_t undone = count_undos(session);
  CHECK(undone + 2 >= kept);
  CHECK(undone <= kept + 1);
}
