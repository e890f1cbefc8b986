// Playing a lesson's scenario, once for all of its questions.
#include "core/lessons/lesson_play.h"

namespace permsim {

Result<std::shared_ptr<const LessonPlay>> play_lesson(std::shared_ptr<const Lesson> lesson) {
  Result<Play> played = play_within_reason(*lesson->scenario);
  if (!played) {
    Problems problems;
    for (Problem problem : played.problems) {
      problem.where = "/scenario";
      problems.push_back(std::move(problem));
    }
    return problems;
  }
  return std::shared_ptr<const LessonPlay>(
      std::make_shared<const LessonPlay>(LessonPlay{std::move(lesson), std::move(*played.value)}));
}

}  // namespace permsim
