// A question that stands in a request. Only sources of door may include this.
#pragma once
#include <string>

#include "core/answers/question.h"
#include "core/json/reader.h"

namespace permsim {

/// A whole number that is not negative; the largest there is stands for all that are larger.
int read_count(Node& node, const std::string& key, int fallback);
/// `at`: the moment that is meant where the request names none.
Question read_question(Node& node, const std::string& at);

}  // namespace permsim
