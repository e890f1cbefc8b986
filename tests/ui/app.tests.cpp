// The app as a whole: undo, theme, files, the page's address, panes and tabs, what it costs.
#include <catch2/catch_test_macros.hpp>

#include "core/json/files.h"
#include "driver.h"
#include "web/look/theme.h"
#include "web/views/actions.h"

using namespace permsim;

TEST_CASE("undo and redo by keys, with words in their tips") {
  Driver page;
  page.click("Meta Ads##thing meta");
  page.click("Public##attribute visibility");
  page.hover("Undo##undo");
  CHECK(page.reads("Undo: "));
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.verdict("eve", "see", "meta") == Verdict::deny);
  page.key(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z);
  CHECK(page.verdict("eve", "see", "meta") == Verdict::allow);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Y);
  CHECK(page.verdict("eve", "see", "meta") == Verdict::allow);
}

TEST_CASE("the theme follows the system until a person chooses") {
  Driver page;
  CHECK(page.platform().theme == "light");
  page.platform().prefers = Theme::dark;
  page.frames(2);
  CHECK(page.platform().theme == "dark");
  page.platform().prefers = Theme::contrast;
  page.frames(2);
  CHECK(page.platform().theme == "contrast");
  page.key(ImGuiKey_D);
  CHECK(page.platform().theme == "light");
  page.key(ImGuiKey_D);
  CHECK(page.platform().theme == "dark");
  page.platform().prefers = Theme::light;
  page.frames(2);
  CHECK(page.platform().theme == "dark");
  page.key(ImGuiKey_D);
  CHECK(page.platform().theme == "contrast");
  page.key(ImGuiKey_D);
  CHECK(page.platform().theme == "light");  // as the system again
}

TEST_CASE("another scenario opens from the gallery, and undo brings the last one back") {
  Driver page;
  page.resize({1440, 1400});  // all of the gallery in view
  page.key(ImGuiKey_G);
  page.click("The owner goes on vacation, unprepared##scenario vacation-unprepared");
  CHECK(page.session().scenario().id == "vacation-unprepared");
  CHECK(page.session().at() == 0);
  CHECK(page.platform().title == page.session().scenario().title);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.session().scenario().id == "vacation");
}

TEST_CASE("every shipped scenario opens and plays to its end") {
  Driver page;
  for (const std::string& id : page.app().door().library().scenario_ids()) {
    INFO(id);
    page.app().apply_options({{"scenario", id}});
    page.frames(3);
    REQUIRE(page.session().scenario().id == id);
    for (std::size_t i = 1; i < page.session().moments().size(); ++i)
      page.key(ImGuiKey_RightBracket);
    CHECK(page.session().at() + 1 == page.session().moments().size());
    page.key(ImGuiKey_M);
    page.key(ImGuiKey_M);
  }
}

TEST_CASE("a broken file is told in words, with every problem, and changes nothing") {
  Driver page;
  page.app().open_text(
      "mine.json",
      R"({ "format": "permsim/1", "kind": "scenario", "id": "x", "policy": "nonsense" })");
  page.frames(4);
  CHECK(page.reads("“mine.json” cannot be opened"));
  CHECK(page.session().scenario().id == "vacation");
  page.click("Close##notice");
  CHECK_FALSE(page.reads("cannot be opened"));
}

TEST_CASE("a notice is closed in the page and by a press beside it, once") {
  Driver page;
  const auto bring_notice = [&] {
    page.app().open_text("mine.json", "{");
    page.frames(4);
    REQUIRE(page.ui().notices.size() == 1);
  };
  bring_notice();
  page.close("notice");
  CHECK(page.ui().notices.empty());
  bring_notice();
  page.click("Theme: as the system##theme");
  page.frames(2);
  CHECK(page.ui().notices.empty());
  CHECK(page.ui().theme == ThemeChoice::automatic);
  // Two of them go one after the other.
  bring_notice();
  page.app().open_text("other.json", "[");
  page.frames(4);
  page.close("notice");
  CHECK(page.ui().notices.size() == 1);
  CHECK(page.reads("other.json"));
}

TEST_CASE("a wrong address is told in words, the rest of it is followed") {
  Driver page;
  page.app().apply_options({{"scenario", "nonsense"}, {"step", "2"}, {"theme", "dark"}});
  page.frames(4);
  CHECK(page.reads("nonsense"));
  CHECK(page.session().at() == 2);
  CHECK(page.platform().theme == "dark");
}

TEST_CASE("a policy opens as an empty world that says what to do") {
  Driver page;
  const std::string policy = page.app().door().library().policy_ids().front();
  page.app().apply_options({{"scenario", policy}});
  page.frames(4);
  CHECK(page.session().world().size() == 0);
  CHECK(page.reads("Nobody and nothing is here yet"));
  CHECK(page.reads("Build your own"));
  // One press leads to the form of a type, with the caret in it.
  page.click("Add: Person##begin person");
  CHECK(page.ui().focus.node == "things/new/name");
  page.app().perform("things/new/name", "type", "Ana");
  page.app().perform("things/new/name", "enter", "Ana");
  page.frames(2);
  CHECK(page.session().world().subjects().size() == 1);
  CHECK_FALSE(page.reads("Build your own"));
}

TEST_CASE("what cannot be seen in a name from a file, or would turn it around, is spelled out") {
  Driver page;
  // An override that would turn the name around, a bell and a line break, and a private sign: the
  // font's own tick.
  page.app().open_text("names.json", R"({"format": "permsim/1", "kind": "scenario", "id": "names",
    "title": "Names", "policy": "detrics", "entities": [
      {"id": "ana", "type": "person", "label": "Ana \u202e)rn"},
      {"id": "ben", "type": "person", "label": "Be\u0007n\nCleo"},
      {"id": "eve", "type": "person", "label": "Eve \uf00c"},
      {"id": "zoe", "type": "person", "label": "Zoë – Müller"},
      {"id": "south", "type": "workspace", "label": "South", "owner": ["ana"], "member": ["ben", "eve", "zoe"]}]})");
  page.frames(3);
  CHECK(page.reads("Ana \\u{202e})rn"));
  CHECK(page.reads("Be\\u{7}n\\nCleo"));
  CHECK(page.reads("Eve \\u{f00c}"));
  CHECK(page.reads("Zoë – Müller"));
}

TEST_CASE("work that was kept when a program broke is gone on with where it stood") {
  std::string kept;
  {
    Driver before;
    CHECK_FALSE(before.app().holds_work());
    Session& session = *before.app().door().session();
    REQUIRE(session.dispatch(RemoveStep{1}).outcome == Outcome::done);
    CHECK(before.app().holds_work());
    kept = write_scenario(session.scenario());
  }
  Driver after;
  after.app().resume(kept, 2);
  after.frames(3);
  Session* session = after.app().door().session();
  CHECK(session->at() == 2);
  CHECK(write_scenario(session->scenario()) == kept);
  CHECK_FALSE(session->undo_words());
  CHECK(after.app().holds_work());

  after.app().resume(kept, 999);
  CHECK(after.app().door().session()->at() == after.app().door().session()->moments().size() - 1);
  after.app().resume("{ half of it", 0);
  after.frames(3);
  CHECK(after.ui().notices.size() == 1);
  CHECK(write_scenario(after.app().door().session()->scenario()) == kept);
}

TEST_CASE("the scenario is the same one while a person only looks, and another after a change") {
  Driver page;
  Session& session = *page.app().door().session();
  const std::shared_ptr<const Scenario> first = session.shared_scenario();
  session.dispatch(GoTo{2});
  CHECK(session.shared_scenario() == first);
  session.dispatch(RemoveStep{1});
  CHECK(session.shared_scenario() != first);
  session.dispatch(Undo{});
  CHECK(session.shared_scenario() == first);
}

TEST_CASE("a scenario is saved as a file that opens again as the same") {
  Driver page;
  page.key(ImGuiKey_G);
  page.click("Save as a file##gallery");
  REQUIRE(page.platform().downloads.count("vacation.json") == 1);
  const std::string text = page.platform().downloads["vacation.json"];
  page.app().open_text("vacation.json", text);
  page.frames(3);
  page.key(ImGuiKey_G);
  page.click("Save as a file##gallery");
  CHECK(page.platform().downloads["vacation.json"] == text);
}

TEST_CASE("a narrow page shows one pane at a time, reached by tabs") {
  Driver page({400, 800});
  page.click("Everybody##everybody or one");
  CHECK(page.has("cell wes see meta"));
  CHECK_FALSE(page.has("Eve##thing eve in north"));
  page.click("Things##tab");
  CHECK(page.has("Wes##thing wes in north"));
  CHECK_FALSE(page.has("cell wes see meta"));
  page.click("Timeline##tab");
  CHECK(page.has("Play##timeline"));
  page.click("Matrix##tab");
  page.click("cell eve see meta");
  page.click("Why, in full##sheet");
  CHECK(page.ui().tab == "why");
  CHECK(page.reads("Denied"));
}

TEST_CASE("nothing is asked for while nothing happens") {
  Driver page;
  page.frames(10);
  const int asked = page.platform().frames_asked;
  page.frames(30);
  CHECK(page.platform().frames_asked == asked);
  CHECK_FALSE(page.app().wants_another_frame());
}

TEST_CASE("every action has a name of its own and no two keys are the same") {
  const auto& all = app_actions();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) CHECK(all[i].id != all[j].id);
  }
  const auto& keys = shortcuts();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    for (std::size_t j = i + 1; j < keys.size(); ++j) CHECK(keys[i].chord != keys[j].chord);
  }
}

TEST_CASE("text keeps its contrast in every theme") {
  for (const Theme theme : kEveryTheme) {
    INFO(static_cast<int>(theme));
    const Palette* palette = &palette_of(theme);
    for (const ImU32 ground : {palette->panel, palette->page, palette->raised, palette->hover,
                               palette->selected, palette->sunken}) {
      CHECK(contrast(palette->text, ground) >= 7.0f);
      CHECK(contrast(palette->muted, ground) >= 4.5f);
      CHECK(contrast(palette->accent_text, ground) >= 4.5f);
    }
    CHECK(contrast(palette->on_accent, palette->accent) >= 4.5f);
    CHECK(contrast(palette->faint, palette->panel) >= 3.0f);
    CHECK(contrast(palette->focus, palette->panel) >= 3.0f);
    CHECK(contrast(palette->allowed, palette->allowed_soft) >= 4.5f);
    CHECK(contrast(palette->denied, palette->denied_soft) >= 4.5f);
    CHECK(contrast(palette->unclear, palette->unclear_soft) >= 4.5f);
    CHECK(contrast(palette->disputed, palette->panel) >= 4.5f);
    CHECK(contrast(palette->blocked, palette->panel) >= 4.5f);
    CHECK(contrast(palette->on_inverse, palette->inverse) >= 4.5f);
    CHECK(contrast(palette->inverse_link, palette->inverse) >= 4.5f);
  }
}
