#include "core/base/trim.h"

namespace permsim {

std::string_view trimmed(std::string_view text, std::string_view space) {
  const std::size_t from = text.find_first_not_of(space);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(space) - from + 1);
}

}  // namespace permsim
