// What leaves for somebody's documents: tables with captions, and pictures that stand alone.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/answers/ask.h"
#include "core/answers/exported.h"
#include "core/door/door.h"
#include "core/play/play.h"
#include "tests/core/run_program.h"
#include "tests/core/small_scenario.h"
#include "tests/support/json.h"

using namespace permsim::testing;

namespace {

std::string exported(const Words& options, const std::string& file = "vacation") {
  const Ran ran = run_permsim(Words{"export", file} + options);
  INFO(ran.err);
  REQUIRE(ran.status == 0);
  return ran.out;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + part.size()))
    ++count;
  return count;
}

const Words kAllWhat = {"matrix", "diff", "roles", "timeline", "poster"};
const Words kAllFormats = {"csv", "md", "html", "svg"};

/// Every element that is opened is closed, and nothing but elements, text and entities is there.
bool is_well_formed(const std::string& svg) {
  Words open;
  for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at + 1)) {
    const std::size_t end = svg.find('>', at);
    if (end == std::string::npos) return false;
    const std::string tag = svg.substr(at + 1, end - at - 1);
    const std::string name =
        tag.substr(tag[0] == '/' ? 1 : 0, tag.find_first_of(" /", 1) - (tag[0] == '/' ? 1 : 0));
    if (count_of(tag, "\"") % 2 != 0 || has(tag, "<")) return false;
    if (tag[0] == '/') {
      if (open.empty() || open.back() != tag.substr(1)) return false;
      open.pop_back();
    } else if (tag.back() != '/') {
      open.push_back(name);
    }
  }
  return open.empty();
}

}  // namespace

TEST_CASE("every export is the same from the door and the command line",
          "[exports][command_line]") {
  permsim::Door door;
  for (const std::string& what : kAllWhat) {
    for (const std::string& format : kAllFormats) {
      INFO(what << " as " << format);
      const Json asked = {{"ask", "export"}, {"file", "vacation"},
                          {"what", what},    {"format", format},
                          {"at", 2},         {"on", "meta"}};
      const Json answer = Json::parse(door.request(asked.dump()));
      REQUIRE(answer["ok"] == true);
      const std::string text =
          exported({"--what", what, "--format", format, "--at", "2", "--on", "meta"});
      CHECK(answer["answer"] == text);
      CHECK_FALSE(text.empty());
    }
  }
}

TEST_CASE("an open session exports what a file of it exports", "[exports]") {
  permsim::Door door;
  REQUIRE(Json::parse(door.request(R"({"ask":"load","file":"vacation"})"))["ok"] == true);
  REQUIRE(Json::parse(door.request(R"({"ask":"dispatch","command":{"go":2}})"))["ok"] == true);
  const Json answer =
      Json::parse(door.request(R"({"ask":"export","what":"poster","format":"svg"})"));
  CHECK(answer["answer"] == exported({"--what", "poster", "--format", "svg", "--at", "2"}));
}

TEST_CASE("CSV of an export is that of the question itself", "[exports][command_line]") {
  CHECK(exported({"--what", "matrix", "--format", "csv", "--at", "1"}) ==
        run_permsim({"matrix", "vacation", "--format", "csv", "--at", "1"}).out);
  CHECK(exported({"--what", "timeline", "--format", "csv"}) ==
        run_permsim({"play", "vacation", "--format", "csv"}).out);
  CHECK(exported({"--what", "diff", "--format", "csv", "--from", "1", "--to", "2"}) ==
        run_permsim({"diff", "vacation", "--format", "csv", "--from", "1", "--to", "2"}).out);
}

TEST_CASE("a caption tells the most telling yes and no", "[exports][command_line]") {
  const std::string md = exported({"--what", "matrix", "--on", "meta", "--at", "2"});
  CHECK(has(md, "\n_Ben may reconnect Meta Ads after step 2, Eve may not see it_\n"));
  const std::string html =
      exported({"--what", "matrix", "--on", "meta", "--at", "2", "--format", "html"});
  CHECK(has(html,
            "<figcaption>Ben may reconnect Meta Ads after step 2, Eve may not see "
            "it</figcaption>"));
  const std::string one =
      exported({"--what", "matrix", "--on", "meta", "--who", "eve", "--at", "0"});
  CHECK(has(one, "_Eve may not see Meta Ads at the start_"));
  const std::string open = exported({"--what", "matrix", "--on", "meta", "--who", "cleo",
                                     "--action", "view_details", "--at", "2"});
  CHECK(has(open, "_The documents do not say whether Cleo may "));
  const std::string same = exported({"--what", "diff", "--from", "1", "--to", "1"});
  CHECK(has(same, "_Nothing changed for anybody after step 1_"));
}

TEST_CASE("pictures are accessible, stand alone and follow the reader's theme", "[exports]") {
  for (const std::string& what : kAllWhat) {
    INFO(what);
    const std::string svg = exported({"--what", what, "--format", "svg", "--on", "meta"});
    CHECK(is_well_formed(svg));
    CHECK(svg.rfind("<svg xmlns=\"http://www.w3.org/2000/svg\" ", 0) == 0);
    CHECK(has(svg, "role=\"img\""));
    CHECK(has(svg, "<title id="));
    CHECK(has(svg, "<desc id="));
    CHECK(has(svg, "prefers-color-scheme:dark"));
    CHECK_FALSE(has(svg, "\n\n"));  // an empty line would end it in Markdown
    for (const char* not_there : {"<script", "href", "url(", "@import", "<image", "<use", "onload"})
      CHECK_FALSE(has(svg.substr(0, svg.find("<desc")), not_there));
    CHECK(count_of(svg, "http") == 1);  // the name of SVG itself
  }
}

TEST_CASE("a verdict in a picture has a shape and a word, not a colour alone", "[exports]") {
  const std::string svg =
      exported({"--what", "matrix", "--format", "svg", "--on", "meta", "--at", "2"});
  for (const char* word : {">Allowed</text>", ">Allowed, not possible now</text>", ">Denied</text>",
                           ">Not granted</text>", ">Unclear</text>"})
    CHECK(has(svg, word));
  CHECK(has(svg, "m5 10l3.5 3.5l6.5-7"));  // the tick
  CHECK(has(svg, "m6 10h8"));              // the dash
  CHECK(has(svg, "Ben, Meta Ads, after step 2: "));
}

TEST_CASE("names are text in every format and never markup or formulas", "[exports]") {
  Json scenario = Json::parse(kSmallScenario);
  scenario["entities"][0]["label"] = "<b onload=x>=1+1|`]({\"&";
  scenario["entities"][3]["label"] = "</title><script>alert(1)</script>";
  const Folder folder;
  const std::string file = folder.file("named.json", scenario.dump());
  for (const std::string& what : kAllWhat) {
    for (const char* format : {"md", "html", "svg"}) {
      INFO(what << " as " << format);
      const std::string text = exported({"--what", what, "--format", format}, file);
      CHECK_FALSE(has(text, "<script"));
      CHECK_FALSE(has(text, "<b "));
      if (std::string(format) == "svg") CHECK(is_well_formed(text));
    }
  }
}

TEST_CASE("whatever is offered for export can be had, with the caption that its Markdown has",
          "[exports]") {
  using namespace permsim;
  Library library;
  const Result<Document> document = library.shipped("vacation");
  REQUIRE(document);
  const Scenario& scenario = *std::get<std::shared_ptr<const Scenario>>(*document);
  const Result<Play> played = play(scenario);
  REQUIRE(played);
  CHECK(exportable_words() == "`matrix`, `diff`, `roles`, `timeline` or `poster`");
  for (const ExportKind& kind : export_kinds()) {
    INFO(kind.what);
    CHECK(is_exportable(kind.what));
    Question question;
    question.ask = "export";
    question.what = kind.what;
    question.at = "2";
    question.format = Format::md;
    const std::string markdown = answer(scenario, played->moments, question).text;
    for (const Format format : kind.formats) {
      question.format = format;
      CHECK_FALSE(answer(scenario, played->moments, question).text.empty());
      const std::string caption = export_caption(scenario, played->moments, question);
      REQUIRE_FALSE(caption.empty());
      CHECK(has(markdown, "\n_" + caption + "_\n"));
      CHECK(has(alt_text(kind.what, caption), ": " + caption));
    }
  }
  Question wrong;
  wrong.what = "matrix";
  wrong.on = {"nothing"};
  CHECK(export_caption(scenario, played->moments, wrong).empty());
}

TEST_CASE("a poster shows what the scenario shows first", "[exports]") {
  const std::string poster = exported({"--what", "poster", "--format", "svg"});
  CHECK(has(poster, "Meta Ads, after step "));
  CHECK(count_of(poster, ", after step ") < 12);
  CHECK(poster.size() < 20'000);
}

TEST_CASE("what cannot be exported is said in words", "[exports][command_line]") {
  const struct {
    Words words;
    int status;
    const char* says;
  } cases[] = {
      {{"export", "vacation", "--what", "weather"}, 64, "`--what` is `matrix`, `diff`, `roles`, "},
      {{"matrix", "vacation", "--format", "svg"}, 64, "`--format svg` goes with `export`"},
      {{"export", "vacation", "--from", "1"}, 64, "`--from` goes with `--what diff`"},
      {{"export", "vacation", "--what", "matrix", "--on", "nothing"}, 2, "unknown-entity"},
      {{"export", "vacation", "--what", "matrix", "--at", "99"}, 2, "no-such-step"},
      {{"export", "detrics", "--what", "matrix"}, 2, "not-a-scenario"},
  };
  for (const auto& each : cases) {
    const Ran ran = run_permsim(each.words);
    INFO(ran.err);
    CHECK(ran.status == each.status);
    CHECK(ran.out.empty());
    CHECK(has(ran.err, each.says));
  }
  permsim::Door door;
  const Json refused =
      Json::parse(door.request(R"({"ask":"matrix","file":"vacation","format":"svg"})"));
  CHECK(refused["problems"][0]["code"] == "unknown-value");
}
