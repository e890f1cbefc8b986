// The words of questions.
#include "core/answers/question.h"

#include <array>
#include <utility>

namespace permsim {

std::optional<Format> format_of(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, Format>, 5> kFormats = {
      {{"text", Format::text},
       {"json", Format::json},
       {"csv", Format::csv},
       {"md", Format::md},
       {"html", Format::html}}};
  for (const auto& [name, format] : kFormats) {
    if (name == word) return format;
  }
  return std::nullopt;
}

}  // namespace permsim
