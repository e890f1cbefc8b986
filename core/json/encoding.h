// Whether bytes can be JSON at all, before anybody reads them: UTF-8, without zero bytes; and
// places in a text, in words.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace permsim {

/// "line 2, column 7" of a byte; columns count characters.
std::string place_in(std::string_view text, std::size_t at);

/// A problem (json-syntax) for what is not UTF-8 or has zero bytes; UTF-16 is told by name.
std::optional<Problem> encoding_problem(std::string_view text);

}  // namespace permsim
