// A step is put together: person, action, thing and what that needs to know.
#include <catch2/catch_test_macros.hpp>

#include "driver.h"
#include "tests/support/steps.h"

using namespace permsim;

namespace {

/// Searched for first: not all of them have room on the screen.
void choose_action(Driver& page, const std::string& words, const std::string& action) {
  page.app().perform("compose/choose/search", "type", words);
  page.frames(2);
  page.click(words + "##do connection " + action);
}

}  // namespace

TEST_CASE("a step is put together by the mouse and added behind the one looked at", "[composing]") {
  Driver page({1440, 1000});
  page.click("Step forward##forward");
  page.click("Add a step…##timeline");
  CHECK(page.reads("It comes after step 1"));
  page.click("Wes##who wes");
  choose_action(page, "Restrict access", "restrict");
  page.click("Google Analytics##on analytics");
  CHECK(page.reads("Wes restricts Google Analytics"));
  page.click("Add as step 2##compose");
  CHECK_FALSE(page.ui().step.has_value());
  REQUIRE(page.steps().size() == 6);
  CHECK(page.steps()[1].by == "wes");
  CHECK(page.steps()[1].action == "restrict");
  CHECK(page.steps()[1].on == "analytics");
  CHECK(page.session().at() == 2);
  CHECK(page.session().moment().outcome == Outcome::done);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.steps().size() == 5);
}

TEST_CASE("what the policy refuses is marked, says why, and is added all the same when one wants",
          "[composing]") {
  Driver page({1440, 1000});
  page.click("Add a step…##timeline");
  page.click("Ben##who ben");
  REQUIRE(page.node("compose/choose/do connection reconnect") != nullptr);
  CHECK(page.node("compose/choose/do connection reconnect")->sign.has_value());
  CHECK(page.node("compose/choose/do connection reconnect")->aside == "0 of 3");
  choose_action(page, "Reconnect", "reconnect");
  page.click("Meta Ads##on meta");
  CHECK(page.reads("Add anyway, as a denied step"));
  REQUIRE(page.node("compose/title") != nullptr);
  CHECK(page.node("compose/title")->more.find("Ben") != std::string::npos);
  page.click("Add anyway, as a denied step##compose");
  REQUIRE(page.steps().size() == 6);
  CHECK(page.steps()[0].expect == Outcome::denied);
  CHECK(page.session().at() == 1);
  CHECK(page.session().moment().outcome == Outcome::denied);
}

TEST_CASE("what an act needs to know is asked before it can be added", "[composing]") {
  Driver page({1440, 1000});
  page.click("Add a step…##timeline");
  page.click("Ana##who ana");
  choose_action(page, "Make someone an owner", "grant_owner");
  page.click("Meta Ads##on meta");
  REQUIRE(page.node("compose/add") != nullptr);
  CHECK_FALSE(page.node("compose/add")->is_enabled);
  page.press("compose/add");
  CHECK(page.steps().size() == 5);
  page.click("Cleo##person cleo");
  CHECK(page.ui().step.has_value());
  CHECK(page.steps().size() == 5);
  CHECK(page.reads("Ana makes Cleo an owner of Meta Ads"));
  page.click("Add as step 1##compose");
  REQUIRE(page.steps().size() == 6);
  CHECK(page.verdict("cleo", "reconnect", "meta") == Verdict::allow);
}

TEST_CASE("another part is chosen again without losing the others", "[composing]") {
  Driver page({1440, 1000});
  page.click("Add a step…##timeline");
  page.click("Ana##who ana");
  choose_action(page, "Archive", "archive");
  page.click("Meta Ads##on meta");
  page.click("Who: Ana##part Who");
  page.click("Wes##who wes");
  CHECK(page.reads("Wes archives Meta Ads"));
  page.click("On what: Meta Ads##part On what");
  page.click("Sales pipeline##on sales");
  CHECK(page.reads("Wes archives Sales pipeline"));
  page.click("Cancel##compose");
  CHECK_FALSE(page.ui().step.has_value());
  CHECK(page.steps().size() == 5);
}

TEST_CASE("what happens by itself is put together too, and only that is offered", "[composing]") {
  Driver page({1440, 1000});
  page.press("timeline/add");
  page.press("compose/choose/by itself");
  CHECK(page.node("compose/choose/do connection reconnect") == nullptr);
  page.press("compose/choose/do connection expire");
  page.press("compose/choose/pick analytics");
  page.press("compose/add");
  REQUIRE(page.steps().size() == 6);
  CHECK(page.steps()[0].by.empty());
  CHECK(page.steps()[0].action == "expire");
  CHECK(page.steps()[0].on == "analytics");
}

TEST_CASE("a step is put together by the twin alone, with a ring around whatever keys come to",
          "[composing]") {
  Driver page({1440, 1000});
  page.press("timeline/add");
  const auto ringed = [&](const char* id) {
    CAPTURE(id);
    REQUIRE(page.node(id) != nullptr);
    page.focus(id);
    CHECK_FALSE(test_hooks::ringed().empty());
  };
  for (const char* id : {"compose/parts/who", "compose/choose/pick ana", "compose/choose/by itself",
                         "compose/cancel"})
    ringed(id);
  page.press("compose/choose/pick ana");
  ringed("compose/choose/search");
  ringed("compose/choose/do connection grant_edit");
  page.app().perform("compose/choose/search", "type", "edit it");
  page.frames(2);
  CHECK(page.node("compose/choose/do connection archive") == nullptr);
  page.press("compose/choose/do connection grant_edit");
  ringed("compose/choose/pick meta");
  page.press("compose/choose/pick meta");
  ringed("compose/parts/on");
  REQUIRE(page.node("compose/choose/person/pick eve") != nullptr);
  ringed("compose/choose/person/pick eve");
  page.press("compose/choose/person/pick eve");
  ringed("compose/add");
  page.press("compose/add");
  REQUIRE(page.steps().size() == 6);
  CHECK(page.verdict("eve", "reconnect", "meta") == Verdict::allow);
}

TEST_CASE("whoever one acts as is chosen already, and another story has no half of a step",
          "[composing]") {
  Driver page({1440, 1000});
  page.press("header/bar/acting");
  page.press("header/bar/acting/pick wes");
  page.click("Add a step…##timeline");
  CHECK(page.has("Who: Wes##part Who"));
  CHECK(page.has("See##do connection see"));
  page.app().apply_options({{"scenario", "offboarding"}});
  page.frames(3);
  CHECK_FALSE(page.ui().step.has_value());
}

TEST_CASE("only what is there is offered", "[composing]") {
  Driver page({1440, 1000});
  for (std::size_t step = page.session().scenario().steps.size(); step > 0; --step)
    page.session().dispatch(RemoveStep{static_cast<std::uint32_t>(step)});
  page.session().dispatch(GoTo{0});
  const Answer erased = page.session().dispatch(
      EditWorld{{testing::erase("weekly"), testing::erase("spend"), testing::erase("traffic"),
                 testing::erase("meta"), testing::erase("analytics"), testing::erase("sales")}});
  INFO(erased.says);
  REQUIRE(erased.outcome == Outcome::done);
  page.frames(2);
  page.click("Add a step…##timeline");
  page.click("Cleo##who cleo");
  CHECK(page.has("Invite someone##do workspace invite"));
  CHECK(page.node("compose/choose/do connection archive") == nullptr);
  page.app().perform("compose/choose/search", "type", "archive");
  page.frames(2);
  CHECK(page.reads("Nothing matches"));
}
