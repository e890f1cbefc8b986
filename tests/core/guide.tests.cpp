// The author's guide tells the truth: its examples do what it says, and it leaves nothing out.
// scripts/approve shows how what the program says has changed, and takes it over into the guide.
#include "tests/core/guide_text.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <set>

#include "core/base/problem_codes.h"
#include "core/cli/commands.h"
#include "core/decide/missing_code.h"
#include "core/play/findings.h"
#include "tests/core/corpus_files.h"
#include "tests/core/golden_text.h"
#include "tests/core/run_program.h"
#include "tests/support/places.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

/// Codes that no command of the guide can print: recipes come with the program (see
/// recipe.tests.cpp), of a list on the command line the message alone is printed, and the live
/// matrix belongs to the JavaScript module (see matrix_door.tests.cpp).
const std::set<std::string> kNeverPrinted = {"bad-list", "impossible", "too-few", "unknown-count"};

std::string whole_guide() {
  std::string text;
  for (const GuidePage& page : guide_pages()) {
    for (const std::string& line : page.lines) text += line + "\n";
  }
  return text;
}

/// "**`code`**" at the beginning of a line.
std::set<std::string> codes_told() {
  std::set<std::string> codes;
  for (const GuidePage& page : guide_pages()) {
    for (const std::string& line : page.lines) {
      const std::size_t end = line.find("`**", 3);
      if (line.compare(0, 3, "**`") == 0 && end != std::string::npos)
        codes.insert(line.substr(3, end - 3));
    }
  }
  return codes;
}

/// Whether a problem with this code is printed somewhere in the guide, by a command or a mistake.
bool is_shown(const std::string& code) {
  for (const GuidePage& page : guide_pages()) {
    for (const GuideBlock& block : page.blocks) {
      if (block.info != "console" && block.info != "text") continue;
      for (const std::string& line : block.lines) {
        if (has(line, ": " + code + ": ") || has(line, "\"code\":\"" + code + "\"")) return true;
      }
    }
  }
  return false;
}

/// Every key and closed value of the schemas: what a file may say.
void collect(const Json& schema, std::set<std::string>& words) {
  if (schema.is_object()) {
    if (schema.contains("properties") && schema["properties"].is_object()) {
      for (const auto& item : schema["properties"].items()) words.insert(item.key());
    }
    if (schema.contains("enum")) {
      for (const Json& value : schema["enum"]) {
        if (value.is_string()) words.insert(value.get<std::string>());
      }
    }
  }
  if (!schema.is_structured()) return;
  for (const auto& item : schema.items()) collect(item.value(), words);
}

}  // namespace

TEST_CASE("every example of the guide does what the guide says", "[guide][command_line]") {
  const std::vector<GuidePage> pages = guide_pages();
  REQUIRE(pages.size() > 1);
  for (const GuidePage& page : pages) {
    DYNAMIC_SECTION(page.name) {
      const std::vector<std::string> lines = page_said_anew(page);
      const std::string difference = first_difference(page.lines, lines);
      if (!difference.empty()) write_lines(guide_actual_folder(), page.name, lines);
      INFO("scripts/approve shows the whole difference");
      CHECK(difference == "");
    }
  }
}

TEST_CASE("every block of the guide is of a kind that is tested", "[guide]") {
  for (const GuidePage& page : guide_pages()) {
    std::string before;
    for (const GuideBlock& block : page.blocks) {
      INFO(page.name + ":" + std::to_string(block.line + 1) + ": " + block.info);
      const bool is_excerpt = block.info.compare(0, 5, "json ") == 0;
      const bool is_mistake = block.info.compare(0, 5, "diff ") == 0;
      const bool is_told = block.info == "text" && before.compare(0, 5, "diff ") == 0;
      CHECK(
          (is_excerpt || is_mistake || is_told || block.info == "console" || block.info == "json"));
      if (is_excerpt) CHECK(first_line_not_in_file(block) == "");
      if (is_told) CHECK_FALSE(block.lines.empty());
      std::string text;
      for (const std::string& line : block.lines) text += line + "\n";
      if (block.info == "json") CHECK(Json::accept(text));
      before = block.info;
    }
  }
}

TEST_CASE("every file of the guide loads, keeps its promises and is run by an example",
          "[guide][command_line]") {
  const std::string guide = whole_guide();
  for (const auto& entry : std::filesystem::directory_iterator(guide_folder())) {
    if (entry.path().extension() != ".json") continue;
    const std::string name = entry.path().filename().string();
    INFO(name);
    CHECK(run_permsim({"validate", entry.path().string()}).status == 0);
    CHECK(run_permsim({"check", entry.path().string()}).status == 0);
    const bool is_run = has(guide, " " + name + "\n") || has(guide, " " + name + " --");
    CHECK((is_run || has(guide, "```diff " + name)));
  }
}

TEST_CASE("the guide tells every code that a problem can have, and no other", "[guide]") {
  const std::vector<std::string_view> codes = problem_codes();
  CHECK(std::is_sorted(codes.begin(), codes.end()));
  CHECK(codes_told() == std::set<std::string>(codes.begin(), codes.end()));
}

TEST_CASE("the guide shows every code that a problem can have where it happens", "[guide]") {
  for (const std::string_view code : problem_codes()) {
    INFO(code);
    CHECK(is_shown(std::string(code)) != (kNeverPrinted.count(std::string(code)) != 0));
  }
}

TEST_CASE("the guide tells every reason, every finding, every command and every option",
          "[guide]") {
  const std::string guide = whole_guide();
  const auto tells = [&](const std::string& word) {
    INFO(word);
    CHECK(has(guide, "`" + word + "`"));
  };
  for (int code = 0; code <= static_cast<int>(MissingCode::deleted); ++code)
    tells(std::string(word_of(static_cast<MissingCode>(code))));
  for (int code = 0; code <= static_cast<int>(FindingCode::access_lost); ++code)
    tells(std::string(word_of(static_cast<FindingCode>(code))));
  for (const std::string& command : command_names()) {
    tells("permsim " + command);
    CHECK(has(guide, "\n$ permsim " + command + " ") + has(guide, "| permsim " + command) > 0);
  }
  for (const std::string& option : option_names(nullptr)) tells("--" + option);
}

TEST_CASE("the guide tells every key and every word that a file may have", "[guide]") {
  const std::string guide = whole_guide();
  std::set<std::string> words;
  for (const char* name : {"policy", "scenario", "lesson"}) {
    std::ifstream stream(guide_folder() / "../schema" / (std::string(name) + ".json"));
    collect(Json::parse(stream), words);
  }
  REQUIRE(words.size() > 80);
  for (const std::string& word : words) {
    INFO(word);
    CHECK(has(guide, "`" + word + "`"));
  }
}
