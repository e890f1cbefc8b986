// Lessons from JSON.
#pragma once
#include "core/json/library.h"
#include "core/json/reader.h"
#include "core/world/lesson.h"

namespace permsim {

/// nullptr when there are problems that are more than warnings. What the lesson's scenario does
/// not have is a problem where the lesson speaks of it.
std::shared_ptr<const Lesson> read_lesson_json(const Json& json, Library& library,
                                               Problems& problems);

}  // namespace permsim
