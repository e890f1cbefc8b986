// Golden files: every shipped scenario as readable text. A change of any verdict at any moment
// shows here; scripts/approve shows the difference and, once agreed to, takes it over.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

#include "core/json/library.h"
#include "tests/core/golden_sentences.h"
#include "tests/core/golden_text.h"
#include "tests/support/places.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

const std::filesystem::path kGolden = source_folder() / "tests/golden";

/// The sentences of all of them.
const char* const kSentences = "sentences.txt";

std::vector<std::string> read_lines(const std::filesystem::path& path) {
  std::vector<std::string> lines;
  std::ifstream stream(path, std::ios::binary);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("every shipped scenario plays as its golden file says", "[golden]") {
  Library library;
  REQUIRE_FALSE(library.scenario_ids().empty());
  for (const std::string& id : library.scenario_ids()) {
    DYNAMIC_SECTION(id) {
      const auto document = library.shipped(id);
      REQUIRE(document);
      const auto scenario = std::get<std::shared_ptr<const Scenario>>(*document);
      const auto played = play(*scenario);
      REQUIRE(played);
      const std::vector<std::string> lines = golden_lines(*scenario, *played);
      const std::string name = id + ".txt";
      const std::string difference = first_difference(read_lines(kGolden / name), lines);
      if (!difference.empty()) write_lines(golden_actual_folder(), name, lines);
      INFO("scripts/approve shows the whole difference");
      CHECK(difference == "");
    }
  }
}

TEST_CASE("every golden file belongs to a shipped scenario", "[golden]") {
  const std::vector<std::string> ids = Library().scenario_ids();
  for (const auto& entry : std::filesystem::directory_iterator(kGolden)) {
    INFO(entry.path().filename().string());
    // What assistive technology is told of pages: tests/browser/trees.test.mjs.
    if (entry.path().filename() == "trees") continue;
    CHECK(entry.path().extension() == ".txt");
    if (entry.path().filename() == kSentences) continue;
    CHECK(std::find(ids.begin(), ids.end(), entry.path().stem().string()) != ids.end());
  }
}

TEST_CASE("every sentence of a no can be read aloud, and says what the golden file says",
          "[golden][sentences]") {
  Library library;
  std::vector<std::string> lines;
  for (const std::string& id : library.scenario_ids()) {
    const auto document = library.shipped(id);
    REQUIRE(document);
    const auto played = play(*std::get<std::shared_ptr<const Scenario>>(*document));
    REQUIRE(played);
    const Sentences sentences = sentences_of(*played);
    const Listener listener(*played);
    std::size_t stumbled = 0;
    for (const std::string& sentence : sentences.all) {
      const std::string block = listener.stumbling_block(sentence);
      if (block.empty() || ++stumbled > 20) continue;  // the first show what is wrong
      INFO(id << ": " << sentence);
      CHECK(block == "");
    }
    if (!lines.empty()) lines.emplace_back();
    lines.push_back("# " + id + ", " + std::to_string(sentences.all.size()) + " sentences");
    lines.insert(lines.end(), sentences.told.begin(), sentences.told.end());
  }
  const std::string difference = first_difference(read_lines(kGolden / kSentences), lines);
  if (!difference.empty()) write_lines(golden_actual_folder(), kSentences, lines);
  INFO("scripts/approve shows the whole difference");
  CHECK(difference == "");
}
