// What tests ask of a text, and texts they make.
#pragma once
#include <string>
#include <string_view>

namespace permsim::testing {

inline bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

inline std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace permsim::testing
