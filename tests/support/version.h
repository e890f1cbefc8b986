// The version as it is written, to compare with the version as it is said.
#pragma once
#include <string>

namespace permsim::testing {

/// What CMakeLists.txt calls the project's version; throws when it calls none.
std::string written_version();

}  // namespace permsim::testing
