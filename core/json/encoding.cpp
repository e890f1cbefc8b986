// Bytes that cannot be JSON: see encoding.h.
#include "core/json/encoding.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace permsim {

std::string place_in(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const std::size_t last_break = before.rfind('\n');
  const std::size_t start = last_break == std::string_view::npos ? 0 : last_break + 1;
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::string_view line = before.substr(start);
  const auto columns = std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u;
  });
  return "line " + std::to_string(lines + 1) + ", column " + std::to_string(columns + 1);
}

std::optional<Problem> encoding_problem(std::string_view text) {
  const auto problem = [](const std::string& place, const std::string& why) {
    return Problem{"", "json-syntax", place + "this is not JSON: " + why};
  };
  const bool is_wide = text.substr(0, 2) == "\xff\xfe" || text.substr(0, 2) == "\xfe\xff" ||
                       (text.size() >= 2 && (text[0] == '\0') != (text[1] == '\0'));
  if (is_wide) return problem("", "it is UTF-16; save it as UTF-8");
  if (text.find('\0') != std::string_view::npos) return problem("", "it has a zero byte in it");
  const std::size_t at = first_invalid_utf8(text);
  if (at == std::string_view::npos) return std::nullopt;
  return problem(place_in(text, at) + ": ", "it is not UTF-8");
}

}  // namespace permsim
