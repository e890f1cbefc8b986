// Replays what fuzzing began with and what it has found: tests/fuzz/corpus, a folder for each
// target.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/fuzz/targets.h"
#include "tests/support/places.h"

using namespace permsim;

namespace {

std::vector<std::filesystem::path> files_of(const std::string& target) {
  const std::filesystem::path folder = testing::source_folder() / "tests/fuzz/corpus" / target;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("nothing is wrong with any input of the fuzz corpus", "[fuzz]") {
  for (const fuzz::Target& target : fuzz::targets()) {
    const std::vector<std::filesystem::path> files = files_of(target.name);
    CHECK_FALSE(files.empty());
    for (const std::filesystem::path& file : files) {
      INFO(target.name << "/" << file.filename().string());
      CHECK_NOTHROW(target.run(text_of(file)));
    }
  }
}

TEST_CASE("a fuzz target notices what is wrong", "[fuzz]") {
  CHECK_THROWS_AS(fuzz::expect_none("something is wrong"), fuzz::Fault);
  CHECK_NOTHROW(fuzz::expect_none(""));
}
