// Small news in one line (web/models/news.h): what the last change came to, said, drawn and taken
// back.
#include <catch2/catch_test_macros.hpp>

#include "driver.h"

using namespace permsim;

TEST_CASE("an edit is answered in one line that says who gained and who lost", "[news]") {
  Driver page({1600, 1000});
  CHECK_FALSE(page.ui().news.has_value());
  page.click("Google Analytics##thing analytics");
  page.click("Restricted##attribute visibility");
  REQUIRE(page.ui().news.has_value());
  CHECK(page.ui().news->words.find("Ana, Ben and Cleo lost 5 each") != std::string::npos);
  CHECK(page.reads("Ana, Ben and Cleo lost"));  // the line may break
  CHECK(page.platform().announced.back() == page.ui().news->words);
  CHECK_FALSE(page.has("Show##news"));  // it is looked at
  page.click("Undo##news");
  CHECK(page.verdict("ana", "see", "analytics") == Verdict::allow);
  CHECK(page.ui().news->words.find("Undone: ") == 0);
}

TEST_CASE("cells are marked against what was before the last change, until one goes elsewhere",
          "[news]") {
  Driver page({1600, 1000});
  page.click("Google Analytics##thing analytics");
  page.click("Restricted##attribute visibility");
  CHECK(page.ui().compare == CompareWith::change);
  page.click("cell ana see analytics");
  CHECK(page.reads("lost"));
  page.click("Step forward##forward");
  CHECK(page.ui().compare == CompareWith::previous);
  CHECK(page.ui().news.has_value());
}

TEST_CASE("a change elsewhere can be shown, and news can be dismissed", "[news]") {
  Driver page({1600, 1000});
  page.click("Google Analytics##thing analytics");
  page.click("Restricted##attribute visibility");
  page.click("Meta Ads##thing meta");
  REQUIRE(page.has("Show##news"));
  page.click("Show##news");
  CHECK(page.ui().resource == "analytics");
  page.press("news/Dismiss");
  CHECK_FALSE(page.has("Dismiss##news"));
}

TEST_CASE("a change of nothing says so", "[news]") {
  Driver page({1600, 1000});
  page.click("Weekly report##thing weekly");
  page.click("Rename, duplicate or delete##inspector");
  page.type(" 2");
  page.enter();
  REQUIRE(page.ui().news.has_value());
  CHECK(page.ui().news->words.find("nothing changed for anybody") != std::string::npos);
}

TEST_CASE("what is pressed on the news is not pressed on what lies below", "[news]") {
  Driver page({900, 700});
  page.app().apply_options({{"step", "99"}});
  page.frames(4);
  REQUIRE(page.reads("but a step is a number from 0 to 5"));
  page.click("Dismiss##news");
  CHECK_FALSE(page.ui().cell.is_given());
  CHECK_FALSE(page.ui().news.has_value());
}

TEST_CASE("another scenario has no news of the last one", "[news]") {
  Driver page({1600, 1000});
  page.click("Google Analytics##thing analytics");
  page.click("Restricted##attribute visibility");
  page.app().apply_options({{"scenario", "offboarding"}});
  page.frames(4);
  CHECK_FALSE(page.ui().news.has_value());
  CHECK(page.ui().compare == CompareWith::previous);
}
