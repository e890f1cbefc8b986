// A question to begin with, for whoever writes a lesson.
#pragma once
#include "core/lessons/lesson_play.h"

namespace permsim {

/// Asks about a moment of the lesson's scenario, what the engine has an answer to wherever the
/// story gives anything to ask: a page that is sound at once, to be changed.
LessonPage new_question_page(const LessonPlay& play, LessonQuestion::Kind kind, int at);

}  // namespace permsim
