// Cuts the text of an expression into words, quoted texts and signs, for the slow twin.
#pragma once
#include <string>
#include <vector>

namespace permsim::twin {

struct Token {
  std::string text;
  bool is_quoted = false;
  bool touches = false;  ///< nothing stands between it and the one before
};

/// Whether a word may begin with this: a letter, a digit, `_` or `$`.
bool starts_word(char c);
/// Throws NotReadable for a quote without an end and for a `$` without a name.
std::vector<Token> cut(const std::string& text);

}  // namespace permsim::twin
