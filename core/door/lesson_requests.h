// Lessons through the door: opened, answered, judged, told. Only sources of door may include this.
#pragma once
#include "core/door/door.h"
#include "core/json/reader.h"

namespace permsim {

/// Whether a request is one of these: `lesson`, `lesson_result`.
bool asks_of_lesson(const std::string& ask);
std::string answer_lesson_request(Door& door, Node& node, const std::string& ask);

/// Why another request is refused now; empty where it is not. While a question of the open lesson
/// is masked, nothing is told of which its answer could be read off.
std::string refusal_of_masked(const Door& door, const std::string& ask);

}  // namespace permsim
