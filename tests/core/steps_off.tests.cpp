// A step that is switched off: it keeps its place, its number and its place in the file, and the
// story goes on as if it were not there.
#include <catch2/catch_test_macros.hpp>

#include "core/answers/check.h"
#include "core/json/files.h"
#include "core/play/play.h"
#include "core/play/session.h"
#include "tests/core/loading.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::uint32_t kNumbers[] = {1, 2, 3, 4, 5};

Play played(const Scenario& scenario) {
  const Result<Play> all = play(scenario);
  REQUIRE(all);
  return *all;
}

Scenario with_step_off(std::uint32_t number) {
  Scenario scenario = shipped_scenario("vacation");
  scenario.steps[number - 1].is_off = true;
  return scenario;
}

}  // namespace

TEST_CASE("a story with a step switched off ends as the story without it", "[steps off]") {
  for (const std::uint32_t number : kNumbers) {
    CAPTURE(number);
    const Play with = played(with_step_off(number));
    Scenario shorter = shipped_scenario("vacation");
    shorter.steps.erase(shorter.steps.begin() + number - 1);
    const Play without = played(shorter);
    const Moment &end = *with.moments.back(), &other = *without.moments.back();
    const Difference differs = difference(*other.matrix, *end.matrix, 10);
    CHECK(differs.cells.empty());
    CHECK(end.statuses.size() == other.statuses.size());
    CHECK(with.moments[number]->outcome == Outcome::off);
    CHECK(with.moments[number]->changed.gained + with.moments[number]->changed.lost == 0);
  }
}

TEST_CASE("a step switched off is saved as that, and nothing else of the file changes",
          "[steps off]") {
  const Scenario scenario = with_step_off(3);
  const std::string text = write_scenario(scenario);
  CHECK(text.find("\"off\": true") != std::string::npos);
  Library library;
  const auto again = read_scenario(text, library);
  REQUIRE(again);
  CHECK((*again)->steps[2].is_off);
  CHECK(write_scenario(**again) == text);
  Scenario on = **again;
  on.steps[2].is_off = false;
  CHECK(write_scenario(on) == write_scenario(shipped_scenario("vacation")));
}

TEST_CASE("nothing is expected of a step that is switched off", "[steps off]") {
  Scenario scenario = shipped_scenario("vacation");
  scenario.checks.clear();
  const CheckReport before = check(scenario, played(scenario));
  for (Step& step : scenario.steps) step.is_off = true;
  const CheckReport after = check(scenario, played(scenario));
  CHECK(before.passed == 5);
  CHECK(after.passed == 0);
  CHECK(after.failures.empty());
}

TEST_CASE("whether a step is switched off is yes or no", "[steps off]") {
  std::string text = write_scenario(with_step_off(1));
  text.replace(text.find("\"off\": true"), 11, "\"off\": 1");
  const Problems problems = problems_in(text);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where == "/steps/0/off");
}

TEST_CASE("an edit by hand does not go into a step that is switched off", "[steps off]") {
  Session session(shipped_scenario("vacation"));
  session.dispatch(GoTo{1});
  Edit edit;
  edit.entity = "analytics";
  edit.key = "visibility";
  edit.value = std::string("restricted");
  REQUIRE(session.dispatch(EditWorld{{edit}}).outcome == Outcome::done);
  Step off = session.scenario().steps[1];
  off.is_off = true;
  REQUIRE(session.dispatch(ReplaceStep{2, off}).outcome == Outcome::done);
  CHECK(session.undo_words() == "switch step 2 off");
  const std::size_t steps = session.scenario().steps.size();
  edit.entity = "sales";
  edit.value = std::string("public");
  REQUIRE(session.dispatch(EditWorld{{edit}}).outcome == Outcome::done);
  CHECK(session.scenario().steps.size() == steps + 1);
  CHECK(session.scenario().steps[1].edits.size() == 1);
}
