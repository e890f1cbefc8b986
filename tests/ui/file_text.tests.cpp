// The file as text: opened from the File menu and the palette, written in, its problems gone to,
// applied as one undo.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/base/work.h"
#include "core/json/edited_text.h"
#include "core/json/files.h"
#include "driver.h"
#include "web/models/node.h"
#include "web/widgets/page_focus.h"

using namespace permsim;

namespace {

constexpr const char* kField = "file text/text";

std::string text_now(Driver& page) {
  const PanelNode* field = page.node(kField);
  REQUIRE(field != nullptr);
  return field->value;
}

void write(Driver& page, const std::string& text) {
  page.app().perform(kField, "type", text);
  page.frames(2);
  page.frames(2, 0.3f);  // and the typing pauses
}

void write_instead(Driver& page, const std::string& what, const std::string& by) {
  std::string text = text_now(page);
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  write(page, text.replace(at, what.size(), by));
}

void open_from_menu(Driver& page) {
  page.press("header/bar/file");
  page.press("header/bar/file/text");
}

bool is_text_open(Driver& page) { return page.ui().file_text && page.ui().file_text->is_open; }

}  // namespace

TEST_CASE("the file is opened as text by the mouse, and what is written is applied as one undo",
          "[file text]") {
  Driver page({1440, 900});
  const std::string before = write_scenario(page.session().scenario());
  page.click("Step forward##forward");
  page.click("Step forward##forward");
  page.click("File##file");
  page.click("Edit as text…##file text");
  REQUIRE(is_text_open(page));
  CHECK(page.ui().open_menu.empty());
  CHECK(page.ui().focus.node == kField);
  CHECK(focused_field().has_value());
  CHECK(page.reads("\"title\": \"The owner goes on vacation\""));
  CHECK(page.reads("No problems"));
  CHECK(page.reads("Nothing has been changed yet"));
  page.click("Apply##file text");
  CHECK(is_text_open(page));
  write_instead(page, "\"label\": \"Cleo\"", "\"label\": \"Cleopatra\", \"height\": 168");
  CHECK(page.reads("1 remark"));  // nobody knows `height`
  page.click("Apply##file text");
  CHECK_FALSE(is_text_open(page));
  CHECK(page.session().at() == 2);
  CHECK(page.session().undo_words() == "edit the file as text");
  CHECK(page.reads("The file is as it was written"));
  CHECK(page.reads("Cleopatra"));
  CHECK(write_scenario(page.session().scenario()).find("\"height\": 168") != std::string::npos);
  page.key(ImGuiMod_Shortcut | ImGuiKey_Z);
  CHECK(write_scenario(page.session().scenario()) == before);
  CHECK(page.session().at() == 2);
}

TEST_CASE("problems keep it from being applied, and each leads to its line", "[file text]") {
  Driver page({1440, 900});
  const std::string before = write_scenario(page.session().scenario());
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("edit as text");
  page.enter();
  REQUIRE(is_text_open(page));
  write_instead(page, "\"do\": \"reconnect\"", "\"do\": \"mend\"");
  CHECK(page.reads("1 problem"));
  CHECK(page.reads("It can be applied once there are no problems"));
  CHECK_FALSE(page.node("file text/apply")->is_enabled);
  page.press("file text/apply");
  CHECK(write_scenario(page.session().scenario()) == before);
  const PanelNode* problem = page.node("file text/problems/1");
  REQUIRE(problem != nullptr);
  CHECK(problem->name.find("Line ") == 0);
  CHECK(page.reads(problem->name));
  page.press("file text/problems/1");
  CHECK(page.ui().focus.node == kField);
  const PanelNode* field = page.node(kField);
  // The line in the text is the one with the mistake.
  std::string text = field->value;
  for (std::uint32_t line = 1; line < field->row; ++line) text.erase(0, text.find('\n') + 1);
  CHECK(text.substr(0, text.find('\n')).find("mend") != std::string::npos);
  CHECK(text.compare(field->column - 1, 12, "\"do\": \"mend\"") == 0);
  page.press("file text/restore");
  CHECK(page.reads("No problems"));
  CHECK(page.node("file text/apply")->more == "Nothing has been changed yet");
}

TEST_CASE("what is no JSON any more is said with the line it is in", "[file text]") {
  Driver page({1440, 900});
  open_from_menu(page);
  write(page, "{\n  \"format\": \"permsim/1\"\n  \"kind\": 7 }");
  const PanelNode* problem = page.node("file text/problems/1");
  REQUIRE(problem != nullptr);
  CHECK(problem->name == "Line 3, column 3");
  CHECK(problem->more == "this is not JSON: expected `,` or `}`, found `\"`");
  CHECK(page.reads("Line 3, column 3"));
  page.click("Line 3, column 3##problem 1");
  CHECK(page.node(kField)->row == 3);
}

TEST_CASE("the policy is written in beside the scenario, and travels in the file", "[file text]") {
  Driver page({1440, 900});
  open_from_menu(page);
  CHECK(text_now(page).find("\"policy\": \"detrics\"") != std::string::npos);
  page.press("file text/tabs/policy");
  CHECK(page.reads("\"kind\": \"policy\""));
  write_instead(page, "\"label\": \"Connection\"", "\"label\": \"Data source\"");
  page.press("file text/apply");
  CHECK(page.session().scenario().policy_in_place);
  CHECK(page.session().policy().types[page.session().policy().find_type("connection")].label ==
        "Data source");
  // A problem of the other text says whose it is, and leads there.
  open_from_menu(page);
  write_instead(page, "\"policy\": \"detrics\"", "\"policy\": \"other\"");
  CHECK_FALSE(page.node("file text/apply")->is_enabled);
  page.press("file text/restore");
  write_instead(page, "\"type\": \"person\"", "\"type\": \"human\"");
  page.press("file text/tabs/policy");
  const PanelNode* problem = page.node("file text/problems/1");
  REQUIRE(problem != nullptr);
  CHECK(problem->name.find("Scenario, line ") == 0);
  page.press("file text/problems/1");
  CHECK_FALSE(page.ui().file_text->shows_policy);
}

TEST_CASE("what is written and not applied is there again, until another file is open",
          "[file text]") {
  Driver page({1440, 900});
  open_from_menu(page);
  write_instead(page, "\"label\": \"Cleo\"", "\"label\": \"Zoe\"");
  page.close("file text");
  CHECK_FALSE(is_text_open(page));
  CHECK_FALSE(page.reads("\"kind\": \"scenario\""));
  open_from_menu(page);
  CHECK(text_now(page).find("\"label\": \"Zoe\"") != std::string::npos);
  page.press("file text/close");
  page.app().open_text("other.json", write_scenario(page.session().scenario()));
  page.frames(3);
  open_from_menu(page);
  CHECK(text_now(page).find("\"label\": \"Zoe\"") == std::string::npos);
}

TEST_CASE("it is opened by the mouse again after the longer of its texts was looked at",
          "[file text]") {
  Driver page({1440, 900});
  page.app().apply_options({{"scenario", "detrics"}});  // an empty world, under a long policy
  page.frames(2);
  open_from_menu(page);
  page.press("file text/tabs/policy");
  page.click("Close##file text");
  page.click("File##file");
  page.click("Edit as text…##file text");
  CHECK_FALSE(page.ui().file_text->shows_policy);
  CHECK(page.reads("\"kind\": \"scenario\""));
}

TEST_CASE("what changes while it is open is in the text, unless somebody has written",
          "[file text]") {
  Driver page({1440, 900});
  open_from_menu(page);
  Edit rename;
  rename.entity = "cleo";
  rename.key = "label";
  rename.value = std::string("Zoe");
  page.session().dispatch(EditWorld{{rename}});
  page.frames(2);
  CHECK(text_now(page).find("\"label\": \"Zoe\"") != std::string::npos);
  write_instead(page, "\"label\": \"Ben\"", "\"label\": \"Bea\"");
  page.session().dispatch(Undo{});
  page.frames(2);
  CHECK(text_now(page).find("\"label\": \"Bea\"") != std::string::npos);
}

TEST_CASE("a press in the text puts the caret there, and the page says how far it is scrolled",
          "[file text]") {
  Driver page({1440, 900});
  open_from_menu(page);
  page.focus("file text/close");
  CHECK_FALSE(focused_field().has_value());
  page.click("The scenario as text##file text");
  CHECK(page.ui().focus.node == kField);
  CHECK(page.ui().file_text->caret.line > 1);
  page.app().perform(kField, "window", "200");
  page.frames(2);
  CHECK(page.ui().file_text->scrolled == 200);
  CHECK_FALSE(page.reads("\"format\": \"permsim/1\""));
  page.app().perform(kField, "window", "many");
  CHECK(page.ui().file_text->scrolled == 200);
}

TEST_CASE("its buttons are in sight, whatever the size of the page", "[file text]") {
  Driver page({1440, 900});
  open_from_menu(page);
  write_instead(page, "\"do\": \"reconnect\"", "\"do\": \"mend\"");
  for (const ImVec2 size : {ImVec2{1440, 900}, {1280, 800}, {844, 390}, {390, 844}, {640, 420}}) {
    page.resize(size);
    page.frames(3);
    for (const char* label : {"Apply##file text", "As it was##file text", "Close##file text"}) {
      const test_hooks::Item* item = test_hooks::find_item(label);
      CAPTURE(size.x, size.y, label);
      REQUIRE(item != nullptr);
      CHECK(item->max.y - item->min.y >= 29.0f);
      CHECK(item->max.y <= size.y);
    }
    CHECK(page.has("The scenario as text##file text"));
  }
}

TEST_CASE("a file with more text than can be edited is refused in words", "[file text]") {
  Driver page({1440, 900});
  Scenario large = page.session().scenario();
  large.notes = std::string(kMostEditedText, 'x');
  page.session().dispatch(OpenScenario{std::move(large)});
  page.frames(2);
  open_from_menu(page);
  REQUIRE(is_text_open(page));
  CHECK(page.node(kField) == nullptr);
  CHECK(page.reads("at most 2 MB can be edited here"));
  page.click("Close##file text");
  CHECK_FALSE(is_text_open(page));
}

TEST_CASE("another title for the same work changes nothing of what is looked at", "[file text]") {
  Driver page({1440, 900});
  page.click("cell ben see meta");
  open_from_menu(page);
  write_instead(page, "\"title\": \"The owner goes on vacation\"", "\"title\": \"Away\"");
  page.press("file text/apply");
  CHECK(page.platform().title == "Away");
  CHECK(page.ui().cell == CellIds{"ben", "see", "meta"});
}

TEST_CASE("everything of the text has a ring on the canvas", "[file text][focus]") {
  Driver page({1440, 900});
  open_from_menu(page);
  write_instead(page, "\"do\": \"reconnect\"", "\"do\": \"mend\"");
  for (const char* node : {"tabs/scenario", "tabs/policy", "problems/1", "restore", "close"}) {
    page.focus(std::string("file text/") + node);
    CAPTURE(node);
    CHECK_FALSE(test_hooks::ringed().empty());
  }
}

TEST_CASE("a file that cannot be opened is mended as text, and the open work stays until it is",
          "[file text]") {
  Driver page({1440, 900});
  std::string text = write_scenario(page.session().scenario());
  const std::string before = text;
  const std::string title = "\"The owner goes on vacation\"";
  text.replace(text.find(title), title.size(), "\"Ours\"");
  const std::string type = "\"type\": \"connection\"";
  std::string bad = text;
  bad.replace(bad.find(type), type.size(), "\"type\": \"conection\"");
  page.app().open_text("ours.json", bad);
  page.frames(2);
  CHECK(page.reads("“ours.json” cannot be opened"));
  page.click("Mend it as text…##notice");
  page.frames(2);
  REQUIRE(is_text_open(page));
  CHECK(text_now(page) == bad);
  CHECK(page.reads("“ours.json” as text"));
  CHECK(page.node("file text/problems/1") != nullptr);
  CHECK(page.node("file text/tabs") == nullptr);
  CHECK(write_scenario(page.session().scenario()) == before);
  page.press("file text/problems/1");
  CHECK(page.ui().file_text->caret.line > 1);
  write_instead(page, "\"conection\"", "\"connection\"");
  page.click("Open##file text");
  page.frames(2);
  CHECK_FALSE(is_text_open(page));
  CHECK(page.session().scenario().title == "Ours");
  // The file menu's own text is that of the work that is open now.
  open_from_menu(page);
  CHECK(page.reads("The file as text"));
}

TEST_CASE("a policy that cannot be opened is mended as text and begins an empty world",
          "[file text]") {
  Driver page({1440, 900});
  page.app().open_text("rules.json", "{\"format\": \"permsim/1\", \"kind\": \"policy\"");
  page.frames(2);
  page.press("notice/mend");
  page.frames(2);
  REQUIRE(is_text_open(page));
  CHECK_FALSE(page.node("file text/apply")->is_enabled);
  FileTexts whole = texts_of(page.session().scenario());
  const std::string id = "\"id\": \"detrics\"";
  whole.policy.replace(whole.policy.find(id), id.size(), "\"id\": \"ours\"");
  write(page, whole.policy);
  page.press("file text/apply");
  page.frames(2);
  CHECK(page.session().scenario().policy->id == "ours");
  CHECK(page.session().scenario().entities.empty());
}

TEST_CASE("what is typed is read once the typing pauses, and at once when it is applied",
          "[file text]") {
  Driver page({1440, 900});
  open_from_menu(page);
  const std::string before = text_now(page);
  const std::size_t at = before.find("\"title\": \"") + 10;
  const Work begun = work_done;
  const auto readings = [&] { return work_done.since(begun).texts; };
  // A key every tenth of a second, the first of them long after the last frame.
  page.frames(1, 60.0f);
  for (std::size_t keys = 1; keys <= 12; ++keys) {
    page.app().perform(kField, "type", std::string(before).insert(at, std::string(keys, 'o')));
    page.frames(3, 0.033f);
    CHECK(text_now(page).find("\"" + std::string(keys, 'o') + "The owner goes") !=
          std::string::npos);
    CHECK(page.reads(std::string(keys, 'o') + "The owner goes"));
  }
  CHECK(readings() == 0);
  page.frames(1, 0.3f);
  CHECK(readings() == 1);
  page.frames(20, 0.3f);
  CHECK(readings() == 1);
  // Problems come with the reading; meanwhile it can be applied, which looks first.
  page.app().perform(kField, "type", before + "]");
  page.frames(2);
  CHECK(page.reads("No problems"));
  CHECK(page.node("file text/apply")->is_enabled);
  page.app().perform("file text/apply", "press", "");
  CHECK(readings() == 2);
  CHECK(is_text_open(page));
  CHECK_FALSE(page.node("file text/apply")->is_enabled);
  page.app().perform(kField, "type", std::string(before).insert(at, "o"));
  page.app().perform("file text/apply", "press", "");
  CHECK(readings() == 3);
  CHECK_FALSE(is_text_open(page));
  CHECK(page.session().undo_words() == "edit the file as text");
}
