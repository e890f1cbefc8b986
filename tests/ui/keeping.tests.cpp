// Files, links and what the browser keeps, as the interface has them; the page's half is tested in
// tests/browser/work.test.mjs.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/json/files.h"
#include "driver.h"

using namespace permsim;

TEST_CASE("a new, empty scenario has the product's rules, and undo brings back what was there",
          "[keeping]") {
  Driver page;
  const std::string title = page.session().scenario().title;
  page.click("File##file");
  page.click("New, empty##file new");
  CHECK(page.session().scenario().entities.size() == 0);
  CHECK(page.session().policy_file().id == "detrics");
  page.click("Undo##undo");
  CHECK(page.session().scenario().title == title);
}

TEST_CASE("what can be pressed under Share stays where it is when the link comes", "[keeping]") {
  Driver page({1440, 900});
  page.click("Share##share");
  page.frames(2);
  const auto place = [] { return test_hooks::find_item("Embed…##share")->min.y; };
  REQUIRE(page.has("Embed…##share"));
  const float before = place();
  page.app().set_shared({3412, true});
  page.frames(2);
  REQUIRE(page.reads("The link is copied"));
  CHECK(place() == before);
}

TEST_CASE("a link holds the whole scenario and opens as the same, at the same moment",
          "[keeping]") {
  Driver page({1440, 900});
  page.click("Step forward##forward");
  page.click("Share##share");
  const std::string text = page.platform().shared;
  CHECK(page.platform().shared_at == 1);
  CHECK(text.find('\n') == std::string::npos);
  CHECK(page.reads("Making the link…"));
  page.app().set_shared({3412, true});
  page.frames(2);
  CHECK(page.reads("The link is copied"));
  CHECK(page.reads("3,412 characters"));
  page.app().set_shared({9000, false});
  page.frames(2);
  CHECK(page.reads("did not let the link be copied"));
  CHECK(page.reads("a file is safer"));
  page.click("Save as a file##share");
  const std::string file = page.platform().downloads["vacation.json"];
  page.app().open_link(text, 2);
  page.frames(2);
  CHECK(page.session().at() == 2);
  CHECK(write_scenario(page.session().scenario()) == file);
  CHECK(page.app().holds_work());
}

TEST_CASE("a link without names opens as the same story of Person 1, Person 2 and so on",
          "[keeping]") {
  Driver page({1440, 900});
  std::vector<std::vector<Outcome>> outcomes(1);
  for (const auto& moment : page.session().moments()) outcomes[0].push_back(moment->outcome);
  page.press("header/bar/share");
  page.press("header/bar/share/names");
  const std::string text = page.platform().shared;
  for (const char* name : {"\"Ana\"", "\"Ben\"", "\"Wes\"", "Ana makes", "\"ana\"", "\"ben\""}) {
    INFO(name);
    CHECK(text.find(name) == std::string::npos);
  }
  CHECK(text.find("Person 1") != std::string::npos);
  page.app().open_link(text, 0);
  page.frames(2);
  outcomes.emplace_back();
  for (const auto& moment : page.session().moments()) outcomes[1].push_back(moment->outcome);
  CHECK(outcomes[0] == outcomes[1]);
  CHECK(page.reads("Person 3"));
}

TEST_CASE("a link never costs the work that is open", "[keeping]") {
  Driver page({1440, 900});
  page.session().dispatch(RemoveStep{1});
  const std::string mine = write_scenario(page.session().scenario());
  page.app().open_link("{\"format\":\"permsim/1\",\"kind\":\"scenario\"}", 0);
  page.frames(2);
  CHECK(page.reads("What the link holds cannot be opened"));
  CHECK(write_scenario(page.session().scenario()) == mine);
  page.key(ImGuiKey_Escape);
  page.app().open_link(write_compact(page.session().scenario()), 0);
  page.session().dispatch(Undo{});
  CHECK(write_scenario(page.session().scenario()) == mine);
}

TEST_CASE("title and summary are typed, and are one step of undo", "[keeping]") {
  Driver page({1440, 900});
  page.press("header/bar/file");
  page.press("header/bar/file/rename");
  page.app().perform("header/bar/rename/title", "type", "My story");
  page.press("header/bar/rename/done");
  CHECK(page.session().scenario().title == "My story");
  CHECK(page.ui().open_menu.empty());
  CHECK(page.session().undo_words() == "describe “My story”");
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.session().scenario().title == "The owner goes on vacation");
}

TEST_CASE("works that the browser keeps are in the File menu, and can be forgotten", "[keeping]") {
  Driver page({1440, 900});
  page.app().set_recent(
      "a1\x1fMy story\x1f"
      "3 Mar\x1f"
      "b2\x1fOther\x1f"
      "2 Mar\x1f");
  page.app().set_kept(Kept::kept);
  page.frames(2);
  CHECK(page.reads("Kept in this browser"));
  page.click("File##file");
  page.click("Other##recent b2");
  CHECK(page.platform().recent_opened == "b2");
  page.press("header/bar/file");
  page.press("header/bar/file/forget");
  CHECK(page.platform().forgotten.empty());
  CHECK(page.reads("2 works and all else"));
  page.press("header/bar/forget/all");
  CHECK(page.platform().forgotten == std::vector<std::string>{""});
  page.app().set_kept(Kept::refused);
  page.frames(2);
  CHECK(page.reads("Kept nowhere yet"));
}
