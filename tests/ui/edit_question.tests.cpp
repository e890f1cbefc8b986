// In the middle of a story it is asked where a change by hand belongs: by mouse and by the twin,
// for one change and for a whole story.
#include <catch2/catch_test_macros.hpp>

#include "driver.h"
#include "tests/support/steps.h"

using namespace permsim;

namespace {

constexpr const char* kAsks = "Where does this change belong?";

void restrict_analytics(Driver& page) {
  page.click("Google Analytics##thing analytics");
  page.click("Restricted##attribute visibility");
}

std::string visibility(Driver& page, std::uint32_t moment) {
  const World& world = *page.session().moments()[moment]->world;
  const EntityIndex entity = world.find("analytics");
  const Attribute* attribute = world.type_of(entity).find_attribute("visibility");
  const Value value = world.attribute(entity, attribute->symbol);
  const auto* text = as_text(value);
  return text == nullptr ? std::string() : *text;
}

}  // namespace

TEST_CASE("a change by hand in the middle of a story waits until it is said where it belongs",
          "[edit_question]") {
  Driver page({1440, 1400});
  page.key(ImGuiKey_RightBracket);
  const std::uint64_t changes = page.session().changes();
  restrict_analytics(page);
  REQUIRE(page.ui().question.has_value());
  CHECK(page.session().changes() == changes);
  CHECK(page.reads("Google Analytics becomes restricted"));
  CHECK(page.reads("You look at step 1 of 5. Where does this change belong?"));
  CHECK(page.reads("It becomes step 2"));
  page.click("Add a step here##place");
  CHECK_FALSE(page.ui().question.has_value());
  CHECK(page.steps().size() == 6);
  CHECK(page.steps()[1].is_edit());
  CHECK(page.session().at() == 2);
  CHECK(visibility(page, 1) == "public");
  CHECK(visibility(page, 2) == "restricted");
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.steps().size() == 5);
  CHECK_FALSE(page.session().undo_words().has_value());
}

TEST_CASE("the start is changed, the story played again, and one goes on looking at the same step",
          "[edit_question]") {
  Driver page({1440, 1400});
  page.key(ImGuiKey_RightBracket);
  restrict_analytics(page);
  page.click("Change the start##place");
  CHECK(page.session().at() == 1);
  CHECK(page.steps().size() == 5);
  for (const std::uint32_t moment : {0u, 1u, 5u}) CHECK(visibility(page, moment) == "restricted");
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(visibility(page, 0) == "public");
  CHECK_FALSE(page.session().undo_words().has_value());
}

TEST_CASE("whoever may do the same by an act of the policy is offered, and does it",
          "[edit_question]") {
  Driver page({1440, 1400});
  page.key(ImGuiKey_RightBracket);
  restrict_analytics(page);
  CHECK(page.reads("Wes restricts Google Analytics"));
  CHECK(page.has("As Eve##place as eve"));
  CHECK_FALSE(page.has("As Ben##place as ben"));
  page.click("As Wes##place as wes");
  REQUIRE(page.steps().size() == 6);
  CHECK(page.steps()[1].by == "wes");
  CHECK(page.steps()[1].action == "restrict");
  CHECK(visibility(page, 2) == "restricted");
}

TEST_CASE("at the start, and for names, nothing is asked", "[edit_question]") {
  Driver page({1440, 1400});
  restrict_analytics(page);
  CHECK_FALSE(page.ui().question.has_value());
  CHECK(visibility(page, 0) == "restricted");
  page.key(ImGuiKey_RightBracket);
  page.press("inspector/more");
  page.app().perform("inspector/more/rename", "type", "Web analytics");
  page.app().perform("inspector/more/rename", "enter", "Web analytics");
  page.frames(2);
  CHECK_FALSE(page.ui().question.has_value());
  CHECK(page.has("Web analytics##thing analytics"));
  CHECK(page.steps().size() == 5);
  page.session().dispatch(GoTo{0});
  page.frames(2);
  CHECK(page.has("Web analytics##thing analytics"));
}

TEST_CASE("nothing is remembered unless it is ticked, and then for this story only",
          "[edit_question]") {
  Driver page({1440, 1400});
  page.key(ImGuiKey_RightBracket);
  restrict_analytics(page);
  page.click("Add a step here##place");
  page.click("Public##attribute visibility");
  CHECK(page.reads("It joins step 2, which was made by hand too"));
  page.click("Always for this story##place");
  page.click("Change the start##place");
  // It is restricted by step 2, which is played again: the start was public all along.
  CHECK(visibility(page, 2) == "restricted");
}

TEST_CASE("what was ticked holds until one asks to be asked again", "[edit_question]") {
  Driver page({1440, 1400});
  page.key(ImGuiKey_RightBracket);
  restrict_analytics(page);
  page.click("Always for this story##place");
  page.click("Change the start##place");
  page.click("Public##attribute visibility");
  CHECK_FALSE(page.ui().question.has_value());
  CHECK(visibility(page, 0) == "public");
  CHECK(page.steps().size() == 5);
  page.press("header/bar/acting");
  REQUIRE(page.node("header/bar/acting/ask again") != nullptr);
  CHECK(page.node("header/bar/acting/ask again")->more ==
        "In the middle of this story a change is one of its start");
  page.click("Ask where a change belongs##acting");
  page.click("Restricted##attribute visibility");
  CHECK(page.ui().question.has_value());
  page.click("Always for this story##place");
  page.click("Add a step here##place");
  CHECK(page.steps().size() == 6);
  // Another story asks.
  page.app().apply_options({{"scenario", "offboarding"}, {"step", "1"}});
  page.frames(3);
  REQUIRE(page.session().at() == 1);
  page.click("Meta Ads##thing meta");
  page.click("Public##attribute visibility");
  CHECK(page.ui().question.has_value());
}

TEST_CASE("the question is answered by the twin, in a dialog with a ring around each answer",
          "[edit_question]") {
  Driver page({1440, 1400});
  page.key(ImGuiKey_RightBracket);
  restrict_analytics(page);
  REQUIRE(page.node("place") != nullptr);
  CHECK(page.node("place")->role == NodeRole::dialog);
  CHECK(page.node("place")->name == "Google Analytics becomes restricted");
  for (const char* id :
       {"place/step", "place/start", "place/as wes", "place/always", "place/cancel"}) {
    CAPTURE(id);
    REQUIRE(page.node(id) != nullptr);
    page.focus(id);
    CHECK_FALSE(test_hooks::ringed().empty());
  }
  page.press("place/always");
  page.press("place/cancel");
  CHECK_FALSE(page.ui().question.has_value());
  CHECK(page.steps().size() == 5);
  // What was cancelled is not remembered either.
  page.click("Restricted##attribute visibility");
  page.close("place");
  CHECK_FALSE(page.ui().question.has_value());
  page.click("Restricted##attribute visibility");
  page.press("place/as wes");
  CHECK(page.steps()[1].by == "wes");
}

TEST_CASE("a step is taken by the person one acts as, where they may", "[edit_question]") {
  Driver page({1440, 1400});
  page.key(ImGuiKey_RightBracket);
  restrict_analytics(page);
  // Before the page is drawn again, which shuts what is open below the question.
  page.app().perform("header/bar/acting", "press", "");
  page.app().perform("header/bar/acting/pick eve", "press", "");
  REQUIRE(page.ui().acting == "eve");
  page.press("place/step");
  REQUIRE(page.steps().size() == 6);
  CHECK(page.steps()[1].by == "eve");
  CHECK(page.steps()[1].action == "restrict");
}

TEST_CASE("what cannot be made at the start says why, and stays where it is", "[edit_question]") {
  Driver page({1440, 1400});
  page.key(ImGuiKey_RightBracket);
  page.session().dispatch(
      EditWorld{{testing::create("zoe", "person", {{"label", std::string("Zoe")}}),
                 testing::add("north", "member", "zoe")}});
  page.frames(2);
  page.press("things/tree/thing zoe in north as member");
  page.press("inspector/more");
  page.press("inspector/more/delete");
  REQUIRE(page.ui().question.has_value());
  CHECK(page.reads("Not possible: Zoe is not there at the start"));
  REQUIRE(page.node("place/start") != nullptr);
  CHECK_FALSE(page.node("place/start")->is_enabled);
  page.click("Change the start##place");
  CHECK(page.ui().question.has_value());
  page.press("place/start");
  CHECK(page.ui().question.has_value());
  page.press("place/step");
  CHECK(page.session().world().find("zoe") == kNoEntity);
}

TEST_CASE("a form whose change was cancelled still says what was typed", "[edit_question]") {
  Driver page({1440, 1000});
  page.key(ImGuiKey_RightBracket);
  page.press("things/new");
  page.focus("things/new/name");
  page.type("Zoe");
  page.enter();
  REQUIRE(page.ui().question.has_value());
  CHECK(page.reads("Zoe"));
  page.press("place/cancel");
  CHECK(page.session().world().find("zoe") == kNoEntity);
  CHECK(page.ui().open_menu == "new thing");
  CHECK(page.node("things/new/name")->value == "Zoe");
  page.focus("things/new/name");
  page.enter();
  page.press("place/start");
  CHECK(page.ui().selected == "zoe");
  CHECK(page.session().moments().front()->world->find("zoe") != kNoEntity);
  CHECK(page.node("things/new/name")->value.empty());
}

TEST_CASE("a pasted table waits too, and is there again when it is cancelled", "[edit_question]") {
  Driver page;
  page.key(ImGuiKey_RightBracket);
  page.app().paste_table(
      "Name\x1fRole\x1f\x1e"
      "Dora\x1fMember\x1f\x1e");
  page.frames(2);
  page.press("paste/add");
  REQUIRE(page.ui().question.has_value());
  CHECK_FALSE(page.ui().paste.has_value());
  page.press("place/cancel");
  REQUIRE(page.ui().paste.has_value());
  page.press("paste/add");
  page.press("place/step");
  CHECK_FALSE(page.ui().paste.has_value());
  CHECK(page.session().world().find("dora") != kNoEntity);
  CHECK(page.steps().size() == 6);
}

TEST_CASE("what was asked of one step is not asked of another", "[edit_question]") {
  Driver page({1440, 1400});
  page.key(ImGuiKey_RightBracket);
  restrict_analytics(page);
  REQUIRE(page.reads(kAsks));
  page.session().dispatch(GoTo{3});
  page.frames(3);
  CHECK_FALSE(page.ui().question.has_value());
  CHECK_FALSE(page.reads(kAsks));
}
