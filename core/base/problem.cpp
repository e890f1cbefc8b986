// Words for problems: quoting what the user wrote, and lists of names.
#include "core/base/problem.h"

#include "core/base/printable.h"

#include <algorithm>

namespace permsim {

namespace {
constexpr std::size_t kLongestQuote = 60;
}

bool has_errors(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& problem) { return !problem.is_warning; });
}

std::string ticked(std::string_view word) {
  std::size_t end = word.size();
  if (end > kLongestQuote) {
    // A character that is more than one byte long is not cut.
    end = kLongestQuote;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xc0u) == 0x80u) ++end;
  }
  return "`" + visible_text(word.substr(0, end)) + (end < word.size() ? "…" : "") + "`";
}

std::string pointer_part(std::string_view key) {
  std::string part;
  for (const char c : key) {
    if (c == '~')
      part += "~0";
    else if (c == '/')
      part += "~1";
    else
      part += c;
  }
  return part;
}

std::string listed(const std::vector<std::string>& words, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " " + std::string(last) + " " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace permsim
