// Neutral text: see neutral.h. Markdown is GitHub's: CommonMark with tables, strikethrough, maths
// and addresses that become links.
#include "core/answers/neutral.h"

#include <algorithm>

#include "core/base/printable.h"
#include "core/base/utf8.h"

namespace permsim {

namespace {

/// `=`, `+`, `-`, `@`, and the same in the wide forms of East Asian writing.
bool begins_formula(char32_t c) {
  return c == '=' || c == '+' || c == '-' || c == '@' || c == 0xff1d || c == 0xff0b ||
         c == 0xff0d || c == 0xff20;
}

bool is_space(char32_t c) {
  return c == ' ' || c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f ||
         c == 0x3000;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

bool is_www(std::string_view text) {
  return text.size() >= 3 &&
         std::all_of(text.end() - 3, text.end(), [](char c) { return c == 'w' || c == 'W'; });
}

/// What Markdown means something by wherever it stands. `_` within a word means nothing; `:` makes
/// an address of what follows it, `.` of a `www` before it.
bool needs_backslash(std::string_view text, std::size_t at) {
  const char c = text[at];
  const char before = at > 0 ? text[at - 1] : ' ';
  const char after = at + 1 < text.size() ? text[at + 1] : ' ';
  if (std::string_view("\\`*[]|~$@").find(c) != std::string_view::npos) return true;
  if (c == '_') return !is_word(before) || !is_word(after);
  if (c == ':') return after == '/' || is_letter(after);
  return c == '.' && is_www(text.substr(0, at));
}

}  // namespace

bool would_run(std::string_view cell) {
  if (!cell.empty() && (cell[0] == '\t' || cell[0] == '\r')) return true;
  for (std::size_t at = 0; at < cell.size();) {
    const CodePoint next = code_point_at(cell, at);
    at += next.size;
    if (next.is_valid && (is_space(next.value) || is_invisible(next.value))) continue;
    const bool is_alone = cell.find_first_not_of(" \t\r\n", at) == std::string_view::npos;
    return next.is_valid && begins_formula(next.value) && !is_alone;
  }
  return false;
}

std::string markdown_text(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  line = visible_text(line);
  std::string made;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (c == '<')
      made += "&lt;";
    else if (c == '>')
      made += "&gt;";
    else if (c == '&')
      made += "&amp;";
    else if (needs_backslash(line, at))
      made += std::string("\\") + c;
    else
      made += c;
  }
  return made;
}

std::string html_text(std::string_view text) {
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = code_point_at(text, at);
    const std::string_view part = text.substr(at, next.size);
    at += next.size;
    const bool is_layout = part == "\n" || part == "\r" || part == "\t";
    const bool is_control =
        !next.is_valid || next.value < 0x20 || (next.value >= 0x7f && next.value < 0xa0);
    if (is_control && !is_layout)
      made += visible_text(part);
    else if (part == "&")
      made += "&amp;";
    else if (part == "<")
      made += "&lt;";
    else if (part == ">")
      made += "&gt;";
    else if (part == "\"")
      made += "&quot;";
    else
      made += part;
  }
  return made;
}

std::string svg_text(std::string_view text) { return html_text(visible_text(text)); }

}  // namespace permsim
