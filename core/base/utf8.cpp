// UTF-8: see utf8.h. The limits are those of RFC 3629.
#include "core/base/utf8.h"

#include <array>
#include <cassert>

namespace permsim {

namespace {

constexpr char32_t kFirstSurrogate = 0xd800;
constexpr char32_t kLastSurrogate = 0xdfff;
constexpr char32_t kLastCodePoint = 0x10ffff;

/// The smallest code point that needs so many bytes: a smaller one is overlong.
constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};

std::size_t length_of(unsigned char first) {
  if (first < 0x80) return 1;
  if ((first & 0xe0u) == 0xc0u) return 2;
  if ((first & 0xf0u) == 0xe0u) return 3;
  if ((first & 0xf8u) == 0xf0u) return 4;
  return 0;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  assert(at < text.size());
  const auto first = static_cast<unsigned char>(text[at]);
  const CodePoint invalid{first, 1, false};
  const std::size_t length = length_of(first);
  if (length == 1) return {first, 1, true};
  if (length == 0 || at + length > text.size()) return invalid;
  char32_t value = first & (0x7fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xc0u) != 0x80u) return invalid;
    value = (value << 6u) | (byte & 0x3fu);
  }
  const bool is_surrogate = value >= kFirstSurrogate && value <= kLastSurrogate;
  if (value < kSmallest[length] || is_surrogate || value > kLastCodePoint) return invalid;
  return {value, length, true};
}

std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint next = code_point_at(text, at);
    if (!next.is_valid) return at;
    at += next.size;
  }
  return std::string_view::npos;
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto byte = [](char32_t value) { return static_cast<char>(value & 0xffu); };
  const auto continuation = [&](unsigned shift) {
    text += byte(0x80u | ((code_point >> shift) & 0x3fu));
  };
  if (code_point < 0x80) {
    text += byte(code_point);
  } else if (code_point < 0x800) {
    text += byte(0xc0u | (code_point >> 6u));
    continuation(0);
  } else if (code_point < 0x10000) {
    text += byte(0xe0u | (code_point >> 12u));
    continuation(6);
    continuation(0);
  } else {
    text += byte(0xf0u | (code_point >> 18u));
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

}  // namespace permsim
