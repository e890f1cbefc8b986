// Exports in the page: what is offered, what the core gives for it, and what is saved and copied,
// in both drawings.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/answers/ask.h"
#include "core/answers/exported.h"
#include "driver.h"
#include "web/models/node.h"

using namespace permsim;

namespace {

bool is_export_open(Driver& page) { return page.ui().exporting && page.ui().exporting->is_open; }

void open(Driver& page) {
  page.press("header/bar/file");
  page.press("header/bar/file/export");
  REQUIRE(is_export_open(page));
}

void choose(Driver& page, const std::string& part, const std::string& option) {
  page.press("export/" + part + "/" + option);
  INFO(part << " " << option);
  REQUIRE(page.node("export/" + part + "/" + option) != nullptr);
  CHECK(page.node("export/" + part + "/" + option)->is_selected == true);
}

/// What the core gives a file that is asked about from outside, as the command line does.
std::string asked(Driver& page, Question question) {
  question.ask = "export";
  const Result<Document> file = page.app().door().library().shipped("vacation");
  REQUIRE(file);
  const Reply reply = answer(page.app().door().library(), *file, question);
  REQUIRE_FALSE(has_errors(reply.problems));
  return reply.text;
}

std::string text_of(Driver& page, const char* id) {
  const PanelNode* node = page.node(id);
  return node == nullptr ? std::string("(nothing)") : node->name;
}

}  // namespace

TEST_CASE("every kind of export is saved in each of its formats as the core gives it",
          "[exporting]") {
  Driver page({1440, 900});
  page.click("Step forward##forward");
  page.click("Step forward##forward");
  open(page);
  for (const ExportKind& kind : export_kinds()) {
    choose(page, "what", std::string(kind.what));
    const PanelNode* formats = page.node("export/format");
    REQUIRE(formats != nullptr);
    CHECK(formats->children.size() == kind.formats.size() + 1);
    for (const auto& [word, format] : {std::pair<std::string, Format>{"csv", Format::csv},
                                       {"md", Format::md},
                                       {"html", Format::html},
                                       {"svg", Format::svg}}) {
      choose(page, "format", word);
      Question question;
      question.what = kind.what;
      question.format = format;
      question.at = "2";
      if (kind.what != "timeline") question.on = {"meta"};
      if (kind.what == "diff") {
        question.from = "1";
        question.to = "2";
      }
      page.press("export/save");
      const std::string name = "vacation-" + std::string(kind.what) + "-step-2." + word;
      INFO(name);
      REQUIRE(page.platform().downloads.count(name) == 1);
      CHECK(page.platform().downloads.at(name) == asked(page, question));
      CHECK(text_of(page, "export/said") == "“" + name + "” is saved");
      page.press("export/copy");
      CHECK(page.platform().copied == asked(page, question));
    }
  }
  CHECK(page.platform().downloads.size() == 20);
}

TEST_CASE("the dialog is used by the mouse, and shows how the export begins", "[exporting]") {
  for (const ImVec2 size : {ImVec2{1440, 900}, ImVec2{1280, 500}, ImVec2{390, 844}}) {
    CAPTURE(size.x);
    Driver page(size);
    page.key(ImGuiKey_E);
    REQUIRE(is_export_open(page));
    page.click("Roles##export what roles");
    page.click("Markdown##export format md");
    CHECK(page.reads("What"));
    CHECK(page.reads("lines, "));
    CHECK(page.reads("Workspace owner"));
    page.click("Copy##export");
    CHECK(page.platform().copied.find("| Workspace owner |") != std::string::npos);
    CHECK(page.platform().copied_what == "The Markdown");
    page.click("Copy the caption##export");
    CHECK(page.platform().copied_what == "The caption");
    CHECK(page.platform().copied == text_of(page, "export/caption"));
    page.click("Copy the alternative text##export");
    CHECK(page.platform().copied == "What each role may do: " + text_of(page, "export/caption"));
    page.click("Save##export");
    CHECK(page.platform().downloads.count("vacation-roles-start.md") == 1);
    page.click("Close##export");
    CHECK_FALSE(is_export_open(page));
  }
}

TEST_CASE("a picture in PNG is drawn by the page from the SVG at twice its size", "[exporting]") {
  Driver page({1440, 900});
  open(page);
  choose(page, "format", "svg");
  const std::string size = text_of(page, "export/size");
  CHECK(size.find(" pixels, ") != std::string::npos);
  page.press("export/save");
  const std::string svg = page.platform().downloads.at("vacation-matrix-start.svg");
  choose(page, "format", "png");
  page.press("export/save");
  CHECK(page.platform().picture == svg);
  CHECK(page.platform().picture_name == "vacation-matrix-start.png");
  page.press("export/copy");
  CHECK(page.platform().picture_name.empty());
  CHECK(page.platform().pictures_drawn == 2);
  const auto side = [](std::string words) {
    words.erase(std::remove(words.begin(), words.end(), ','), words.end());
    return std::stoul(words);
  };
  CHECK(side(text_of(page, "export/size")) == 2 * side(size));
  CHECK(page.platform().downloads.size() == 1);
}

TEST_CASE("an export is of what the page shows, or of everything", "[exporting]") {
  Driver page({1440, 900});
  open(page);
  choose(page, "format", "csv");
  page.press("export/save");
  Question one;
  one.what = "matrix";
  one.at = "0";
  one.format = Format::csv;
  Question all = one;
  one.on = {"meta"};
  CHECK(page.platform().downloads.at("vacation-matrix-start.csv") == asked(page, one));
  CHECK(page.node("export/of/shown")->name == "Meta Ads");
  choose(page, "of", "all");
  page.press("export/save");
  CHECK(page.platform().downloads.at("vacation-matrix-start.csv") == asked(page, all));
  // The next time it is as it was left.
  page.press("export/close");
  open(page);
  CHECK(page.node("export/of/all")->is_selected == true);
  choose(page, "what", "timeline");
  CHECK(page.node("export/of") == nullptr);
}

TEST_CASE("a comparison is since the start, since the step before, or with another reading",
          "[exporting]") {
  Driver page({1440, 900});
  open(page);
  choose(page, "what", "diff");
  CHECK(text_of(page, "export/reason") ==
        "Nothing has changed at the start yet: go to a later step");
  CHECK_FALSE(page.node("export/save")->is_enabled);
  page.press("export/save");
  CHECK(page.platform().downloads.empty());
  const std::string reading = page.session().scenario().policy->readings.back().id;
  REQUIRE(page.node("export/since/reading " + reading) != nullptr);
  choose(page, "since", "reading " + reading);
  choose(page, "format", "md");
  page.press("export/save");
  Question question;
  question.what = "diff";
  question.format = Format::md;
  question.at = "0";
  question.on = {"meta"};
  question.against = reading;
  CHECK(page.platform().downloads.at("vacation-diff-start.md") == asked(page, question));
  page.press("export/close");
  page.click("Step forward##forward");
  page.click("Step forward##forward");
  open(page);
  choose(page, "since", "start");
  page.press("export/save");
  question.against.clear();
  question.from = "0";
  question.at = question.to = "2";
  CHECK(page.platform().downloads.at("vacation-diff-step-2.md") == asked(page, question));
}

TEST_CASE("what is too much for a picture is said in words and not in names of keys",
          "[exporting]") {
  Driver page({1440, 900});
  page.app().apply_options({{"scenario", page.app().door().library().recipe_ids().front()}});
  page.frames(3);
  open(page);
  choose(page, "format", "svg");
  choose(page, "of", "all");
  CHECK(text_of(page, "export/reason") ==
        "That is more than one picture shows: take a table, or show one thing");
  CHECK(page.reads("That is more than one picture shows"));
}

TEST_CASE("while a question of a lesson is open exports are refused in words", "[exporting]") {
  Driver page({1440, 900});
  open(page);
  page.app().apply_options({{"lesson", "vacation-first"}});
  page.frames(3);
  REQUIRE(page.app().door().lesson().has_value());
  LessonSession& lesson = *page.app().door().lesson();
  while (!lesson.masks(lesson.page())) lesson.go(lesson.page() + 1);
  page.frames(2);
  // Neither by the dialog that was open, nor by its key, nor through the door.
  CHECK(page.node("export/save") == nullptr);
  page.app().perform("export/save", "press", "");
  page.key(ImGuiKey_E);
  CHECK(page.platform().downloads.empty());
  const std::string refusal =
      page.app().door().request(R"({"ask":"export","what":"matrix","format":"md","at":"0"})");
  CHECK(refusal.find("not locked in yet") != std::string::npos);
}

TEST_CASE("the dialog is closed by Esc, and the palette opens it", "[exporting]") {
  Driver page({1440, 900});
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("export");
  page.enter();
  REQUIRE(is_export_open(page));
  page.close("export");
  CHECK_FALSE(is_export_open(page));
}
