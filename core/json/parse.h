// Text to JSON values. Only sources of json, answers and door may include this.
#pragma once
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/base/problem.h"

namespace permsim {

using Json = nlohmann::ordered_json;

/// Deepest nesting of objects and lists that is read.
constexpr int kDeepestJson = 64;

/// Problems: json-syntax (with line and column), duplicate-key, too-deep. Numbers keep their
/// spelling (number.h).
Result<Json> parse_json(std::string_view text);

/// JSON that this program wrote itself: nested somewhat deeper, since it may hold a file. Null when
/// it is no JSON.
Json own_json(std::string_view text);

}  // namespace permsim
