// The timeline: stepping by keys and mouse, playing, moving and removing steps, lanes and findings.
#include <catch2/catch_test_macros.hpp>

#include "driver.h"
#include "tests/support/steps.h"

using namespace permsim;

TEST_CASE("keys and buttons step through the scenario") {
  Driver page;
  const auto last = static_cast<std::uint32_t>(page.session().moments().size() - 1);
  page.key(ImGuiKey_RightBracket);
  CHECK(page.session().at() == 1);
  page.key(ImGuiMod_Alt | ImGuiKey_RightArrow);
  CHECK(page.session().at() == 2);
  page.key(ImGuiKey_LeftBracket);
  CHECK(page.session().at() == 1);
  page.click("Step forward##forward");
  CHECK(page.session().at() == 2);
  page.click("To the end##end");
  CHECK(page.session().at() == last);
  page.key(ImGuiKey_RightBracket);
  CHECK(page.session().at() == last);
  page.click("To the start##start");
  CHECK(page.session().at() == 0);
}

TEST_CASE("Space plays a step every 1.2 seconds and stops at the end") {
  Driver page;
  const auto last = static_cast<std::uint32_t>(page.session().moments().size() - 1);
  page.key(ImGuiKey_Space);
  REQUIRE(page.ui().is_playing);
  CHECK(page.session().at() == 0);
  page.frames(1, 0.5f);
  page.frames(1);
  CHECK(page.session().at() == 1);
  page.frames(60, 1.0f / 60.0f);
  CHECK(page.session().at() == 1);
  page.frames(1, 0.3f);
  page.frames(1);
  CHECK(page.session().at() == 2);
  for (std::uint32_t i = 0; i < 2 * last; ++i) page.frames(2, 0.7f);
  CHECK(page.session().at() == last);
  CHECK_FALSE(page.ui().is_playing);
}

TEST_CASE("while playing a frame is asked for when the next step is due, not before") {
  Driver page;
  page.key(ImGuiKey_Space);
  page.frames(1, 0.5f);
  page.frames(4);
  CHECK(page.platform().last_wait > 900);
  CHECK_FALSE(page.app().wants_another_frame());
}

TEST_CASE("a press on a moment goes there, and says so") {
  Driver page;
  page.click("Step 3: Ben reconnects Meta Ads##moment 3");
  CHECK(page.session().at() == 3);
  REQUIRE_FALSE(page.platform().announced.empty());
  CHECK(page.platform().announced.back().find("Step 3") == 0);
}

TEST_CASE("a step is moved and removed, and undo brings it back") {
  Driver page;
  const std::size_t steps = page.session().scenario().steps.size();
  const std::string first = page.session().scenario().steps[0].action;
  page.key(ImGuiKey_RightBracket);
  page.click("Change this step##timeline");
  page.click("Move this step later##step");
  CHECK(page.session().scenario().steps[1].action == first);
  page.click("Change this step##timeline");
  page.click("Remove this step##step");
  CHECK(page.session().scenario().steps.size() == steps - 1);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.session().scenario().steps.size() == steps);
  CHECK(page.session().scenario().steps[0].action == first);
}

TEST_CASE("a step is dragged to another place, and Esc leaves it where it is", "[timeline]") {
  Driver page({1600, 1000});
  const std::string second = page.session().scenario().steps[1].action;
  const std::string third = page.session().scenario().steps[2].action;
  page.drag("Step 3: Ben reconnects Meta Ads##moment 3", {-230, 0});
  CHECK(page.session().scenario().steps[1].action == third);
  CHECK(page.session().scenario().steps[2].action == second);
  CHECK(page.session().undo_words() == "move step 3 to 2");
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.session().scenario().steps[1].action == second);
  page.drag("Step 3: Ben reconnects Meta Ads##moment 3", {30, 0});
  CHECK_FALSE(page.session().undo_words());
}

TEST_CASE("keys move the step one looks at", "[timeline]") {
  Driver page;
  const std::string first = page.session().scenario().steps[0].action;
  page.key(ImGuiKey_RightBracket);
  page.key(ImGuiMod_Alt | ImGuiMod_Shift | ImGuiKey_RightArrow);
  CHECK(page.session().scenario().steps[1].action == first);
  CHECK(page.session().at() == 2);
  page.key(ImGuiMod_Alt | ImGuiMod_Shift | ImGuiKey_LeftArrow);
  CHECK(page.session().scenario().steps[0].action == first);
}

TEST_CASE("a step that is switched off keeps its place and does nothing", "[timeline]") {
  Driver page({1600, 1000});
  page.click("Step forward##forward");
  REQUIRE(page.verdict("ben", "reconnect", "meta") == Verdict::allow);
  page.click("Change this step##timeline");
  page.click("Switch this step off##step");
  CHECK(page.session().scenario().steps[0].is_off);
  CHECK(page.reads("Switched off: the story goes on without this step"));
  CHECK(page.session().undo_words() == "switch step 1 off");
  CHECK(page.verdict("ben", "reconnect", "meta") != Verdict::allow);
  page.press("timeline/change/step-switch");
  CHECK_FALSE(page.session().scenario().steps[0].is_off);
  CHECK(page.verdict("ben", "reconnect", "meta") == Verdict::allow);
}

TEST_CASE("a lane says in words how a thing fares and leads to it") {
  Driver page;
  CHECK(page.reads("paused"));
  page.click("Weekly report##lane weekly");
  CHECK(page.ui().selected == "weekly");
}

TEST_CASE("a finding leads to where it began and to what it is about") {
  Driver page;
  page.key(ImGuiKey_RightBracket);
  page.key(ImGuiKey_RightBracket);
  REQUIRE_FALSE(page.session().moment().findings.empty());
  page.click("Attention##answer tab");
  const Finding finding = page.session().moment().findings.front();
  const test_hooks::Item* found = nullptr;
  for (const test_hooks::Item& item : test_hooks::items()) {
    if (item.label.find("##finding 1") != std::string::npos) found = &item;
  }
  REQUIRE(found != nullptr);
  const std::string label = found->label;
  page.click(label);
  CHECK(page.session().at() == finding.since);
  CHECK(page.ui().selected == page.session().world().at(finding.entity).id);
}

TEST_CASE("a step gets another note and another date, each as one step of undo") {
  Driver page({1600, 1000});
  page.click("Step forward##forward");
  page.press("timeline/change/step-note");
  page.app().perform("timeline/change/step-note/note", "type", "Before the holidays");
  page.app().perform("timeline/change/step-note/when", "type", "2026-03-01 08:30");
  page.press("timeline/change/step-note/done");
  CHECK(page.session().scenario().steps[0].note == "Before the holidays");
  CHECK(page.session().scenario().steps[0].at == "2026-03-01T08:30");
  CHECK(page.session().undo_words() == "change step 1");
  CHECK(page.reads("Before the holidays"));
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.session().scenario().steps[0].note != "Before the holidays");
}

TEST_CASE("what is no date is refused, and nothing is changed") {
  Driver page({1600, 1000});
  page.click("Step forward##forward");
  const std::string before = page.session().scenario().steps[0].at;
  page.press("timeline/change/step-note");
  page.app().perform("timeline/change/step-note/when", "type", "next Friday");
  page.press("timeline/change/step-note/done");
  CHECK(page.session().scenario().steps[0].at == before);
  CHECK(page.reads("That is not possible: "));
  CHECK(page.reads("is no time"));
}

TEST_CASE("a step is done once more, right after itself") {
  Driver page({1600, 1000});
  page.click("Step forward##forward");
  const std::size_t steps = page.session().scenario().steps.size();
  page.press("timeline/change/step-again");
  CHECK(page.session().scenario().steps.size() == steps + 1);
  CHECK(page.session().at() == 2);
  CHECK(page.session().scenario().steps[1].action == page.session().scenario().steps[0].action);
}

TEST_CASE("a step made by hand is duplicated as a step of its own") {
  Driver page({1600, 1000});
  page.click("Step forward##forward");
  page.session().dispatch(
      EditWorld{{testing::set("analytics", "visibility", std::string("restricted"))}});
  page.frames(2);
  REQUIRE(page.session().at() == 2);
  const std::size_t steps = page.session().scenario().steps.size();
  page.click("Change this step##timeline");
  page.click("Duplicate this step##step");
  CHECK(page.session().scenario().steps.size() == steps + 1);
  CHECK(page.session().at() == 3);
  CHECK(page.session().scenario().steps[2].edits.front().entity == "analytics");
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.session().scenario().steps.size() == steps);
}

TEST_CASE("a copy of a story is another work, and stands beside the one it was copied from") {
  Driver page({1600, 1000});
  page.click("Step forward##forward");
  const std::uint64_t opening = page.session().opening();
  const std::string title = page.session().scenario().title;
  page.click("Change this step##timeline");
  page.click("Copy this story##step");
  page.frames(2);
  CHECK(page.session().opening() != opening);
  CHECK(page.session().scenario().title == title + " (copy)");
  CHECK(page.session().at() == 1);
  CHECK(page.reads("This is a copy: “" + title + "” stays as it is"));
  page.click("Change this step##timeline");
  page.click("Remove this step##step");
  page.click("Stories##way to look");
  page.frames(2);
  // The copy has one step less than what it is compared with.
  CHECK(page.has("Step 1: Ana makes Ben an owner of Meta Ads##there 1"));
  CHECK(page.session().scenario().steps.size() == 4);
  page.press("matrix/open");
  page.frames(2);
  CHECK(page.session().scenario().title == title);
  CHECK(page.session().scenario().steps.size() == 5);
}
