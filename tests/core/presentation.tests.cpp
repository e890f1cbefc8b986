// A lesson before a room: what a clicker's keys come to, and the timers, by a clock of the test's.
#include <catch2/catch_test_macros.hpp>
#include <utility>

#include "core/json/files.h"
#include "core/lessons/presentation.h"

using namespace permsim;

namespace {

LessonSession shipped_lesson(const char* id) {
  Library library;
  const Result<Document> document = library.shipped(id);
  REQUIRE(document);
  const auto play = play_lesson(std::get<std::shared_ptr<const Lesson>>(*document));
  REQUIRE(play);
  return LessonSession(*play);
}

}  // namespace

TEST_CASE("a stopwatch counts while it runs, whatever clock it is asked by", "[presenter]") {
  Stopwatch watch;
  CHECK(watch.elapsed(500) == 0);
  watch.start(1000);
  watch.start(2000);  // it runs already
  CHECK(watch.elapsed(4000) == 3000);
  watch.pause(4000);
  CHECK_FALSE(watch.is_running());
  CHECK(watch.elapsed(9000) == 3000);
  watch.start(10'000);
  CHECK(watch.elapsed(10'500) == 3500);
  CHECK(watch.elapsed(9'000) == 3000);  // set back
  watch.reset(11'000);
  CHECK(watch.is_running());
  CHECK(watch.elapsed(11'250) == 250);
  watch.pause(12'000);
  watch.reset(12'000);
  CHECK(watch.elapsed(20'000) == 0);
}

TEST_CASE("next reveals an open question first, then turns the page, and ends at the last",
          "[presenter]") {
  LessonSession room = for_a_room(shipped_lesson("vacation-first"));
  Presentation shown(0);
  CHECK_FALSE(shown.act(PresenterAct::back, room, 0));
  CHECK_FALSE(shown.act(PresenterAct::reveal, room, 0));  // the first page asks nothing
  CHECK(shown.act(PresenterAct::next, room, 5000));
  CHECK(room.page() == 1);
  CHECK(shown.on_this_page().elapsed(6000) == 1000);
  CHECK(shown.altogether().elapsed(6000) == 6000);
  CHECK(room.state(1).right_cells.empty());  // nothing is worked out before
  CHECK(shown.act(PresenterAct::next, room, 6000));
  CHECK(room.page() == 1);
  CHECK(room.state(1).is_locked);
  CHECK(room.state(1).right_cells.size() == room.state(1).guess.cells.size());
  std::size_t pressed = 0;
  while (shown.act(PresenterAct::next, room, 7000)) REQUIRE(++pressed < 100);
  CHECK(room.page() + 1 == room.lesson().pages.size());
  CHECK_FALSE(has_next(room));
  // Every question shows what is right, and nobody has a point or a try for it.
  for (std::size_t page = 0; page < room.lesson().pages.size(); ++page) {
    const LessonQuestion* question = room.question(page);
    if (question == nullptr) continue;
    INFO(page);
    CHECK(room.state(page).is_locked);
    if (question->kind == LessonQuestion::Kind::choose) CHECK(room.state(page).right_option);
    if (room.state(page).run) CHECK(room.state(page).run->is_right());
    CHECK(room.state(page).tries == 0);
    CHECK_FALSE(room.state(page).first);
  }
  CHECK(room.score() == 0);
  CHECK(room.result("").answers.empty());
}

TEST_CASE("a room's marks stand beside what is right, unmarked cells are not counted as answered",
          "[presenter]") {
  LessonSession room = for_a_room(shipped_lesson("vacation-first"));
  Presentation shown(0);
  CHECK(shown.go(room, 1, 0));
  CHECK(room.mark(0, Verdict::allow));
  CHECK(shown.act(PresenterAct::reveal, room, 0));
  CHECK(room.state(1).guess.cells[0] == Verdict::allow);
  CHECK(room.state(1).guess.cells[1] == std::nullopt);
  CHECK_FALSE(room.mark(1, Verdict::deny));  // it is revealed
  CHECK_FALSE(shown.act(PresenterAct::reveal, room, 0));
}

TEST_CASE("an order that a room moved is played as it stands before the solution is shown",
          "[presenter]") {
  LessonSession room = for_a_room(shipped_lesson("vacation-first"));
  Presentation shown(0);
  REQUIRE(shown.go(room, 5, 0));
  REQUIRE(room.question(5)->kind == LessonQuestion::Kind::order);
  CHECK_FALSE(room.plays_order_next());
  std::vector<std::size_t> wrong = room.state(5).given;
  REQUIRE(wrong.size() > 2);
  std::swap(wrong[0], wrong[1]);
  if (run_order(room.play(), *room.question(5), wrong).is_right()) std::swap(wrong[1], wrong[2]);
  REQUIRE_FALSE(run_order(room.play(), *room.question(5), wrong).is_right());
  REQUIRE(room.arrange(wrong));
  CHECK(room.plays_order_next());
  CHECK(shown.act(PresenterAct::next, room, 0));
  CHECK(room.page() == 5);
  CHECK(room.state(5).guess.order == wrong);
  CHECK_FALSE(room.state(5).is_all_right());
  CHECK(shown.act(PresenterAct::next, room, 0));
  CHECK(room.state(5).is_all_right());
  CHECK_FALSE(shown.act(PresenterAct::reveal, room, 0));
}

TEST_CASE("behind a blank screen nothing is turned or revealed", "[presenter]") {
  LessonSession room = for_a_room(shipped_lesson("vacation-first"));
  Presentation shown(0);
  CHECK(shown.go(room, 1, 0));
  for (const PresenterAct act : {PresenterAct::next, PresenterAct::back, PresenterAct::reveal}) {
    CHECK(shown.act(PresenterAct::blank, room, 0));
    CHECK(shown.is_blank());
    CHECK(shown.act(act, room, 0));
    CHECK_FALSE(shown.is_blank());
    CHECK(room.page() == 1);
    CHECK_FALSE(room.state(1).is_locked);
  }
}

TEST_CASE("a learner's own answers are not shown to the room", "[presenter]") {
  LessonSession learner = shipped_lesson("vacation-first");
  learner.go(2);
  REQUIRE(learner.choose(1));
  REQUIRE(learner.lock_in());
  const LessonSession room = for_a_room(learner);
  CHECK(room.page() == 2);
  CHECK_FALSE(room.state(2).is_locked);
  CHECK_FALSE(room.state(2).guess.option);
  learner.go(learner.lesson().pages.size());
  CHECK(for_a_room(learner).page() + 1 == learner.lesson().pages.size());
}
