// A lesson shown to a room: turned page by page, revealed, blanked, timed. The lesson itself is a
// copy that nobody answers for: what is done in it is never scored nor kept.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/lessons/lesson_session.h"

namespace permsim {

/// Counts milliseconds on a clock that whoever asks brings along.
class Stopwatch {
 public:
  void start(double now);
  void pause(double now);
  /// From zero again; a running one goes on running.
  void reset(double now);
  bool is_running() const { return since_.has_value(); }
  double elapsed(double now) const;

  /// What it counted before it was started last, and when that was: enough to go on counting
  /// elsewhere.
  double counted() const { return counted_; }
  const std::optional<double>& since() const { return since_; }

 private:
  double counted_ = 0.0;
  std::optional<double> since_;
};

/// What a presenter can do to what the room sees. A clicker has one key for all that comes next:
/// what is still to be revealed is revealed by `next` first.
enum class PresenterAct : std::uint8_t { next, back, reveal, blank, timer, reset };

/// The copy of a lesson that a room is shown, on the page that the learner looks at: fresh, so that
/// nothing of the learner's own answers is on the wall.
LessonSession for_a_room(const LessonSession& learners);

class Presentation {
 public:
  /// Both timers begin to run.
  explicit Presentation(double now);

  /// `room` is what for_a_room made. False where there is nothing to do.
  bool act(PresenterAct act, LessonSession& room, double now);
  bool go(LessonSession& room, std::size_t page, double now);

  /// Nothing is seen until somebody goes on.
  bool is_blank() const { return is_blank_; }
  const Stopwatch& altogether() const { return altogether_; }
  const Stopwatch& on_this_page() const { return on_this_page_; }

 private:
  bool turn(LessonSession& room, std::size_t page, double now);

  bool is_blank_ = false;
  Stopwatch altogether_, on_this_page_;
};

/// There is something to reveal, or a page after this one.
bool has_next(const LessonSession& room);

}  // namespace permsim
