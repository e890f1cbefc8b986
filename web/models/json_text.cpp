// Escapes what JSON reads otherwise.
#include "web/models/json_text.h"

#include <cstdio>

namespace permsim {

std::string json_text(std::string_view text) {
  std::string json = "\"";
  for (const char sign : text) {
    const auto byte = static_cast<unsigned char>(sign);
    if (sign == '"' || sign == '\\') json += '\\';
    if (byte >= 0x20) {
      json += sign;
      continue;
    }
    char escaped[8];
    std::snprintf(escaped, sizeof escaped, "\\u%04x", byte);
    json += escaped;
  }
  return json + '"';
}

}  // namespace permsim
