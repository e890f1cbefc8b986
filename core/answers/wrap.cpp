// Breaking text into lines: see wrap.h. Characters are counted, not bytes.
#include "core/answers/wrap.h"

#include <algorithm>

namespace permsim {

namespace {

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u;
  }));
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t indent, std::size_t columns) {
  const std::string before(indent, ' ');
  std::string lines;
  std::string line;
  const auto end_line = [&] {
    lines += before + line + "\n";
    line.clear();
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const bool fits = indent + width_of(line) + 1 + width_of(word) <= columns;
    if (!line.empty() && !fits) end_line();
    if (!line.empty()) line += ' ';
    line += word;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (!line.empty() || lines.empty()) end_line();
  return lines;
}

}  // namespace permsim
