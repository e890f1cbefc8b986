// Words for problems: quoting what the user wrote, and lists of names.
#include "core/base/problem.h"

#include "core/base/limits.h"
#include "core/base/printable.h"
#include "core/base/problem_codes.h"

#include <algorithm>
#include <cassert>

namespace permsim {

namespace {
constexpr std::size_t kLongestQuote = 60;
}

void Problems::push_back(Problem problem) {
  assert(is_problem_code(problem.code));  // what the author's guide explains: problem_codes.h
  if (is_full(problem.is_warning)) return count(problem.is_warning);
  kept_warnings_ += problem.is_warning ? 1 : 0;
  all_.push_back(std::move(problem));
}

void Problems::append(const Problems& others) {
  for (const Problem& problem : others) push_back(problem);
  count_those_of(others);
}

void Problems::replace_kept(std::vector<Problem> kept) {
  all_ = std::move(kept);
  kept_warnings_ = static_cast<std::size_t>(std::count_if(
      all_.begin(), all_.end(), [](const Problem& problem) { return problem.is_warning; }));
}

bool has_errors(const Problems& problems) {
  return problems.more_errors() > 0 ||
         std::any_of(problems.begin(), problems.end(),
                     [](const Problem& problem) { return !problem.is_warning; });
}

std::string more_words(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t left = digits.size(); left > 3; left -= 3) digits.insert(left - 3, ",");
  return "and " + digits + " more";
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

std::string megabytes(std::uint64_t bytes) {
  constexpr std::uint64_t kTenth = kMebibyte / 10 + 1;
  const std::uint64_t tenths = bytes / kMebibyte * 10 + bytes % kMebibyte / kTenth;
  return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10)) +
         " MB";
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
