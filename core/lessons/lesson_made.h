// Lessons made of a story: a page a step, and questions about what each of them changed.
#pragma once
#include "core/lessons/lesson_play.h"

namespace permsim {

/// Which steps become pages, from 1 on; the first as many as there are.
struct LessonOf {
  std::size_t first = 1, last = SIZE_MAX;
};
/// A page a step, titled by the step in words with its note as the text; where cells changed a
/// predict question about some of them follows. Problems: too-large, when the steps make more pages
/// than a lesson has.
Result<Lesson> make_lesson(std::shared_ptr<const Scenario> scenario, const Play& play,
                           const LessonOf& of = {});

}  // namespace permsim
