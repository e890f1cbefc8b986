// What gives way where there is little room, and that everything is still reached.
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "driver.h"
#include "web/views/layout_plan.h"

using namespace permsim;

namespace {

/// Rows of people that can be seen whole.
int rows_in_sight() {
  const test_hooks::Item* head = test_hooks::find_item("column see");
  const test_hooks::Item* sentence = test_hooks::find_item("sentence");
  REQUIRE(head != nullptr);
  REQUIRE(sentence != nullptr);
  int count = 0;
  for (const test_hooks::Item& item : test_hooks::items()) {
    const bool is_whole = item.min.y >= head->max.y - 1.0f && item.max.y <= sentence->min.y;
    if (item.label.compare(0, 4, "row ") == 0 && is_whole) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("at least five people are seen in every window that is worked in", "[layout]") {
  for (const ImVec2 size :
       {ImVec2{1440, 900}, ImVec2{1280, 720}, ImVec2{1440, 450}, ImVec2{720, 450}, ImVec2{640, 420},
        ImVec2{390, 844}, ImVec2{820, 1180}}) {
    Driver page(size);
    INFO(size.x << " x " << size.y);
    if (page.has("Everybody##everybody or one")) page.click("Everybody##everybody or one");
    CHECK(rows_in_sight() >= 5);
    page.key(ImGuiKey_RightBracket);
    CHECK(rows_in_sight() >= 5);
  }
}

TEST_CASE("what gives way does so in one order", "[layout]") {
  const UiState ui;
  const LayoutPlan wide = plan_layout(1440, 900, ui);
  CHECK_FALSE(wide.has_rail);
  CHECK_FALSE(wide.has_line);
  CHECK_FALSE(wide.shows_one_pane);
  const LayoutPlan low = plan_layout(1440, 619, ui);
  CHECK(low.has_rail);
  CHECK(low.has_line);
  CHECK_FALSE(low.shows_one_pane);
  CHECK(plan_layout(1099, 900, ui).has_rail);
  const LayoutPlan tablet = plan_layout(999, 900, ui);
  CHECK(tablet.shows_one_pane);
  CHECK_FALSE(tablet.has_tabs_at_bottom);
  CHECK_FALSE(tablet.has_line);
  const LayoutPlan phone = plan_layout(390, 844, ui);
  CHECK(phone.has_tabs_at_bottom);
  CHECK(phone.has_line);
  CHECK_FALSE(plan_layout(640, 420, ui).has_tabs_at_bottom);
}

TEST_CASE("the list opens over the matrix from the rail and goes again", "[layout]") {
  Driver page({1440, 450});
  CHECK_FALSE(page.has("Wes##thing wes in north"));
  page.click("Things##rail things");
  CHECK(page.has("Wes##thing wes in north"));
  page.click("Wes##thing wes in north");
  CHECK(page.has("Close details##inspector"));
  page.key(ImGuiKey_Escape);
  CHECK_FALSE(page.has("Wes##thing wes in north"));
  page.click("Things##rail things");
  page.click("Things##rail things");
  CHECK_FALSE(page.has("Wes##thing wes in north"));
}

TEST_CASE("details take room only while something is chosen", "[layout]") {
  Driver page;
  CHECK_FALSE(page.has("Close details##inspector"));
  page.click("Meta Ads##thing meta");
  REQUIRE(page.has("Close details##inspector"));
  page.click("Close details##inspector");
  CHECK(page.ui().selected.empty());
  CHECK_FALSE(page.has("Close details##inspector"));
  CHECK(page.has("cell ben reconnect meta"));
}

TEST_CASE("one can step and watch in one line, and open all of the timeline", "[layout]") {
  Driver page({1440, 450});
  CHECK_FALSE(page.has("Play##timeline"));
  page.click("Step forward##forward");
  CHECK(page.session().at() == 1);
  CHECK(page.reads("Step 1 of 5"));
  page.click("Timeline##open");
  CHECK(page.has("Play##timeline"));
  page.click("Fold the timeline##timeline");
  CHECK_FALSE(page.has("Play##timeline"));
}

TEST_CASE("the timeline is folded by hand and stays so at the next visit", "[layout]") {
  Driver page;
  page.click("Fold the timeline##timeline");
  CHECK_FALSE(page.has("Play##timeline"));
  CHECK(page.platform().store_of["view"].find("timeline=folded") != std::string::npos);
  page.click("Timeline##open");
  CHECK(page.has("Play##timeline"));
  page.click("Fold the list##things");
  CHECK(page.has("Things##rail things"));
  CHECK(page.platform().store_of["view"].find("things=folded") != std::string::npos);
  page.click("Things##rail things");
  page.click("Keep the list open##things");
  CHECK_FALSE(page.has("Things##rail things"));
}

TEST_CASE("the sentence under the matrix tells the cell pointed at, else the chosen one",
          "[layout]") {
  Driver page;
  CHECK(page.reads("Choose a cell to see why"));
  page.hover("cell eve see meta");
  page.frames(2);
  CHECK(page.reads("Eve may not see Meta Ads"));
  page.click("cell ben see meta");
  page.hover("Undo##undo");
  page.frames(2);
  CHECK_FALSE(page.reads("Eve may not see Meta Ads"));
  CHECK(page.reads("Ben may see Meta Ads"));
}

TEST_CASE("why, act and attention share one place", "[layout]") {
  Driver page;
  page.click("cell ben see meta");
  page.click("Act##answer tab");
  CHECK(page.reads("What Ben may do with Meta Ads"));
  page.click("Attention##answer tab");
  CHECK(page.reads("Nothing needs attention"));
  page.click("cell eve see meta");
  CHECK(page.ui().answer == AnswerTab::why);
}

TEST_CASE("a window between has its tabs in the header", "[layout]") {
  Driver page({900, 700});
  page.click("Things##page");
  CHECK(page.has("Wes##thing wes in north"));
  CHECK(page.has("Play##timeline"));
  page.click("Why##page");
  CHECK(page.has("Act##answer tab"));
  page.click("Attention##page");
  CHECK(page.ui().answer == AnswerTab::attention);
  page.click("Matrix##page");
  CHECK(page.has("cell wes see meta"));
}

TEST_CASE("the timeline is no higher than what it shows", "[layout]") {
  Driver page;
  const float before = test_hooks::find_item("Play##timeline")->min.y;
  page.drag("Height of the timeline##splitter", {0.0f, -300.0f});
  page.frames(2);
  CHECK(test_hooks::find_item("Play##timeline")->min.y == before);
  page.drag("Height of the timeline##splitter", {0.0f, 60.0f});
  page.frames(2);
  CHECK(test_hooks::find_item("Play##timeline")->min.y == before + 60.0f);
}
