// Grapheme clusters and line breaks, as much of Unicode's rules as names and sentences need.
#include "web/look/clusters.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"

namespace permsim {
namespace {

struct ClusterSpan {
  char32_t first, last;
};

/// In order. Unicode 15: marks and what else belongs to the letter before it.
constexpr std::array<ClusterSpan, 92> kMarks = {{
    {0x0300, 0x036f},   {0x0483, 0x0489},   {0x0591, 0x05bd},   {0x05bf, 0x05bf},
    {0x05c1, 0x05c2},   {0x05c4, 0x05c5},   {0x05c7, 0x05c7},   {0x0610, 0x061a},
    {0x064b, 0x065f},   {0x0670, 0x0670},   {0x06d6, 0x06dc},   {0x06df, 0x06e4},
    {0x06e7, 0x06e8},   {0x06ea, 0x06ed},   {0x0711, 0x0711},   {0x0730, 0x074a},
    {0x07a6, 0x07b0},   {0x07eb, 0x07f3},   {0x0816, 0x082d},   {0x0859, 0x085b},
    {0x0898, 0x089f},   {0x08ca, 0x0903},   {0x093a, 0x093c},   {0x093e, 0x094f},
    {0x0951, 0x0957},   {0x0962, 0x0963},   {0x0981, 0x0983},   {0x09bc, 0x09cd},
    {0x09d7, 0x09d7},   {0x09e2, 0x09e3},   {0x0a01, 0x0a03},   {0x0a3c, 0x0a51},
    {0x0a70, 0x0a71},   {0x0a81, 0x0a83},   {0x0abc, 0x0acd},   {0x0b01, 0x0b03},
    {0x0b3c, 0x0b57},   {0x0b82, 0x0b82},   {0x0bbe, 0x0bcd},   {0x0bd7, 0x0bd7},
    {0x0c00, 0x0c04},   {0x0c3c, 0x0c56},   {0x0c81, 0x0c83},   {0x0cbc, 0x0cd6},
    {0x0d00, 0x0d03},   {0x0d3b, 0x0d4d},   {0x0d57, 0x0d57},   {0x0d81, 0x0d83},
    {0x0dca, 0x0ddf},   {0x0e31, 0x0e31},   {0x0e33, 0x0e3a},   {0x0e47, 0x0e4e},
    {0x0eb1, 0x0eb1},   {0x0eb3, 0x0ebc},   {0x0ec8, 0x0ece},   {0x0f18, 0x0f19},
    {0x0f35, 0x0f39},   {0x0f3e, 0x0f3f},   {0x0f71, 0x0f84},   {0x0f8d, 0x0fbc},
    {0x102b, 0x103e},   {0x1056, 0x1059},   {0x135d, 0x135f},   {0x1712, 0x1715},
    {0x1732, 0x1734},   {0x17b6, 0x17d3},   {0x180b, 0x180d},   {0x18a9, 0x18a9},
    {0x1920, 0x193b},   {0x1a17, 0x1a1b},   {0x1ab0, 0x1ace},   {0x1b00, 0x1b04},
    {0x1b34, 0x1b44},   {0x1dc0, 0x1dff},   {0x200c, 0x200d},   {0x20d0, 0x20f0},
    {0x2cef, 0x2cf1},   {0x302a, 0x302f},   {0x3099, 0x309a},   {0xa66f, 0xa672},
    {0xa806, 0xa806},   {0xa8e0, 0xa8f1},   {0xaa29, 0xaa36},   {0xabe3, 0xabed},
    {0xfb1e, 0xfb1e},   {0xfe00, 0xfe0f},   {0xfe20, 0xfe2f},   {0xff9e, 0xff9f},
    {0x11000, 0x11002}, {0x1f3fb, 0x1f3ff}, {0xe0020, 0xe007f}, {0xe0100, 0xe01ef},
}};

/// In order: letters between which a line may end. Chinese, Japanese, and the full width forms.
constexpr std::array<ClusterSpan, 7> kUnspaced = {{
    {0x2e80, 0x2fdf},
    {0x3001, 0x303f},
    {0x3041, 0x312f},
    {0x31a0, 0x4dbf},
    {0x4e00, 0xa4cf},
    {0xf900, 0xfaff},
    {0x20000, 0x3fffd},
}};

constexpr std::u32string_view kNeverFirst =
    U"、。，．・：；？！）］｝〉》」』】〕ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ";
constexpr std::u32string_view kNeverLast = U"（［｛〈《「『【〔";

/// In order: scripts written from right to left, with their signs.
constexpr std::array<ClusterSpan, 5> kFromRight = {{
    {0x0590, 0x08ff},
    {0xfb1d, 0xfdff},
    {0xfe70, 0xfefc},
    {0x10800, 0x10fff},
    {0x1e800, 0x1eeff},
}};

template <std::size_t kCount>
bool is_in(const std::array<ClusterSpan, kCount>& spans, char32_t c) {
  const auto found =
      std::lower_bound(spans.begin(), spans.end(), c,
                       [](const ClusterSpan& each, char32_t value) { return each.last < value; });
  return found != spans.end() && found->first <= c;
}

bool is_mark(char32_t c) { return c >= 0x300 && is_in(kMarks, c); }
bool is_unspaced(char32_t c) { return c >= 0x2e80 && is_in(kUnspaced, c); }
bool is_half_of_flag(char32_t c) { return c >= 0x1f1e6 && c <= 0x1f1ff; }
/// Signs that bind the next consonant to the one before, in the scripts of India.
bool binds_consonants(char32_t c) {
  return c >= 0x94d && c <= 0xd4d && ((c & 0x7fu) == 0x4d) && c != 0xbcd;
}
/// Parts of a Hangul syllable written in pieces that follow its beginning.
bool continues_syllable(char32_t c, char32_t before) {
  const bool is_beginning = c >= 0x1100 && c <= 0x115f;
  const bool is_rest = c >= 0x1160 && c <= 0x11ff;
  if (is_rest)
    return (before >= 0x1100 && before <= 0x11ff) || (before >= 0xac00 && before <= 0xd7a3);
  return is_beginning && before >= 0x1100 && before <= 0x115f;
}

}  // namespace

std::size_t cluster_size(std::string_view text, std::size_t at) {
  const CodePoint first = code_point_at(text, at);
  std::size_t end = at + first.size;
  char32_t before = first.value;
  std::size_t flags = is_half_of_flag(before) ? 1 : 0;
  while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) {
    const CodePoint next = code_point_at(text, end);
    if (!next.is_valid) break;
    const bool is_second_of_flag = flags == 1 && is_half_of_flag(next.value);
    const bool is_joined = before == 0x200d || binds_consonants(before);
    if (!is_mark(next.value) && !is_joined && !is_second_of_flag &&
        !continues_syllable(next.value, before)) {
      break;
    }
    if (is_second_of_flag) flags = 2;
    before = next.value;
    end += next.size;
  }
  return end - at;
}

std::size_t unbroken_size(std::string_view text, std::size_t at) {
  std::size_t end = at;
  char32_t before = 0;
  while (end < text.size()) {
    const char32_t next = code_point_at(text, end).value;
    const bool is_word_over = before == U' ' && next != U' ';
    const bool may_end = next != U' ' && kNeverFirst.find(next) == std::u32string_view::npos &&
                         kNeverLast.find(before) == std::u32string_view::npos;
    if (end > at && (is_word_over || (may_end && (is_unspaced(next) || is_unspaced(before)))))
      break;
    before = next;
    end += cluster_size(text, end);
  }
  return end - at;
}

bool runs_from_right(std::string_view text) {
  std::size_t letters = 0, from_right = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = code_point_at(text, at);
    at += next.size;
    const char32_t small = next.value | 0x20u;
    const bool is_letter = (small >= U'a' && small <= U'z') ||
                           (next.value >= 0xc0 && next.value < 0x2000) || next.value >= 0x2e80;
    if (!is_letter || is_mark(next.value)) continue;
    ++letters;
    if (is_in(kFromRight, next.value)) ++from_right;
  }
  return from_right * 2 > letters;
}

}  // namespace permsim
