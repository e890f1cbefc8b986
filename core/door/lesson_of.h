// A lesson made of a story, through the door. Only sources of door may include this.
#pragma once
#include "core/door/door.h"
#include "core/json/reader.h"

namespace permsim {

/// Of the `file` (a shipped id or a whole scenario), else of the session's story: its steps `from`
/// … `to`, all of them where nothing is said.
std::string answer_lesson_of(Door& door, Node& node);

}  // namespace permsim
