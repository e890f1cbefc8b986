// The matrix: choosing cells by mouse and keys, why, giving and taking from a cell, filters, the
// two ways to look.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "driver.h"

using namespace permsim;

TEST_CASE("a press on a cell says why, with rules and documents folded below") {
  Driver page({1600, 1400});
  page.click("cell eve see meta");
  CHECK(page.ui().cell == CellIds{"eve", "see", "meta"});
  CHECK(page.reads("Denied"));
  CHECK(page.reads("Eve may not see"));
  CHECK_FALSE(page.reads("Rule restricted-out"));
  page.click("Details##fold why details");
  CHECK(page.reads("Rule restricted-out"));
  page.click("cell wes see meta");
  CHECK(page.reads("Allowed"));
  CHECK(page.reads("Because all of this holds"));
  CHECK(page.reads("from the start"));
}

TEST_CASE(
    "each fact of an answer leads to the step that made it so, and others who may to theirs") {
  Driver page({1600, 1400});
  page.app().apply_options({{"step", "3"}});
  page.frames(4);
  page.click("cell ben reconnect meta");
  CHECK(page.reads("since step 1"));
  CHECK(page.reads("Who else may"));
  page.click("Wes##also wes");
  CHECK(page.ui().cell == CellIds{"wes", "reconnect", "meta"});
  page.click("cell ben reconnect meta");
  const auto& items = test_hooks::items();
  const auto fact = std::find_if(items.begin(), items.end(), [](const test_hooks::Item& item) {
    return item.label.compare(0, 13, "step 1##fact ") == 0;
  });
  REQUIRE(fact != items.end());
  page.click(std::string(fact->label));
  CHECK(page.session().at() == 1);
}

TEST_CASE("what is allowed and cannot be done now says why not, below its answer") {
  Driver page({1600, 1400});
  page.app().apply_options({{"step", "2"}});
  page.frames(4);
  page.click("cell wes resume_queries meta");
  CHECK(page.reads("Wes may resume"));
  CHECK(page.reads("cannot work now"));
  CHECK(page.reads("But it cannot work now"));
}

TEST_CASE("an answer that the documents leave open says so") {
  Driver page;
  page.click("cell ben view_details meta");
  CHECK(page.reads("Unclear"));
  CHECK(page.reads("The documents leave this open"));
}

TEST_CASE(
    "a cell's menu opens by a right click, and what is given there is in the matrix at once") {
  Driver page;
  REQUIRE(page.verdict("eve", "see", "meta") == Verdict::deny);
  page.right_click("cell eve see meta");
  REQUIRE(page.has("Can use##give user"));
  page.click("Can use##give user");
  CHECK(page.verdict("eve", "see", "meta") == Verdict::allow);
  page.key(ImGuiKey_Escape);
  CHECK_FALSE(page.has("Can use##give user"));
  CHECK(page.reads("Allowed"));
  CHECK(page.reads("Eve is a user of Meta Ads"));
}

TEST_CASE("a right click opens the menu on that very cell") {
  Driver page;
  page.click("cell wes see meta");
  page.right_click("cell cleo delete meta");
  CHECK(page.ui().cell == CellIds{"cleo", "delete", "meta"});
  CHECK(page.reads("Cleo · Meta Ads"));
  page.click("Owner##give owner");
  CHECK(page.verdict("cleo", "delete", "meta") == Verdict::allow);
  page.click("Owner##give owner");
  CHECK(page.verdict("cleo", "delete", "meta") == Verdict::deny);
}

TEST_CASE("the header of an action leads to that action on everything, and back") {
  Driver page;
  page.click("column reconnect");
  CHECK(page.ui().mode == MatrixMode::things);
  CHECK(page.has("cell ana reconnect meta"));
  CHECK_FALSE(page.has("cell ana see meta"));
  page.click("column meta");
  CHECK(page.ui().mode == MatrixMode::actions);
  CHECK(page.ui().resource == "meta");
}

TEST_CASE("only differences leaves the rows and columns that a step changed") {
  Driver page;
  page.key(ImGuiKey_RightBracket);
  REQUIRE(page.session().at() == 1);
  REQUIRE(page.session().moment().changed.gained > 0);
  page.click("Everything##filter");
  page.click("Only differences##filter");
  CHECK(page.has("cell ben reconnect meta"));
  CHECK_FALSE(page.has("cell eve reconnect meta"));
  CHECK_FALSE(page.has("cell ben see meta"));
  page.key(ImGuiKey_RightBracket);
  CHECK(page.reads("Nothing differs here"));
  page.click("Show everything##matrix");
  CHECK(page.has("cell eve see meta"));
}

TEST_CASE("only unclear or disputed leaves the open questions") {
  Driver page;
  page.click("Everything##filter");
  page.click("Only unclear or disputed##filter");
  CHECK(page.has("cell ben view_details meta"));
  CHECK_FALSE(page.has("cell ben see meta"));
}

TEST_CASE("pointing at a cell names it in a sentence") {
  Driver page;
  page.hover("cell eve query meta");
  CHECK(page.reads("Eve may not query Meta Ads in Google Sheets"));
}
