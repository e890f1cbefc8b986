// The value of an attribute: yes or no, a text, a list of texts, or nothing at all.
#pragma once
#include <string>
#include <variant>
#include <vector>

namespace permsim {

using TextList = std::vector<std::string>;

/// `std::monostate` is an attribute that was never set and has no default: no comparison with it is
/// true.
using Value = std::variant<std::monostate, bool, std::string, TextList>;

inline bool is_set(const Value& value) { return !std::holds_alternative<std::monostate>(value); }
inline bool is_true(const Value& value) {
  return std::holds_alternative<bool>(value) && std::get<bool>(value);
}
inline const std::string* as_text(const Value& value) { return std::get_if<std::string>(&value); }
inline const TextList* as_list(const Value& value) { return std::get_if<TextList>(&value); }

/// The value as people read it: "yes", "restricted", "a, b"; empty for nothing.
std::string shown(const Value& value);

}  // namespace permsim
