// How wide a text is about to be, without a font: pictures are laid out before anybody draws them.
#include "core/answers/letters.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace permsim {

namespace {

/// Letters are taken to be as wide as Inter's, in hundredths of the type's size; a reader's font
/// may be another, so columns have room to spare.
int letter_width(char32_t c) {
  if (c >= 0x1100) return 100;
  if (c >= 0x300 && c < 0x370) return 0;
  if (c >= 0x80) return 64;
  const char letter = static_cast<char>(c);
  if (std::string_view("il.,'|:;!jI()[]").find(letter) != std::string_view::npos) return 30;
  if (std::string_view("ftr- ").find(letter) != std::string_view::npos) return 38;
  if (std::string_view("mwMW@%").find(letter) != std::string_view::npos) return 92;
  return letter >= 'A' && letter <= 'Z' ? 70 : 60;
}

}  // namespace

int width_of(std::string_view text, int size) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = code_point_at(text, at);
    width += letter_width(next.value);
    at += next.size;
  }
  return (width * size + 99) / 100;
}

std::string cut(const std::string& text, int size, int most) {
  if (width_of(text, size) <= most) return text;
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = code_point_at(text, at);
    const std::string longer = kept + text.substr(at, next.size);
    if (width_of(longer, size) > most - size) break;
    kept = longer;
    at += next.size;
  }
  return kept + "…";
}

std::vector<std::string> lines_of(const std::string& text, int size, int most) {
  std::vector<std::string> lines(1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
    if (width_of(longer, size) <= most || lines.back().empty())
      lines.back() = cut(longer, size, most);
    else
      lines.push_back(cut(word, size, most));
    at = end + 1;
  }
  return lines;
}

}  // namespace permsim
