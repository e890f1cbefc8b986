// What a presenter's keys come to, and what is revealed to a room.
#include "core/lessons/presentation.h"

#include <algorithm>
#include <utility>

namespace permsim {

void Stopwatch::start(double now) {
  if (!since_) since_ = now;
}

void Stopwatch::pause(double now) {
  counted_ = elapsed(now);
  since_.reset();
}

void Stopwatch::reset(double now) {
  counted_ = 0.0;
  if (since_) since_ = now;
}

double Stopwatch::elapsed(double now) const {
  // A clock that was set back counts nothing, and takes nothing away.
  return counted_ + (since_ ? std::max(0.0, now - *since_) : 0.0);
}

bool LessonSession::plays_order_next() const {
  const LessonQuestion* asked = question(page_);
  if (asked == nullptr || asked->kind != LessonQuestion::Kind::order) return false;
  const QuestionState& state = states_[page_];
  return !state.is_locked && state.guess.order != state.given;
}

bool LessonSession::can_reveal() const {
  const LessonQuestion* asked = question(page_);
  if (asked == nullptr) return false;
  const QuestionState& state = states_[page_];
  if (!state.is_locked) return true;
  return asked->kind == LessonQuestion::Kind::order && !state.is_shown && !state.is_all_right();
}

bool LessonSession::reveal() {
  if (!can_reveal()) return false;
  if (plays_order_next())
    judge(page_, states_[page_]);
  else
    tell_solution(states_[page_]);
  return true;
}

LessonSession for_a_room(const LessonSession& learners) {
  LessonSession room = learners;
  room.reset();
  // A room has no result: the last page is where it ends.
  room.go(std::min(learners.page(), learners.lesson().pages.size() - 1));
  return room;
}

bool has_next(const LessonSession& room) {
  return room.can_reveal() || room.page() + 1 < room.lesson().pages.size();
}

Presentation::Presentation(double now) {
  altogether_.start(now);
  on_this_page_.start(now);
}

bool Presentation::turn(LessonSession& room, std::size_t page, double now) {
  if (page >= room.lesson().pages.size() || page == room.page()) return false;
  room.go(page);
  on_this_page_.reset(now);
  return true;
}

bool Presentation::go(LessonSession& room, std::size_t page, double now) {
  const bool was_blank = std::exchange(is_blank_, false);
  return turn(room, page, now) || was_blank;
}

bool Presentation::act(PresenterAct act, LessonSession& room, double now) {
  const bool turns = act == PresenterAct::next || act == PresenterAct::back;
  // Nothing is turned or revealed unseen: the page that was there comes back first.
  if (is_blank_ && (turns || act == PresenterAct::reveal)) {
    is_blank_ = false;
    return true;
  }
  switch (act) {
    case PresenterAct::next:
      return room.can_reveal() ? room.reveal() : turn(room, room.page() + 1, now);
    case PresenterAct::back: return room.page() > 0 && turn(room, room.page() - 1, now);
    case PresenterAct::reveal: return room.reveal();
    case PresenterAct::blank: is_blank_ = !is_blank_; return true;
    case PresenterAct::timer:
      for (Stopwatch* each : {&altogether_, &on_this_page_})
        each->is_running() ? each->pause(now) : each->start(now);
      return true;
    case PresenterAct::reset:
      altogether_.reset(now);
      on_this_page_.reset(now);
      return true;
  }
  return false;
}

}  // namespace permsim
