// UTF-8, read one code point at a time; what is not UTF-8 is told from what is.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace permsim {

/// One code point of a text. A byte that begins no valid sequence (a stray continuation, an
/// overlong form, half of a surrogate pair, more than U+10FFFF) is a code point of its own: `value`
/// is that byte, `size` is 1 and `is_valid` is false.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;  ///< bytes
  bool is_valid = true;
};

/// The code point that begins at byte `at`, which must be within the text.
CodePoint code_point_at(std::string_view text, std::size_t at);

/// The first byte that is not UTF-8; npos when all is well.
std::size_t first_invalid_utf8(std::string_view text);

/// Appends a code point; it must be one that UTF-8 can hold.
void append_utf8(std::string& text, char32_t code_point);

}  // namespace permsim
