// What JSON text is read with: where it is, words, texts, numbers, and the problem that stands
// there. Private to parse.cpp and places.cpp.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace permsim {

class JsonScanner {
 protected:
  explicit JsonScanner(std::string_view text);
  ~JsonScanner() = default;

  bool has_more() const { return at_ < text_.size(); }
  bool is_next(char c) const { return has_more() && text_[at_] == c; }

  void skip_space() {
    while (has_more() && std::string_view(" \t\n\r").find(text_[at_]) != std::string_view::npos)
      ++at_;
  }

  bool step_over() {
    ++at_;
    return true;
  }

  std::size_t end_of_word() const;
  bool is_at_end();

  /// Both note what is wrong and are false.
  bool fail(const std::string& why);
  bool expected(const std::string& what);

  /// A text in double quotes.
  bool read_text(std::string& into);
  /// A number as it is spelt.
  bool read_number(std::string_view& spelling);

  std::string_view text_;
  std::size_t at_ = 0;
  Problems problems_;

 private:
  std::string found() const;
  bool read_escape(std::string& into);
  bool read_code_point(std::string& into);
  std::optional<char32_t> read_unit();
  std::size_t skip_digits();
};

}  // namespace permsim
