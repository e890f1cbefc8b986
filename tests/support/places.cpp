// The places that the build names, unless the environment names others.
#include "tests/support/places.h"

#include <cstdlib>
#include <fstream>
#include <utility>

namespace permsim::testing {

namespace {

std::filesystem::path named_or(const char* variable, std::filesystem::path otherwise) {
  const char* named = std::getenv(variable);
  return named != nullptr ? std::filesystem::path(named) : std::move(otherwise);
}

}  // namespace

std::filesystem::path source_folder() { return PERMSIM_SOURCE_DIR; }

std::filesystem::path golden_actual_folder() {
  return named_or("PERMSIM_GOLDEN_ACTUAL", source_folder() / "build/golden-actual");
}

std::filesystem::path guide_actual_folder() {
  return named_or("PERMSIM_GUIDE_ACTUAL", source_folder() / "build/guide-actual");
}

void write_lines(const std::filesystem::path& folder, const std::string& name,
                 const std::vector<std::string>& lines) {
  std::filesystem::create_directories(folder);
  std::ofstream stream(folder / name, std::ios::binary);
  for (const std::string& line : lines) stream << line << "\n";
}

std::string command_line_program() { return named_or("PERMSIM_CLI", PERMSIM_CLI).string(); }

}  // namespace permsim::testing
