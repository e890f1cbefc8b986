// Text as JSON writes it. The JSON library stays behind the core's door.
#pragma once
#include <string>
#include <string_view>

namespace permsim {

/// In quotes, with what JSON must not hold escaped.
std::string json_text(std::string_view text);

}  // namespace permsim
