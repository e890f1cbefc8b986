// Cutting by looking at one character after the other.
#include "tests/support/twin_tokens.h"

#include <cctype>
#include <utility>

#include "tests/support/twin_language.h"

namespace permsim::twin {
namespace {

bool goes_on_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

}  // namespace

bool starts_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$';
}

std::vector<Token> cut(const std::string& text) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  bool touches = false;
  const auto put = [&](std::string word, bool is_quoted) {
    tokens.push_back({std::move(word), is_quoted, touches});
    touches = true;
  };
  while (at < text.size()) {
    const char c = text[at];
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      touches = false;
      ++at;
    } else if (c == '"' || c == '\'') {
      const std::size_t end = text.find(c, at + 1);
      if (end == std::string::npos) throw NotReadable("a quote that does not end in " + text);
      put(text.substr(at + 1, end - at - 1), true);
      at = end + 1;
    } else if (starts_word(c)) {
      // White space may stand between `$` and its name.
      std::size_t begin = at + 1;
      while (c == '$' && begin < text.size() &&
             std::isspace(static_cast<unsigned char>(text[begin])) != 0)
        ++begin;
      std::size_t end = begin;
      while (end < text.size() && goes_on_word(text[end])) ++end;
      if (c == '$' && (end == begin || std::isdigit(static_cast<unsigned char>(text[begin])) != 0))
        throw NotReadable("a `$` without a name in " + text);
      put(c + text.substr(begin, end - begin), false);
      at = end;
    } else if (text.compare(at, 2, "==") == 0 || text.compare(at, 2, "!=") == 0) {
      put(text.substr(at, 2), false);
      at += 2;
    } else {
      put(std::string(1, c), false);
      ++at;
    }
  }
  return tokens;
}

}  // namespace permsim::twin
