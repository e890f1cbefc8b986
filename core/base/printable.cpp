// Visible substitutes: see printable.h. Text without anything to replace is copied whole.
#include "core/base/printable.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"

namespace permsim {

namespace {

struct Range {
  char32_t first, last;
};

/// In order. Unicode 15: the default ignorable code points, controls, format characters and
/// separators, without the joiners and selectors that `joins` judges by their neighbours.
constexpr std::array<Range, 24> kInvisible = {{
    {0x0000, 0x001f},     // C0
    {0x007f, 0x009f},     // DEL, C1
    {0x00ad, 0x00ad},     // soft hyphen
    {0x034f, 0x034f},     // combining grapheme joiner
    {0x061c, 0x061c},     // Arabic letter mark
    {0x115f, 0x1160},     // Hangul fillers
    {0x17b4, 0x17b5},     // Khmer inherent vowels
    {0x180b, 0x180f},     // Mongolian selectors and separator
    {0x200b, 0x200f},     // zero width, direction marks
    {0x2028, 0x202e},     // line and paragraph separators, embeddings and overrides
    {0x2060, 0x206f},     // word joiner, invisible operators, isolates
    {0x2800, 0x2800},     // the empty Braille pattern
    {0x3164, 0x3164},     // Hangul filler
    {0xd800, 0xdfff},     // surrogates
    {0xe000, 0xf8ff},     // private use
    {0xfdd0, 0xfdef},     // noncharacters
    {0xfe00, 0xfe0f},     // variation selectors
    {0xfeff, 0xfeff},     // byte order mark
    {0xffa0, 0xffa0},     // half width Hangul filler
    {0xfff0, 0xfffb},     // interlinear annotation
    {0xfffe, 0xffff},     // noncharacters
    {0x1bca0, 0x1bca3},   // shorthand format controls
    {0x1d173, 0x1d17a},   // musical format controls
    {0xe0000, 0x10ffff},  // tags, selectors, private use
}};

bool is_joiner(char32_t c) { return c == 0x200c || c == 0x200d; }
bool is_selector(char32_t c) {
  return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef) ||
         (c >= 0x180b && c <= 0x180d);
}

/// Letters of scripts whose writing needs joiners (Hebrew and Arabic to the scripts of India and
/// beyond), and emoji.
bool takes_joiners(char32_t c) {
  return (c >= 0x0590 && c < 0x1e00) || (c >= 0x2190 && !is_invisible(c)) || is_selector(c);
}

/// Emoji made of a digit or sign and a selector: ©️, 1️⃣.
bool takes_selector(char32_t c) {
  return takes_joiners(c) || c == 0xa9 || c == 0xae || (c >= 0x203c && c <= 0x2139);
}

/// True when an invisible character belongs to the writing around it.
bool belongs(char32_t c, char32_t before, std::string_view text, std::size_t after) {
  if (is_selector(c)) return takes_selector(before);
  if (!is_joiner(c) || !takes_joiners(before) || after >= text.size()) return false;
  const CodePoint next = code_point_at(text, after);
  return next.is_valid && takes_joiners(next.value);
}

std::string hexadecimal(char32_t value, std::size_t least, bool is_upper) {
  const char* digits = is_upper ? "0123456789ABCDEF" : "0123456789abcdef";
  std::string text;
  for (; value != 0 || text.size() < least; value >>= 4u) text += digits[value & 0xfu];
  std::reverse(text.begin(), text.end());
  return text;
}

std::string substitute(const CodePoint& found) {
  if (!found.is_valid) return "\\x" + hexadecimal(found.value, 2, false);
  switch (found.value) {
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return "\\u{" + hexadecimal(found.value, 1, false) + "}";
  }
}

/// In JSON a character beyond U+FFFF is written as the two halves of a surrogate pair.
std::string json_escape(char32_t c) {
  if (c < 0x10000) return "\\u" + hexadecimal(c, 4, false);
  const char32_t rest = c - 0x10000;
  return "\\u" + hexadecimal(0xd800 + (rest >> 10u), 4, false) + "\\u" +
         hexadecimal(0xdc00 + (rest & 0x3ffu), 4, false);
}

bool is_plain(char c) { return c >= 0x20 && c < 0x7f; }

template <class Substitute>
std::string replaced(std::string_view text, const Substitute& substitute_for) {
  std::string made;
  made.reserve(text.size());
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t plain = at;
    while (at < text.size() && is_plain(text[at])) ++at;
    made += text.substr(plain, at - plain);
    if (at == text.size()) break;
    if (at > plain) before = static_cast<unsigned char>(text[at - 1]);
    const CodePoint found = code_point_at(text, at);
    const std::size_t after = at + found.size;
    const bool is_shown =
        found.is_valid && (!is_invisible(found.value) || belongs(found.value, before, text, after));
    if (is_shown)
      made += text.substr(at, found.size);
    else
      made += substitute_for(found, text, at);
    before = found.is_valid ? found.value : 0;
    at = after;
  }
  return made;
}

}  // namespace

bool is_invisible(char32_t code_point) {
  const auto range =
      std::lower_bound(kInvisible.begin(), kInvisible.end(), code_point,
                       [](const Range& each, char32_t value) { return each.last < value; });
  return (range != kInvisible.end() && range->first <= code_point) ||
         (code_point & 0xfffeu) == 0xfffeu;
}

std::string visible_text(std::string_view text) {
  return replaced(text, [](const CodePoint& found, std::string_view, std::size_t) {
    return substitute(found);
  });
}

std::string visible_lines(std::string_view text) {
  return replaced(text, [](const CodePoint& found, std::string_view, std::size_t) {
    return found.is_valid && found.value == '\n' ? "\n" : substitute(found);
  });
}

std::string visible_json(std::string_view json) {
  return replaced(json, [](const CodePoint& found, std::string_view text, std::size_t at) {
    // Outside of its texts JSON has line breaks and tabs of its own; within them there are none.
    const bool is_layout = found.value == '\n' || found.value == '\r' || found.value == '\t';
    if (!found.is_valid || is_layout) return std::string(text.substr(at, found.size));
    return json_escape(found.value);
  });
}

std::u32string invisible_in(std::string_view text) {
  std::u32string found;
  replaced(text, [&](const CodePoint& each, std::string_view, std::size_t) {
    found += each.value;
    return std::string();
  });
  return found;
}

std::string spelled(char32_t code_point) { return "U+" + hexadecimal(code_point, 4, true); }

}  // namespace permsim
