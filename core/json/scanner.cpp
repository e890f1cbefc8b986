// Words, texts and numbers of JSON, read one by one; see scanner.h.
#include "core/json/scanner.h"

#include "core/base/utf8.h"
#include "core/json/encoding.h"

namespace permsim {

namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

}  // namespace

JsonScanner::JsonScanner(std::string_view text) : text_(text) {
  if (text_.substr(0, kByteOrderMark.size()) == kByteOrderMark) at_ = kByteOrderMark.size();
}

std::size_t JsonScanner::end_of_word() const {
  std::size_t end = at_;
  while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]))) ++end;
  return end;
}

bool JsonScanner::fail(const std::string& why) {
  problems_.push_back({"", "json-syntax", place_in(text_, at_) + ": this is not JSON: " + why});
  return false;
}

bool JsonScanner::expected(const std::string& what) {
  return fail("expected " + what + ", found " + found());
}

/// What stands there, in backticks: a whole word, or one character.
std::string JsonScanner::found() const {
  if (!has_more()) return "the end";
  std::size_t end = end_of_word();
  if (end == at_) end += code_point_at(text_, at_).size;
  return ticked(text_.substr(at_, end - at_));
}

bool JsonScanner::is_at_end() {
  skip_space();
  return !has_more() || expected("nothing more");
}

// --- texts

bool JsonScanner::read_text(std::string& into) {
  const std::size_t start = at_;
  ++at_;
  for (;;) {
    const std::size_t plain = at_;
    while (has_more() && text_[at_] != '"' && text_[at_] != '\\' &&
           static_cast<unsigned char>(text_[at_]) >= 0x20)
      ++at_;
    into.append(text_.substr(plain, at_ - plain));
    if (!has_more()) {
      at_ = start;
      return fail("the text that begins here has no closing quote");
    }
    if (is_next('"')) return step_over();
    if (!is_next('\\'))
      return fail("a control character within a text is written with `\\u`, found " + found());
    if (!read_escape(into)) return false;
  }
}

bool JsonScanner::read_escape(std::string& into) {
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  const char letter = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
  if (letter == 'u') return read_code_point(into);
  const std::size_t found = kLetters.find(letter);
  if (found == std::string_view::npos) return fail("there is no such escape after the `\\`");
  into += kMeanings[found];
  at_ += 2;
  return true;
}

/// `\u00e4`, or the two halves of a surrogate pair.
bool JsonScanner::read_code_point(std::string& into) {
  std::optional<char32_t> code = read_unit();
  if (!code) return fail("`\\u` needs four hexadecimal digits");
  if (*code >= 0xd800 && *code <= 0xdbff) {
    const std::optional<char32_t> low = read_unit();
    if (!low || *low < 0xdc00 || *low > 0xdfff)
      code = 0xdc00;
    else
      code = 0x10000 + ((*code - 0xd800) << 10u) + (*low - 0xdc00);
  }
  if (*code >= 0xdc00 && *code <= 0xdfff)
    return fail("half of a surrogate pair, which is no character");
  append_utf8(into, *code);
  return true;
}

std::optional<char32_t> JsonScanner::read_unit() {
  if (text_.substr(at_, 2) != "\\u" || at_ + 6 > text_.size()) return std::nullopt;
  char32_t unit = 0;
  for (const char c : text_.substr(at_ + 2, 4)) {
    const char lower = is_letter(c) ? static_cast<char>(c | 0x20) : c;
    if (!is_digit(c) && (lower < 'a' || lower > 'f')) return std::nullopt;
    unit = unit * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : lower - 'a' + 10);
  }
  at_ += 6;
  return unit;
}

// --- numbers

bool JsonScanner::read_number(std::string_view& spelling) {
  const std::size_t start = at_;
  if (is_next('-')) ++at_;
  const bool has_zero = is_next('0');
  const std::size_t digits = skip_digits();
  if (digits == 0) return expected("a digit");
  if (has_zero && digits > 1) {
    at_ = start;
    return fail("a number does not begin with a zero: " + found());
  }
  if (is_next('.')) {
    ++at_;
    if (skip_digits() == 0) return expected("a digit");
  }
  if (is_next('e') || is_next('E')) {
    ++at_;
    if (is_next('+') || is_next('-')) ++at_;
    if (skip_digits() == 0) return expected("a digit");
  }
  spelling = text_.substr(start, at_ - start);
  return true;
}

std::size_t JsonScanner::skip_digits() {
  const std::size_t start = at_;
  while (has_more() && is_digit(text_[at_])) ++at_;
  return at_ - start;
}

}  // namespace permsim
