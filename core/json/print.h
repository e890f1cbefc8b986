// JSON values to text. Only sources of json, answers and door may include this.
#pragma once
#include <string>

#include "core/json/parse.h"

namespace permsim {

/// Canonical text: two spaces, short lists and objects on one line.
std::string pretty(const Json& value);
/// On one line. Bytes that are no UTF-8 show as U+FFFD.
std::string compact(const Json& value);

}  // namespace permsim
