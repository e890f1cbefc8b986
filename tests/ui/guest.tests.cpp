// The page in somebody's page: what its address asks for, the forms it takes, and what it refuses.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "driver.h"
#include "web/look/theme.h"
#include "web/views/layout_plan.h"

using namespace permsim;

namespace {

/// Asks for it as an address does, and draws until it rests.
void ask(Driver& page, const std::vector<std::pair<std::string, std::string>>& options) {
  page.app().apply_options(options);
  page.frames(4);
}

/// The embed of the design's picture: vacation, step 2, Ben reconnects Meta Ads.
void embed(Driver& page) {
  ask(page, {{"embed", ""},
             {"scenario", "vacation"},
             {"step", "2"},
             {"view", "actions"},
             {"focus", "ben,reconnect,meta"}});
}

}  // namespace

TEST_CASE("an embedded page has one line, five people, the answer and the steps", "[guest]") {
  Driver page({640, 420});
  embed(page);
  CHECK(page.ui().page_form == PageForm::grid);
  CHECK(page.reads("Ben may reconnect Meta Ads"));
  CHECK(page.reads("Since step 1"));
  CHECK(page.reads("Step 2"));
  CHECK(page.reads("Open in full"));
  CHECK_FALSE(page.has("Share##share"));
  for (const char* person : {"wes", "ana", "ben", "cleo", "eve"})
    CHECK(page.has("row " + std::string(person)));
  page.click("Step forward##forward");
  CHECK(page.session().at() == 3);
  page.click("Step back##back");
  CHECK(page.session().at() == 2);
  page.click("cell eve see meta");
  CHECK(page.ui().cell == CellIds{"eve", "see", "meta"});
}

TEST_CASE("a small embedded page asks one question, a row a person", "[guest]") {
  for (const ImVec2 size : {ImVec2(320, 240), ImVec2(360, 300), ImVec2(700, 330)}) {
    CAPTURE(size.x, size.y);
    Driver page(size);
    embed(page);
    CHECK(page.ui().page_form == PageForm::question);
    CHECK(page.reads("may reconnect"));
    CHECK(page.reads("Ben may reconnect Meta Ads"));
    std::size_t rows = 0;
    for (const char* person : {"Wes##asked wes", "Ana##asked ana", "Ben##asked ben"})
      rows += page.has(person) ? 1 : 0;
    CHECK(rows >= 3);
    page.click("Ana##asked ana");
    CHECK(page.ui().cell == CellIds{"ana", "reconnect", "meta"});
    page.click("Step forward##forward");
    CHECK(page.session().at() == 3);
  }
}

TEST_CASE("in a low frame the question is shown of whoever may, and of the chosen person",
          "[guest]") {
  Driver page({320, 240});
  embed(page);
  CHECK_FALSE(page.has("Eve##asked eve"));
  ask(page, {{"focus", "eve,reconnect,meta"}});
  CHECK(page.has("Eve##asked eve"));
  CHECK(page.reads("may not reconnect"));
}

TEST_CASE("the whole answer takes the matrix's place, and gives it back", "[guest]") {
  Driver page({640, 420});
  embed(page);
  page.click("Why, in full##guest");
  CHECK(page.reads("Because all of this holds"));
  CHECK_FALSE(page.has("cell ben reconnect meta"));
  page.click("Back##guest");
  CHECK(page.has("cell ben reconnect meta"));
}

TEST_CASE("every press of an embedded page has its node, and does the same there", "[guest]") {
  for (const ImVec2 size : {ImVec2(640, 420), ImVec2(360, 300)}) {
    Driver page(size);
    embed(page);
    for (const char* id : {"header/bar/open", "header/bar/menu", "timeline/transport/back",
                           "timeline/transport/forward", "why/whole"}) {
      CAPTURE(size.x, id);
      REQUIRE(page.node(id) != nullptr);
    }
    page.press("timeline/transport/forward");
    CHECK(page.session().at() == 3);
    page.press("header/bar/menu");
    REQUIRE(page.node("header/bar/menu/twin") != nullptr);
    page.press("header/bar/menu/legend");
    CHECK(page.ui().open_menu == "legend");
    page.close("header/bar/legend");
    page.press("why/whole");
    CHECK(page.node("header/bar/back") != nullptr);
    page.press("header/bar/back");
    page.press("header/bar/open");
    page.frames(2);
    CHECK(page.platform().opened_in_full == "scenario=vacation&step=3&focus=ben,reconnect,meta|");
  }
}

TEST_CASE("what is opened in full brings along what was changed here", "[guest]") {
  Driver page({640, 420});
  embed(page);
  page.session().dispatch(Rename{"ben", "Benno"});
  page.frames(2);
  page.press("header/bar/open");
  page.frames(2);
  const std::string& opened = page.platform().opened_in_full;
  CHECK(opened.find("scenario=") == std::string::npos);
  CHECK(opened.find("Benno") != std::string::npos);
}

TEST_CASE("with no controls nothing of it can be pressed, and all of it is seen", "[guest]") {
  Driver page({640, 420});
  embed(page);
  ask(page, {{"controls", "none"}});
  CHECK_FALSE(page.has("Step forward##forward"));
  CHECK(page.node("timeline/transport") == nullptr);
  CHECK(page.node("header/bar") == nullptr);
  page.click("cell eve see meta");
  CHECK(page.ui().cell == CellIds{"ben", "reconnect", "meta"});
  CHECK(page.reads("Ben may reconnect Meta Ads"));
}

TEST_CASE("panes that a host does not want are not there", "[guest]") {
  {
    Driver page({640, 420});
    embed(page);
    ask(page, {{"panes", "matrix"}});
    CHECK_FALSE(page.has("Step forward##forward"));
    CHECK_FALSE(page.has("Why, in full##guest"));
  }
  Driver wide({1200, 700});
  ask(wide, {{"embed", ""}, {"panes", "matrix,why"}});
  CHECK(wide.ui().page_form == PageForm::wide);
  CHECK(wide.node("things") == nullptr);
  CHECK(wide.node("timeline") == nullptr);
  CHECK_FALSE(wide.reads("People and things"));
}

TEST_CASE("what is only to be looked at refuses every change at one place", "[guest]") {
  Driver page({1440, 900});
  ask(page, {{"readonly", ""}, {"scenario", "vacation"}});
  const std::shared_ptr<const Scenario> before = page.session().shared_scenario();
  page.session().dispatch(Rename{"ben", "Benno"});
  page.session().dispatch(RemoveStep{1});
  CHECK(page.session().dispatch(Rename{"ben", "Benno"}).outcome == Outcome::impossible);
  page.click("Google Analytics##thing analytics");
  page.click("Restricted##attribute visibility");
  CHECK(page.session().shared_scenario() == before);
  CHECK(page.reads("this is for looking only"));
  const std::string asked =
      page.app().door().request(R"({"ask":"dispatch","command":{"remove_step":1}})");
  CHECK(asked.find(R"("outcome":"impossible")") != std::string::npos);
  CHECK(asked.find(R"("says":"this is for looking only")") != std::string::npos);
  CHECK(page.session().shared_scenario() == before);
  // Looking goes on.
  page.click("Step forward##forward");
  CHECK(page.session().at() == 1);
  ask(page, {{"scenario", "offboarding"}});
  CHECK(page.session().is_readonly());
  ask(page, {{"readonly", "0"}});
  CHECK(page.session().dispatch(Rename{"wes", "Wesley"}).outcome == Outcome::done);
}

TEST_CASE("an address says what to look at", "[guest][address]") {
  Driver page({1440, 900});
  ask(page, {{"scenario", "vacation"},
             {"view", "roles"},
             {"on", "analytics"},
             {"compare", "start"},
             {"theme", "dark"}});
  CHECK(page.ui().mode == MatrixMode::roles);
  CHECK(page.ui().resource == "analytics");
  CHECK(page.ui().compare == CompareWith::start);
  CHECK_FALSE(page.ui().news.has_value());
  const std::string reading = page.session().policy_file().readings.back().id;
  ask(page, {{"reading", reading}, {"step", "1"}});
  CHECK(page.session().policy().reading == reading);
  CHECK(page.session().at() == 1);
  CHECK_FALSE(page.session().undo_words().has_value());
  CHECK(page.app().looks().find("\"view\":\"roles\"") != std::string::npos);
}

TEST_CASE("unknown parameters open in silence, bad values are told", "[guest][address]") {
  Driver page({1440, 900});
  ask(page, {{"utm_source", "mail"},
             {"origin", "https://docs.example"},
             {"fresh", ""},
             {"lang", "de"},
             {"height", "420"},
             {"motion", "reduce"}});
  CHECK_FALSE(page.ui().news.has_value());
  CHECK(page.ui().hosting.has_less_motion);
  const std::vector<std::pair<std::string, std::string>> bad = {
      {"view", "grid"},       {"controls", "all"},        {"panes", "matrix,menu"},
      {"accent", "greenish"}, {"focus", "ben,reconnect"}, {"focus", "ben,fly,meta"},
      {"on", "nothing"},      {"compare", "yesterday"},   {"reading", "upside-down"},
      {"height", "tall"},     {"motion", "wild"},         {"readonly", "perhaps"},
      {"embed", "maybe"},     {"theme", "pink"},          {"show", "all"},
      {"step", "99"}};
  for (const auto& option : bad) {
    CAPTURE(option.first, option.second);
    const std::string told = page.app().look_by({option});
    CHECK(told.find("“" + option.first + "=" + option.second + "”, but ") != std::string::npos);
  }
  CHECK(page.ui().page_form == PageForm::whole);
}

TEST_CASE("a host's accent is made readable, whatever it is", "[guest][theme]") {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    for (const ImU32 accent :
         {IM_COL32(255, 255, 0, 255), IM_COL32(0, 0, 0, 255), IM_COL32(255, 255, 255, 255),
          IM_COL32(11, 93, 59, 255), IM_COL32(200, 0, 90, 255)}) {
      CAPTURE(static_cast<int>(theme), accent);
      const Palette made = with_accent(palette_of(theme), accent);
      for (const ImU32 ground : {made.panel, made.sunken, made.raised, made.hover, made.selected})
        CHECK(contrast(made.accent_text, ground) >= 4.5f);
      for (const ImU32 words : {made.text, made.muted})
        CHECK(contrast(words, made.selected) >= 4.5f);
      CHECK(contrast(made.on_accent, made.accent) >= 4.5f);
      CHECK(contrast(made.focus, made.panel) >= 3.0f);
    }
  }
  Driver page({640, 420});
  ask(page, {{"embed", ""}, {"accent", "#0b5d3b"}, {"theme", "light"}});
  CHECK(page.platform().accent_ground == "#0b5d3b");
  ask(page, {{"theme", "contrast"}});
  CHECK(page.platform().accent_ground.empty());
}

TEST_CASE("the height that all of it takes does not depend on the height there is", "[guest]") {
  for (const float width : {400.0f, 640.0f}) {
    float known = 0.0f;
    for (const float height : {345.0f, 500.0f, 900.0f}) {
      Driver page({width, height});
      embed(page);
      if (known == 0.0f) known = page.ui().content_height;
      CHECK(page.ui().content_height == known);
    }
    CHECK(known >= 200.0f);
    CHECK(known <= 700.0f);
  }
}

TEST_CASE("keys of a host's page are left to it", "[guest]") {
  Driver page({640, 420});
  embed(page);
  CHECK_FALSE(page.app().press_shortcut(ImGuiKey_G));
  CHECK_FALSE(page.app().press_shortcut(ImGuiKey_Slash));
  CHECK(page.app().press_shortcut(ImGuiKey_RightBracket));
  CHECK(page.session().at() == 3);
}

TEST_CASE("every shipped scenario has its lines told in an embedded page", "[guest]") {
  for (const ImVec2 size : {ImVec2(640, 420), ImVec2(320, 240), ImVec2(400, 300)}) {
    Driver page(size);
    for (const std::string& id : page.app().door().library().scenario_ids()) {
      CAPTURE(id, size.x);
      ask(page, {{"embed", ""}, {"scenario", id}});
      REQUIRE(page.node("header/title") != nullptr);
      CHECK(page.reads(page.node("header/title")->name.substr(0, 4)));
      CHECK(page.node("matrix") != nullptr);
      CHECK(page.ui().content_height > 0.0f);
    }
  }
}
