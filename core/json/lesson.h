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
/// The same as far as it can be told, whatever else is a problem; `scenario`: the one it is about,
/// where that is known already. nullptr where not even its scenario is there.
std::shared_ptr<const Lesson> read_unsound_lesson(const Json& json, Library& library,
                                                  const std::shared_ptr<const Scenario>& scenario,
                                                  Problems& problems);

}  // namespace permsim
