// A JSON document to text: on one line, or laid out for people.
#include "core/json/print.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/json/number.h"

namespace permsim {

namespace {

constexpr std::size_t kLineLength = 118;
constexpr std::string_view kNoCharacter = "\xef\xbf\xbd";  // U+FFFD

void append_escape(std::string& text, char c) {
  constexpr std::string_view kMeanings = "\"\\\b\f\n\r\t";
  constexpr std::string_view kLetters = "\"\\bfnrt";
  constexpr std::string_view kDigits = "0123456789abcdef";
  text += '\\';
  if (const std::size_t found = kMeanings.find(c); found != std::string_view::npos) {
    text += kLetters[found];
  } else {
    const auto byte = static_cast<unsigned char>(c);
    text += "u00";
    text += kDigits[byte >> 4u];
    text += kDigits[byte & 0xfu];
  }
}

bool is_plain(char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; }

void append_text(std::string& text, std::string_view value) {
  text += '"';
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t plain = at;
    while (at < value.size() && is_plain(value[at])) ++at;
    text += value.substr(plain, at - plain);
    if (at == value.size()) break;
    const CodePoint next = code_point_at(value, at);
    if (!next.is_valid)
      text += kNoCharacter;
    else if (next.value < 0x20 || next.value == '"' || next.value == '\\')
      append_escape(text, value[at]);
    else
      text += value.substr(at, next.size);
    at += next.size;
  }
  text += '"';
}

void append_key(std::string& text, const std::string& key, std::string_view after) {
  append_text(text, key);
  text += after;
}

void append_compact(std::string& text, const Json& value) {
  if (value.is_string()) return append_text(text, value.get_ref<const std::string&>());
  if (is_number(value)) {
    text += spelling_of(value);
    return;
  }
  if (!value.is_structured()) {
    text += value.is_null() ? "null" : value.get<bool>() ? "true" : "false";
    return;
  }
  text += value.is_object() ? '{' : '[';
  bool is_first = true;
  for (const auto& item : value.items()) {
    if (!is_first) text += ',';
    is_first = false;
    if (value.is_object()) append_key(text, item.key(), ":");
    append_compact(text, item.value());
  }
  text += value.is_object() ? '}' : ']';
}

/// False for what is longer than a line for certain, found without writing it out: whoever nests
/// values deep would else have each of them written once a level.
bool may_fit_a_line(const Json& value, std::size_t& room) {
  constexpr std::size_t kLeast = 2;  // of a character and a comma, or of two brackets
  if (room < kLeast) return false;
  room -= kLeast;
  if (value.is_string()) return value.get_ref<const std::string&>().size() <= room + kLeast;
  if (!value.is_structured()) return true;
  return std::all_of(value.begin(), value.end(),
                     [&](const Json& item) { return may_fit_a_line(item, room); });
}

bool fits_a_line(const Json& value, std::size_t used) {
  std::size_t room = kLineLength;
  if (!may_fit_a_line(value, room)) return false;
  const std::string flat = compact(value);
  // Spaces after commas and colons make a line a little longer than the flat text.
  return used + flat.size() + value.size() * 3 < kLineLength &&
         flat.find("[{") == std::string::npos;
}

void append_pretty(std::string& text, const Json& value, std::size_t indent, std::size_t used) {
  if (!value.is_structured() || value.empty()) return append_compact(text, value);
  const bool is_short = indent > 0 && fits_a_line(value, indent + used);
  const std::string line = "\n" + std::string(indent + 2, ' ');
  std::string before = is_short ? (value.is_object() ? " " : "") : line;
  text += value.is_object() ? '{' : '[';
  for (const auto& item : value.items()) {
    text += before;
    const std::size_t start = text.size();
    if (value.is_object()) append_key(text, item.key(), ": ");
    const std::size_t key = is_short ? 0 : text.size() - start;
    append_pretty(text, item.value(), is_short ? indent : indent + 2, key);
    before = is_short ? ", " : "," + line;
  }
  if (!is_short) text += "\n" + std::string(indent, ' ');
  if (is_short && value.is_object()) text += ' ';
  text += value.is_object() ? '}' : ']';
}

}  // namespace

std::string compact(const Json& value) {
  std::string text;
  append_compact(text, value);
  return text;
}

std::string pretty(const Json& value) {
  std::string text;
  append_pretty(text, value, 0, 0);
  return text + "\n";
}

}  // namespace permsim
