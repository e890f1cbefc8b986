// The planner's page: both orders beside each other, by mouse, keys and palette.
#include "web/models/planner.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "driver.h"

using namespace permsim;

namespace {

/// Until there is an answer.
void wait_for_plan(Driver& page) {
  page.frames(3);
  for (int frame = 0; frame < 2000 && page.node("planner/cancel") != nullptr; ++frame)
    page.frames();
  page.frames(2);
}

void plan_for_ana(Driver& page) {
  page.click("Ana##thing ana in north");
  page.press("inspector/more");
  page.press("inspector/more/plan");
  wait_for_plan(page);
}

std::string name_of_node(Driver& page, std::string_view id) {
  const PanelNode* node = page.node(id);
  return node == nullptr ? "(not there)" : node->name;
}

}  // namespace

TEST_CASE("a plan stands beside what happens without it, each step with what it is for",
          "[planner]") {
  Driver page;
  plan_for_ana(page);
  REQUIRE(page.node("planner/planned") != nullptr);
  CHECK(page.node("matrix") == nullptr);
  CHECK(name_of_node(page, "planner/planned/verdict") == "Nothing stops");
  CHECK(name_of_node(page, "planner/naive/verdict") == "2 things stop");
  CHECK(page.reads("Proposed"));
  CHECK(page.reads("Removed first"));
  CHECK(page.reads("What depends on Ana"));
  CHECK(page.reads("2 scheduled queries"));
  CHECK(page.reads("So that Weekly report and Daily spend can go on"));
  CHECK(page.reads("2 paused"));
  // What happens by itself is no step of anybody's, and has no number.
  CHECK(name_of_node(page, "planner/naive/steps/0/title") == "1. Wes removes Ana from North");
  CHECK(page.node("planner/naive/steps/1/title")->more == "happens by itself");
}

TEST_CASE("a plan is asked anew for somebody else, with a return, and at another moment",
          "[planner]") {
  Driver page;
  plan_for_ana(page);
  page.press("planner/back");
  wait_for_plan(page);
  CHECK(page.ui().planner->comes_back);
  CHECK(page.reads("Nothing needs to be done"));
  CHECK(page.node("planner/naive") == nullptr);  // there is nothing to compare
  page.click("Ana comes back (a vacation)##planner");
  page.click("Ana##plan who");
  page.click("Ben##plan who ben");
  wait_for_plan(page);
  CHECK(page.node("planner/plan who")->name == "Ben");
  CHECK(page.reads("What depends on Ben"));
  page.key(ImGuiMod_Alt | ImGuiKey_RightArrow);
  wait_for_plan(page);
  CHECK(name_of_node(page, "planner/from").find("After step") == 0);
  CHECK(page.node("planner/planned") != nullptr);
}

TEST_CASE("a plan opens as a story, alone or with the other order beside it", "[planner]") {
  Driver page;
  plan_for_ana(page);
  page.click("Open both side by side##planned");
  page.frames(4);
  CHECK(page.node("planner") == nullptr);
  CHECK(page.ui().mode == MatrixMode::stories);
  CHECK(page.session().scenario().title == "Ana leaves: The owner goes on vacation");
  CHECK(page.reads("Never down"));
  CHECK(page.reads("Down for 2 steps, and still down at the end: Weekly report and Daily spend"));
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  plan_for_ana(page);
  page.press("planner/naive/open");
  page.frames(4);
  CHECK(page.session().scenario().title == "Ana leaves, unplanned: The owner goes on vacation");
}

TEST_CASE("a search for a plan is given up and begun again, and Esc closes the page", "[planner]") {
  Driver page;
  page.press("answers/Ask");
  page.app().perform("ask/questions/2/ask", "press", "");
  for (int frame = 0; frame < 2000 && page.node("ask/progress") != nullptr; ++frame) page.frames();
  page.press("ask/act 2");
  REQUIRE(page.node("planner") != nullptr);
  page.click("Wes##plan who");
  page.click("Ana##plan who ana");
  page.key(ImGuiKey_Escape);
  CHECK(page.reads("The search was given up"));
  page.frames(3);
  CHECK(page.node("planner/planned") == nullptr);
  page.click("Plan again##planner");
  wait_for_plan(page);
  CHECK(page.node("planner/planned") != nullptr);
  // A letter that looks another way at the panes does nothing here.
  page.key(ImGuiKey_M);
  CHECK(page.ui().mode == MatrixMode::actions);
  page.key(ImGuiKey_Escape);
  CHECK(page.node("planner") == nullptr);
  CHECK(page.node("matrix") != nullptr);
  CHECK(page.node(page.ui().focus.node) == page.node("ask/ask who"));
}

TEST_CASE("what is chosen leads back to the panes", "[planner]") {
  Driver page;
  plan_for_ana(page);
  page.click("Meta Ads##depends meta");
  CHECK(page.node("planner") == nullptr);
  CHECK(page.ui().resource == "meta");
}

TEST_CASE("who is gone already needs no plan", "[planner]") {
  Driver page;
  page.app().apply_options({{"scenario", "databox-offboarding"}});
  page.session().dispatch(GoTo{2});
  page.frames(3);
  page.press("answers/Ask");
  page.press("ask/questions/2/ask");
  for (int frame = 0; frame < 2000 && page.node("ask/progress") != nullptr; ++frame) page.frames();
  page.press("ask/act 2");
  wait_for_plan(page);
  page.press("planner/plan who");
  page.press("planner/plan who/pick edith");
  wait_for_plan(page);
  CHECK(page.reads("Edith is gone already"));
  CHECK(page.node("planner/planned") == nullptr);
}
