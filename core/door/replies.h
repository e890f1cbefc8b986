// What doors answer, as JSON: {"ok":true,"answer":…} or {"ok":false,"problems":[…]}. Only sources
// of door may include this.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "core/json/reader.h"

namespace permsim {

std::string refused(const Problems& problems);
std::string refused(std::string where, std::string code, std::string message);
/// `answer` is JSON already.
std::string answered_text(const std::string& answer, const Problems& warnings = {});
std::string answered(const Json& answer, const Problems& warnings = {});

/// Reads a request: an object that says what it asks. What is none is refused; `answer` does the
/// rest.
std::string reply_to(std::string_view request,
                     const std::function<std::string(Node& node, const std::string& ask)>& answer);

}  // namespace permsim
