// Pages of lessons as JSON. Only sources of json may include this.
#pragma once
#include "core/json/reader.h"
#include "core/world/lesson.h"

namespace permsim {

/// With its keys in the order of the author's guide.
Json lesson_page_json(const LessonPage& page);

}  // namespace permsim
