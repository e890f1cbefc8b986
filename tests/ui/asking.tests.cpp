// The panel "Ask": its questions by mouse, keyboard and palette, and where their answers lead.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "driver.h"
#include "web/models/asking.h"

using namespace permsim;

namespace {

std::string said(Driver& page) {
  page.frames(4);
  const PanelNode* says = page.node("ask/says");
  return says == nullptr ? std::string() : says->name;
}

}  // namespace

TEST_CASE("what stops if somebody leaves is asked by the mouse, and leads to what stops", "[ask]") {
  Driver page({1440, 1400});
  page.click("Ask##answer tab");
  page.click("Wes##ask who");
  page.click("Ana##ask who ana");
  page.click("What stops if Ana leaves?##ask");
  CHECK(said(page).find("stop") != std::string::npos);
  REQUIRE(page.node("ask/answer/1/look") != nullptr);
  CHECK(page.reads("Ana added Meta Ads"));
  page.press("ask/answer/1/look");
  CHECK_FALSE(page.ui().selected.empty());
}

TEST_CASE("how somebody can leave is a plan that opens as a story beside the naive order",
          "[ask]") {
  Driver page({1440, 1400});
  const std::size_t steps = page.session().scenario().steps.size();
  page.press("answers/Ask");
  page.app().perform("ask/questions/2/ask", "press", "");
  CHECK_FALSE(said(page).empty());
  page.click("Open as a story##ask act");
  page.frames(3);
  CHECK(page.session().scenario().steps.size() != steps);
  for (const MomentPtr& moment : page.session().moments()) CHECK(moment->outcome == Outcome::done);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.session().scenario().steps.size() == steps);
}

TEST_CASE("how somebody alone could get to a cell waits for a cell", "[ask]") {
  Driver page({1440, 1400});
  page.press("answers/Ask");
  CHECK_FALSE(page.node("ask/questions/4/ask")->is_enabled);
  page.click("cell eve see meta");
  page.press("answers/Ask");
  REQUIRE(page.node("ask/questions/4/ask")->is_enabled);
  page.press("ask/questions/4/ask");
  CHECK(said(page).find("No way") == 0);
}

TEST_CASE("what somebody may do at all leads to their row", "[ask]") {
  Driver page({1440, 1400});
  page.click("cell ben query meta");
  page.press("answers/Ask");
  page.press("ask/questions/5/ask");
  CHECK(said(page).find("Something with ") == 0);
  page.press("ask/answer/1/look");
  CHECK(page.ui().mode == MatrixMode::person);
}

TEST_CASE("a question is found by typing, and an answer goes with the world it was for", "[ask]") {
  Driver page({1440, 1400});
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("stops cleo");
  page.frames(2);
  page.enter();
  CHECK(page.ui().answer == AnswerTab::ask);
  CHECK(page.ui().ask_who == "cleo");
  CHECK_FALSE(said(page).empty());
  page.click("Step forward##forward");
  page.frames(2);
  CHECK(page.node("ask/says") == nullptr);
}
