// What came of a lesson, and how far somebody is, as JSON.
#pragma once
#include <string>
#include <string_view>

#include "core/base/problem.h"
#include "core/world/lesson.h"

namespace permsim {

/// { "lesson", "version", "at", "score", "of", "passed", "answers": […] } on one line.
std::string lesson_result_json(const LessonResult& result);
/// The same as statements of the Experience API, one a line: each question answered, then the
/// lesson passed or failed. Whoever sends them puts in who learned.
std::string lesson_statements(const LessonResult& result);

/// How far somebody is: guesses and counts, and nothing of what is right.
std::string lesson_progress_json(const LessonProgress& progress);
Result<LessonProgress> read_lesson_progress(std::string_view text);

}  // namespace permsim
