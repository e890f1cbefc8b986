// The words of questions.
#include "core/answers/question.h"

#include <array>
#include <utility>

namespace permsim {

std::optional<Format> format_of(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, Format>, 6> kFormats = {{{"text", Format::text},
                                                                            {"json", Format::json},
                                                                            {"csv", Format::csv},
                                                                            {"md", Format::md},
                                                                            {"html", Format::html},
                                                                            {"svg", Format::svg}}};
  for (const auto& [name, format] : kFormats) {
    if (name == word) return format;
  }
  return std::nullopt;
}

Reply with_problem(std::string where, std::string code, std::string message) {
  Reply reply;
  reply.problems.push_back({std::move(where), std::move(code), std::move(message)});
  return reply;
}

}  // namespace permsim
