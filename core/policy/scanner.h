// What both expression languages are read with: positions, white space, words, names, paths and the
// one problem. Private to expression.cpp.
#pragma once
#include <string>
#include <string_view>

#include "core/policy/expression.h"

namespace permsim {

inline bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class ExpressionScanner {
 protected:
  explicit ExpressionScanner(std::string_view text) : text_(text) {}
  ~ExpressionScanner() = default;

  // --- positions and tokens

  std::uint32_t here() const { return static_cast<std::uint32_t>(at_); }
  std::uint32_t here_after_space() {
    skip_space();
    return here();
  }
  bool has_failed() const { return !problems_.empty(); }

  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  /// The word at the current place without taking it.
  std::string_view peek_word() {
    skip_space();
    std::size_t end = at_;
    if (end < text_.size() && is_letter(text_[end])) {
      while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]))) ++end;
    }
    return text_.substr(at_, end - at_);
  }

  bool peek(std::string_view token) {
    skip_space();
    return text_.substr(at_, token.size()) == token;
  }

  bool take(std::string_view token) {
    if (has_failed() || !peek(token)) return false;
    at_ += token.size();
    return true;
  }

  bool take_word(std::string_view word) {
    if (has_failed() || peek_word() != word) return false;
    at_ += word.size();
    return true;
  }

  /// A word that begins a call: `exists(`.
  bool take_call(std::string_view word) {
    const std::size_t start = at_;
    if (!take_word(word)) return false;
    if (take("(")) return true;
    at_ = start;
    return false;
  }

  void need(std::string_view token) {
    if (!take(token)) expected("`" + std::string(token) + "`");
  }

  void fail(const std::string& message) {
    if (has_failed()) return;
    problems_.push_back(
        {"", "syntax",
         "at character " + std::to_string(characters_before(at_) + 1) + ": " + message});
  }

  void expected(const std::string& what) {
    skip_space();
    fail("expected " + what + ", found " + found());
  }

  std::string found() {
    if (at_ >= text_.size()) return "the end";
    const std::string_view word = peek_word();
    if (!word.empty()) return ticked(word);
    std::size_t end = at_ + 1;
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xc0u) == 0x80u) ++end;
    return ticked(text_.substr(at_, end - at_));
  }

  std::size_t characters_before(std::size_t end) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < end && i < text_.size(); ++i) {
      if ((static_cast<unsigned char>(text_[i]) & 0xc0u) != 0x80u) ++count;
    }
    return count;
  }

  void finish(const std::string& what) {
    skip_space();
    if (!has_failed() && at_ < text_.size()) expected(what);
  }

  bool enter() {
    if (++depth_ <= kDeepestExpression) return !has_failed();
    fail("nested deeper than " + std::to_string(kDeepestExpression) + " levels");
    return false;
  }

  // --- names and paths

  Name name(const std::string& what) {
    skip_space();
    Name name;
    const std::string_view word = peek_word();
    if (word.empty()) {
      expected(what);
      return name;
    }
    name.text = std::string(word);
    name.span.begin = here();
    at_ += word.size();
    name.span.end = here();
    return name;
  }

  Path path(const std::string& what) {
    skip_space();
    Path path;
    path.span.begin = here();
    if (take("$")) {
      const Name root = name("the name of a parameter, `actor` or `target`");
      if (root.text == "actor") {
        path.root = Root::actor;
      } else if (root.text == "target") {
        path.root = Root::target;
      } else {
        path.root = Root::parameter;
        path.root_name = root.text;
      }
    } else {
      path.names.push_back(name(what));
    }
    while (!has_failed() && take(".")) path.names.push_back(name("a relation after `.`"));
    path.span.end = here();
    return path;
  }

  std::string quoted_text() {
    const char quote = text_[at_];
    const std::size_t end = text_.find(quote, at_ + 1);
    if (end == std::string_view::npos) {
      fail("the text that begins here has no closing " + std::string(1, quote));
      return {};
    }
    std::string text(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    return text;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  Problems problems_;
};

}  // namespace permsim
