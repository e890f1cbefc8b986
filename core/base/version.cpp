// The version, handed in by CMake when this file is compiled.
#include "core/base/version.h"

namespace permsim {

std::string_view version() { return PERMSIM_VERSION; }

}  // namespace permsim
