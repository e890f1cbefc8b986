// What went wrong, where, and in which words: the user's mistakes are values, never exceptions.
#pragma once
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

using Problems = std::vector<Problem>;

/// True when at least one of them is more than a warning.
bool has_errors(const Problems& problems);

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

/// A key as a part of a JSON Pointer: `~` and `/` escaped.
std::string pointer_part(std::string_view key);

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& words, std::string_view last = "and");

}  // namespace permsim
