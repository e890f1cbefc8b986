// Which version of the program this is.
#pragma once
#include <string_view>

namespace permsim {

/// As CMakeLists.txt has it, the one place where it is written: `1.2.3`.
std::string_view version();

}  // namespace permsim
