// Text to JSON values and back. Only sources of json, answers and door may include this.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace permsim {

using Json = nlohmann::ordered_json;

/// Deepest nesting of objects and lists that is read.
constexpr int kDeepestJson = 64;

/// Problems: json-syntax (with line and column), duplicate-key, too-deep.
Result<Json> parse_json(std::string_view text);

/// Canonical text: two spaces, short lists and objects on one line.
std::string pretty(const Json& value);
/// On one line. Bytes that are no UTF-8 show as U+FFFD.
std::string compact(const Json& value);

}  // namespace permsim
