// The words for what is over a limit.
#include "core/base/limits.h"

namespace permsim {

Problem too_large(std::uint64_t bytes) {
  return {"", "too-large",
          "this is larger than it may be (" + megabytes(bytes) + "): files of up to " +
              megabytes(kLargestFile) + " are read"};
}

std::string too_long_name(std::size_t bytes) {
  return "a name has at most " + std::to_string(kLongestName) + " bytes, and this has " +
         std::to_string(bytes);
}

}  // namespace permsim
