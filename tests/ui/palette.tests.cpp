// The command palette: whatever can be asked, done or gone to is found by typing.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

#include "driver.h"
#include "web/models/app_actions.h"
#include "web/models/node.h"

using namespace permsim;

namespace {

void find(Driver& page, std::string_view text) {
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type(text);
}

}  // namespace

TEST_CASE("the palette opens with the caret in it and closes by the same key", "[palette]") {
  Driver page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  CHECK(page.ui().open_menu == "palette");
  CHECK(page.ui().focus.node == "header/bar/palette/text");
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  CHECK(page.ui().open_menu.empty());
}

TEST_CASE("a question is answered, and Enter leads to why", "[palette]") {
  Driver page;
  find(page, "ben rec");
  CHECK(page.reads("Ben may not reconnect Meta Ads"));
  page.enter();
  CHECK(page.ui().cell == CellIds{"ben", "reconnect", "meta"});
  CHECK(page.ui().open_menu.empty());
  find(page, "cleo see google");
  page.enter();
  CHECK(page.ui().cell == CellIds{"cleo", "see", "analytics"});
}

TEST_CASE("everything the page can be told to do is found by its words", "[palette]") {
  Driver page;
  page.click("Step forward##forward");
  page.click("Step forward##forward");  // a step that others stand before and after
  page.click("Meta Ads##thing meta");   // something that can be duplicated
  page.session().dispatch(RemoveStep{5});
  page.session().dispatch(RemoveStep{4});
  page.session().dispatch(Undo{});
  page.frames(2);
  for (const auto& [words, id] : {std::pair("undo", "undo"),
                                  {"redo", "redo"},
                                  {"step back", "back"},
                                  {"forward", "forward"},
                                  {"to the start", "start"},
                                  {"to the end", "end"},
                                  {"play", "play"},
                                  {"next way", "modes"},
                                  {"search people", "search"},
                                  {"scenarios", "gallery"},
                                  {"legend", "legend"},
                                  {"keyboard", "shortcuts"},
                                  {"theme", "theme"},
                                  {"show as text", "twin"},
                                  {"new", "new"},
                                  {"share", "share"},
                                  {"title", "rename"},
                                  {"forget", "forget"},
                                  {"open a file", "open"},
                                  {"save as a file", "save"},
                                  {"export", "export"},
                                  {"add a step", "add-step"},
                                  {"copy story", "branch"},
                                  {"duplicate", "duplicate"},
                                  {"as tables", "tables"},
                                  {"edit as text", "text"},
                                  {"step earlier", "step-earlier"},
                                  {"step later", "step-later"},
                                  {"note and date", "step-note"},
                                  {"duplicate this step", "step-again"},
                                  {"ask what", "ask"},
                                  {"plan how", "plan"},
                                  {"switch", "step-switch"},
                                  {"make a lesson", "make-lesson"},
                                  {"edit a lesson", "edit-lesson"},
                                  {"record a lesson", "record-lesson"},
                                  {"remove this", "step-remove"}}) {
    find(page, words);
    CAPTURE(words);
    CHECK(page.node("header/bar/palette/do " + std::string(id)) != nullptr);
    page.close("header/bar/palette");
  }
  CHECK(app_actions().size() == 41);  // a new one belongs into this list
}

TEST_CASE("people, things and steps are gone to", "[palette]") {
  Driver page;
  find(page, "google an");
  page.click("Google Analytics##palette thing analytics");
  CHECK(page.ui().selected == "analytics");
  find(page, "step 3");
  page.enter();
  CHECK(page.session().at() == 3);
  find(page, "act as eve");
  page.enter();
  CHECK(page.ui().acting == "eve");
  find(page, "nothing at all");
  CHECK(page.reads("Nothing is called so"));
}
