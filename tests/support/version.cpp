// Reads the version from CMakeLists.txt, past the build that hands it to the program.
#include "tests/support/version.h"

#include <fstream>
#include <regex>
#include <stdexcept>

#include "tests/support/places.h"

namespace permsim::testing {

std::string written_version() {
  std::ifstream file(source_folder() / "CMakeLists.txt");
  const std::regex version("^project\\(permsim VERSION ([0-9]+\\.[0-9]+\\.[0-9]+) .*");
  std::smatch match;
  for (std::string line; std::getline(file, line);) {
    if (std::regex_match(line, match, version)) return match[1];
  }
  throw std::runtime_error("CMakeLists.txt says no version");
}

}  // namespace permsim::testing
