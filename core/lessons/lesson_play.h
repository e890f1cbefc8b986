// A lesson with its scenario played: what questions are judged on.
#pragma once
#include <algorithm>
#include <memory>

#include "core/play/play.h"
#include "core/world/lesson.h"

namespace permsim {

/// Immutable and shared: every learner of a lesson may stand on one.
struct LessonPlay {
  std::shared_ptr<const Lesson> lesson;
  Play play;

  const Scenario& scenario() const { return *lesson->scenario; }
  const Moment& moment(int at) const {
    return *play.moments[std::min<std::size_t>(static_cast<std::size_t>(at),
                                               play.moments.size() - 1)];
  }
};

/// Problems: why the scenario cannot be played, at `/scenario`.
Result<std::shared_ptr<const LessonPlay>> play_lesson(std::shared_ptr<const Lesson> lesson);

}  // namespace permsim
