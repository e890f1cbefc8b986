// Where in a text of JSON something stands: problems as a person who reads the text can find them.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"

namespace permsim {

/// The parts of a pointer, as they stand in it: "/a/0" as "a" and "0".
std::vector<std::string> pointer_parts(const std::string& pointer);

/// As people count: from 1 on; columns count characters.
struct TextPlace {
  std::size_t line = 1, column = 1;
  bool operator==(const TextPlace&) const = default;
};

/// Where what each pointer leads to begins: its key, or in a list the item itself. Where one leads
/// nowhere, what is nearest above it; of a key that stands twice, the second.
std::vector<TextPlace> places_of(std::string_view text, const std::vector<std::string>& pointers);

/// A problem with its place, which its words do not say again.
struct PlacedProblem {
  TextPlace place;
  std::string says;
  bool is_warning = false;
};
/// Problems that reading this text has had, in their order.
std::vector<PlacedProblem> placed(std::string_view text, const Problems& problems);

}  // namespace permsim
