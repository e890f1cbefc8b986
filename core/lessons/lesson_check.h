// Is a lesson sound: every question tried, every solution played.
#pragma once
#include "core/answers/question.h"
#include "core/lessons/judge.h"

namespace permsim {

/// What only playing tells: people and things that are not there at the moment a question stands
/// at, and choices of which none or several are right. Each at its place in the file.
Problems review_lesson(const LessonPlay& play);

/// The same, and besides whether every order and every solution comes out as it must.
CheckReport check_lesson(const LessonPlay& play);

/// What may be asked of a lesson's file: validate, check and export.
Reply answer_lesson(const std::shared_ptr<const Lesson>& lesson, const Question& question);

}  // namespace permsim
