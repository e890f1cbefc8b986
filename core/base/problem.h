// What went wrong, where, and in which words: the user's mistakes are values, never exceptions.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace permsim {

/// One problem or warning. `where` is a JSON Pointer into the input ("" is the whole of it); `code`
/// is stable and meant for programs; `message` is for people: lower-case, without a full stop, the
/// user's own words in backticks.
struct Problem {
  std::string where;
  std::string code;
  std::string message;
  bool is_warning = false;
};

/// Problems in the order found. A file may have millions of them, and nobody reads those: of errors
/// and of warnings the first kMostKept are kept, the others are counted.
class Problems {
 public:
  static constexpr std::size_t kMostKept = 1000;

  Problems() = default;
  Problems(std::initializer_list<Problem> problems) {
    for (const Problem& problem : problems) push_back(problem);
  }

  void push_back(Problem problem);
  /// One more without its words: where is_full() says that they would not be kept.
  void count(bool is_warning = false) { ++(is_warning ? more_warnings_ : more_errors_); }
  /// As many more as others only counted.
  void count_those_of(const Problems& others) {
    more_errors_ += others.more_errors_;
    more_warnings_ += others.more_warnings_;
  }
  bool is_full(bool is_warning = false) const {
    return (is_warning ? kept_warnings_ : all_.size() - kept_warnings_) >= kMostKept;
  }
  /// The others behind these, and those it counted.
  void append(const Problems& others);
  /// Keeps these instead; what was only counted stays counted.
  void replace_kept(std::vector<Problem> kept);

  /// How many are not kept, and how many of them are more than warnings.
  std::uint64_t more() const { return more_errors_ + more_warnings_; }
  std::uint64_t more_errors() const { return more_errors_; }

  bool empty() const { return all_.empty(); }
  std::size_t size() const { return all_.size(); }
  const Problem& operator[](std::size_t index) const { return all_[index]; }
  const Problem& front() const { return all_.front(); }
  Problem& front() { return all_.front(); }
  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }
  auto begin() { return all_.begin(); }
  auto end() { return all_.end(); }

 private:
  std::vector<Problem> all_;
  std::size_t kept_warnings_ = 0;
  std::uint64_t more_errors_ = 0;
  std::uint64_t more_warnings_ = 0;
};

/// True when at least one of them is more than a warning.
bool has_errors(const Problems& problems);

/// "and 9,999,000 more": for those that are not told.
std::string more_words(std::uint64_t count);

/// A value, or the problems that kept it from being made. Warnings may stand beside a value.
template <class T>
struct Result {
  std::optional<T> value;
  Problems problems;

  Result() = default;
  Result(T made) : value(std::move(made)) {}
  Result(Problems found) : problems(std::move(found)) {}
  explicit operator bool() const { return value.has_value(); }
  const T& operator*() const { return *value; }
  const T* operator->() const { return &*value; }
};

/// The user's own word, set off in a message: what is invisible is written out
/// (core/base/printable.h), and it is shortened where it is very long.
std::string ticked(std::string_view word);

/// "32 MB", "45.2 MB": a size as people read it.
std::string megabytes(std::uint64_t bytes);

/// A key as a part of a JSON Pointer: `~` and `/` escaped.
std::string pointer_part(std::string_view key);

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& words, std::string_view last = "and");

}  // namespace permsim
