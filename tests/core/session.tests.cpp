// What a person's commands do to their scenario.
#include <catch2/catch_test_macros.hpp>

#include "core/decide/start_world.h"
#include "core/json/files.h"
#include "core/play/session.h"
#include "tests/core/loading.h"
#include "tests/support/steps.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

Verdict verdict(const Session& session, const char* who, const char* action, const char* on) {
  const Result<Cell> cell = find_cell(session.world(), who, action, on);
  REQUIRE(cell);
  const Verdict found = session.matrix().at(*cell);
  CHECK(found == verdict_of(session.world(), *cell));
  return found;
}

}  // namespace

TEST_CASE("an edit at the start changes what the scenario declares, and every moment after it") {
  Session session(shipped_scenario("vacation"));
  REQUIRE(verdict(session, "eve", "query", "meta") == Verdict::deny);
  const std::size_t steps = session.scenario().steps.size();
  const Answer answer =
      session.dispatch(EditWorld{{set("meta", "visibility", std::string("public"))}});
  CHECK(answer.outcome == Outcome::done);
  CHECK(session.scenario().steps.size() == steps);
  CHECK(verdict(session, "eve", "query", "meta") == Verdict::allow);
  session.dispatch(GoTo{static_cast<std::uint32_t>(steps)});
  CHECK(verdict(session, "eve", "query", "meta") == Verdict::allow);
  for (const auto& declaration : session.scenario().entities) {
    if (declaration->id != "meta") continue;
    for (const auto& [key, value] : declaration->fields)
      CHECK((key != "visibility" || value == Value(std::string("public"))));
  }
}

TEST_CASE(
    "an edit later on becomes a step of its own, and edits that follow each other are one step") {
  Session session(shipped_scenario("vacation"));
  const std::size_t steps = session.scenario().steps.size();
  session.dispatch(GoTo{2});
  session.dispatch(EditWorld{{add("meta", "user", "eve")}});
  CHECK(session.at() == 3);
  CHECK(session.scenario().steps.size() == steps + 1);
  CHECK(session.scenario().steps[2].is_edit());
  CHECK(verdict(session, "eve", "query", "meta") == Verdict::allow);
  session.dispatch(EditWorld{{take("meta", "user", "eve")}});
  CHECK(session.scenario().steps.size() == steps + 1);
  CHECK(verdict(session, "eve", "query", "meta") == Verdict::deny);
  CHECK(session.moments().size() == session.scenario().steps.size() + 1);
}

TEST_CASE("checks of numbered moments keep their moment when steps come and go before it") {
  Session session(shipped_scenario("vacation"));
  const auto numbers = [&] {
    std::vector<int> found;
    for (const Check& check : session.scenario().checks) {
      if (check.after.kind == When::Kind::number) found.push_back(check.after.number);
    }
    return found;
  };
  const std::vector<int> before = numbers();
  REQUIRE_FALSE(before.empty());
  session.dispatch(GoTo{1});
  session.dispatch(EditWorld{{add("meta", "user", "eve")}});
  std::vector<int> shifted = before;
  for (int& number : shifted) number += number >= 2 ? 1 : 0;
  CHECK(numbers() == shifted);
  session.dispatch(RemoveStep{2});
  CHECK(numbers() == before);
}

TEST_CASE("an act that is not allowed explains itself and is recorded only when asked") {
  Session session(shipped_scenario("vacation"));
  const std::size_t steps = session.scenario().steps.size();
  const Step step = act("eve", "make_public", "meta");
  const Answer refused = session.dispatch(TakeStep{step, false});
  CHECK(refused.outcome == Outcome::denied);
  CHECK_FALSE(refused.says.empty());
  REQUIRE(refused.explanation);
  CHECK(refused.explanation->decision.verdict == Verdict::deny);
  CHECK(session.scenario().steps.size() == steps);
  session.dispatch(TakeStep{step, true});
  REQUIRE(session.scenario().steps.size() == steps + 1);
  CHECK(session.scenario().steps[0].expect == Outcome::denied);
  CHECK(session.moment().outcome == Outcome::denied);
}

TEST_CASE("an act that is allowed becomes a step, and entries remember it") {
  Session session(shipped_scenario("vacation"));
  session.dispatch(
      TakeStep{act("ana", "grant_edit", "meta", {{"person", std::string("eve")}}), false});
  REQUIRE(session.at() == 1);
  CHECK(verdict(session, "eve", "reconnect", "meta") == Verdict::allow);
  const EntityIndex meta = session.world().find("meta");
  const auto& editors = session.world().holders(meta, session.policy().find_symbol("editor"));
  REQUIRE(editors.size() == 1);
  CHECK(editors.front().since == 1);
}

TEST_CASE("an edit at the start may speak of what a later one of the same command makes") {
  Session session(shipped_scenario("vacation"));
  const Edit made{Edit::Kind::create, "mia", "person", {}, "", {{"label", std::string("Mia")}}};
  REQUIRE(
      session
          .dispatch(EditWorld{{add("north", "member", "mia"), add("meta", "editor", "mia"), made}})
          .outcome == Outcome::done);
  CHECK(verdict(session, "mia", "reconnect", "meta") == Verdict::allow);
  // The work as it is kept says the same.
  Library library;
  const auto again = read_scenario(write_scenario(session.scenario()), library);
  REQUIRE(again);
  const Session reopened(**again);
  CHECK(verdict(reopened, "mia", "reconnect", "meta") == Verdict::allow);
}

TEST_CASE("deleting something at the start leaves nothing that points at it") {
  Session session(shipped_scenario("vacation"));
  REQUIRE(
      session.dispatch(EditWorld{{Edit{Edit::Kind::erase, "weekly", "", {}, "", {}}}}).outcome ==
      Outcome::done);
  CHECK(session.world().find("weekly") == kNoEntity);
  // Checks that spoke of it alone have nothing left to ask; undo brings them back.
  const std::size_t left = session.scenario().checks.size();
  session.dispatch(Undo{});
  CHECK(session.scenario().checks.size() > left);
  session.dispatch(Redo{});
  CHECK(start_world(session.scenario(), session.scenario().policy_read()));
}

TEST_CASE("what later steps speak of cannot be deleted at the start") {
  Session session(shipped_scenario("vacation"));
  const std::string before = write_scenario(session.scenario());
  const Answer answer =
      session.dispatch(EditWorld{{Edit{Edit::Kind::erase, "ben", "", {}, "", {}}}});
  CHECK(answer.outcome == Outcome::impossible);
  CHECK(answer.says == "step 1 speaks of it: there is no `ben`");
  CHECK(write_scenario(session.scenario()) == before);
}

TEST_CASE("a step that could not be read again is not recorded") {
  Session session(shipped_scenario("vacation"));
  const std::string before = write_scenario(session.scenario());
  Step step;
  CHECK(session.dispatch(TakeStep{step, true}).outcome == Outcome::impossible);
  step = {};
  step.by = "ana";
  step.action = "grant_owner";
  step.on = "meta";
  step.with = {{"person", std::string("north")}};
  const Answer answer = session.dispatch(TakeStep{step, true});
  CHECK(answer.outcome == Outcome::impossible);
  CHECK_FALSE(answer.says.empty());
  CHECK(write_scenario(session.scenario()) == before);
}

TEST_CASE("an edit that cannot be changes nothing and says why") {
  Session session(shipped_scenario("vacation"));
  const std::string before = write_scenario(session.scenario());
  const Answer unknown = session.dispatch(EditWorld{{add("meta", "owner", "nobody-here")}});
  CHECK(unknown.outcome == Outcome::impossible);
  CHECK(unknown.says == "`nobody-here` is not there");
  CHECK(session.dispatch(EditWorld{{add("meta", "owner", "north")}}).outcome ==
        Outcome::impossible);
  CHECK(session.dispatch(EditWorld{{set("meta", "visibility", std::string("secret"))}}).outcome ==
        Outcome::impossible);
  CHECK(session.dispatch(EditWorld{{set("meta", "owner", true)}}).says == "`owner` takes ids");
  CHECK(session.dispatch(EditWorld{}).outcome == Outcome::impossible);
  CHECK(write_scenario(session.scenario()) == before);
  CHECK_FALSE(session.undo_words());
}

TEST_CASE("another reading replays the same work, and can be undone") {
  Session session(shipped_scenario("editor-or-not"));
  const std::string first = session.policy().reading;
  REQUIRE(session.dispatch(ChangeReading{"quick-reference"}).outcome == Outcome::done);
  CHECK(session.policy().reading == "quick-reference");
  CHECK(session.dispatch(ChangeReading{"no-such"}).outcome == Outcome::impossible);
  session.dispatch(Undo{});
  CHECK(session.policy().reading == first);
}

TEST_CASE("a session tells which work it is in, and how much was changed in it") {
  Session session(shipped_scenario("vacation"));
  const std::uint64_t first = session.opening();
  CHECK(session.changes() == 0);
  session.dispatch(RemoveStep{1});
  session.dispatch(GoTo{1});
  CHECK(session.opening() == first);
  CHECK(session.changes() == 1);
  session.dispatch(OpenScenario{shipped_scenario("offboarding")});
  const std::uint64_t second = session.opening();
  CHECK(second != first);
  CHECK(session.changes() == 0);
  session.dispatch(OpenScenario{shipped_scenario("vacation")});
  CHECK(session.opening() != first);  // the same file once more is another work
  session.dispatch(Undo{});
  CHECK(session.opening() == second);
  session.dispatch(Undo{});
  CHECK(session.opening() == first);
  CHECK(session.changes() == 1);
}

TEST_CASE("steps can be removed and moved, and the moments after them follow") {
  Session session(shipped_scenario("vacation"));
  const std::size_t steps = session.scenario().steps.size();
  const std::string first = session.scenario().steps[0].action;
  session.dispatch(MoveStep{1, 2});
  CHECK(session.scenario().steps[1].action == first);
  session.dispatch(RemoveStep{1});
  CHECK(session.scenario().steps.size() == steps - 1);
  CHECK(session.moments().size() == steps);
  CHECK(session.dispatch(RemoveStep{99}).outcome == Outcome::impossible);
  CHECK(session.dispatch(MoveStep{1, 99}).outcome == Outcome::impossible);
}
