// Lessons: read, judged and answered, and the six that ship. What is told of them:
// lessons_told.tests.cpp.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/json/lesson_result.h"
#include "core/json/parse.h"
#include "core/lessons/lesson_check.h"
#include "core/lessons/lesson_session.h"
#include "loading.h"
#include "tests/core/lesson_pages.h"
#include "tests/support/dice.h"
#include "tests/support/text.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

/// "WHERE code", in order; warnings too.
std::vector<std::string> told_of(const std::string& pages) {
  const Result<Document> document = load_text(lesson_of(pages).dump());
  Problems problems = document.problems;
  if (document) {
    const auto play = play_lesson(std::get<std::shared_ptr<const Lesson>>(*document));
    REQUIRE(play);
    problems.append(review_lesson(**play));
  }
  std::vector<std::string> told;
  for (const Problem& problem : problems) told.push_back(problem.where + " " + problem.code);
  return told;
}
using Told = std::vector<std::string>;

Step lesson_step(const std::string& by, const std::string& action, const std::string& on,
                 const std::string& person = {}) {
  Step step;
  step.by = by;
  step.action = action;
  step.on = on;
  if (!person.empty()) step.with = {{"person", person}};
  return step;
}

std::vector<std::size_t> as_listed(const LessonQuestion& question) {
  std::vector<std::size_t> order(question.steps.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  return order;
}

/// Answers the page looked at, rightly, and locks it in.
void answer_rightly(LessonSession& session) {
  const LessonQuestion& question = *session.question(session.page());
  switch (question.kind) {
    case LessonQuestion::Kind::predict: {
      const auto right = right_verdicts(session.play(), question);
      for (std::size_t i = 0; i < right.size(); ++i) REQUIRE(session.mark(i, right[i]));
      break;
    }
    case LessonQuestion::Kind::choose: {
      const auto right = right_options(session.play(), question);
      REQUIRE(session.choose(
          static_cast<std::size_t>(std::find(right.begin(), right.end(), true) - right.begin())));
      break;
    }
    case LessonQuestion::Kind::order: REQUIRE(session.arrange(as_listed(question))); break;
    case LessonQuestion::Kind::goal:
      for (const Step& step : question.steps) REQUIRE(session.act(step).outcome == Outcome::done);
      break;
  }
  REQUIRE(session.lock_in(10));
}

void answer_by_dice(LessonSession& session, Dice& dice) {
  const LessonQuestion& question = *session.question(session.page());
  for (std::size_t i = 0; i < session.state(session.page()).guess.cells.size(); ++i)
    session.mark(i, static_cast<Verdict>(dice.below(3)));
  if (!question.options.empty()) session.choose(dice.below(question.options.size()));
  if (question.kind == LessonQuestion::Kind::goal) {
    const Step& some = question.steps[dice.below(question.steps.size())];
    Step wrong = some;
    wrong.action = "see";
    wrong.with.clear();
    session.take_steps({wrong});
  }
  session.lock_in(1);
}

std::shared_ptr<const LessonPlay> shipped_play(Library& library, const std::string& id) {
  const auto document = library.shipped(id);
  REQUIRE(document);
  const auto play = play_lesson(std::get<std::shared_ptr<const Lesson>>(*document));
  REQUIRE(play);
  return *play;
}

}  // namespace

// --- the six that ship

TEST_CASE("shipped lessons load without a word, and every question of them is sound", "[lessons]") {
  Library library;
  const std::vector<std::string> ids = library.lesson_ids();
  CHECK(ids == Told{"agency-clients", "first-week", "leaving", "two-clients", "vacation-first",
                    "who-is-who"});
  for (const std::string& id : ids) {
    INFO(id);
    const auto document = library.shipped(id);
    REQUIRE(document);
    CHECK(document.problems.empty());
    const auto play = shipped_play(library, id);
    INFO(play->lesson->title);
    CHECK(review_lesson(*play).empty());
    const CheckReport report = check_lesson(*play);
    for (const CheckFailure& failure : report.failures) UNSCOPED_INFO(failure.where + failure.says);
    CHECK(report.failures.empty());
    CHECK(report.passed >= 4);
  }
}

TEST_CASE("a lesson answered by its solutions scores full, by dice less", "[lessons]") {
  Library library;
  Dice dice(7);
  for (const std::string& id : library.lesson_ids()) {
    INFO(id);
    LessonSession right(shipped_play(library, id)), guessed = right;
    for (std::size_t page = 0; page < right.lesson().pages.size(); ++page) {
      right.go(page);
      guessed.go(page);
      if (right.question(page) == nullptr) continue;
      CHECK(guessed.masks(page) == (right.question(page)->kind != LessonQuestion::Kind::goal));
      answer_rightly(right);
      answer_by_dice(guessed, dice);
    }
    CHECK(right.score() == right.of());
    CHECK(right.is_passed());
    CHECK(right.is_complete());
    CHECK(guessed.score() < guessed.of());
    // Another way of keeping it, and it is the same again.
    const auto kept = read_lesson_progress(lesson_progress_json(guessed.progress()));
    REQUIRE(kept);
    LessonSession again(shipped_play(library, id));
    again.restore(*kept);
    CHECK(again.score() == guessed.score());
    CHECK(lesson_result_json(again.result("t")) == lesson_result_json(guessed.result("t")));
    CHECK(lesson_progress_json(again.progress()) == lesson_progress_json(guessed.progress()));
  }
}

TEST_CASE("no shipped order begins as it is right", "[lessons]") {
  Library library;
  for (const std::string& id : library.lesson_ids()) {
    const LessonSession session(shipped_play(library, id));
    for (std::size_t page = 0; page < session.lesson().pages.size(); ++page) {
      const LessonQuestion* question = session.question(page);
      if (question == nullptr || question->kind != LessonQuestion::Kind::order) continue;
      INFO(id << " page " << page + 1);
      CHECK_FALSE(run_order(session.play(), *question, session.state(page).guess.order).is_right());
    }
  }
}

// --- reading

TEST_CASE("what a lesson's scenario does not have is a problem at its place", "[lessons][loader]") {
  CHECK(told_of(kPredict).empty());
  CHECK(told_of(kGoal).empty());
  CHECK(told_of(kOrder).empty());
  CHECK(told_of(R"([{"predict":{"says":"?","at":9,"on":"meta","who":["ben"],
                         "actions":["query"]}}])") == Told{"/pages/0/predict/at no-such-step"});
  CHECK(told_of(R"([{"predict":{"says":"?","on":"nowhere","who":["ben","zoe"],
                         "actions":["query"]}}])") ==
        Told{"/pages/0/predict/on unknown-entity", "/pages/0/predict/who/1 unknown-entity"});
  CHECK(told_of(R"([{"predict":{"says":"?","on":"meta","who":"ben",
                         "actions":["query","fly"]}}])") ==
        Told{"/pages/0/predict/actions/1 unknown-action"});
  CHECK(told_of(R"([{"choose":{"says":"?","options":[{"says":"a","is":{"status":{"gone":"paused"}}},
                         {"says":"b","is":{"who":"ben","can":["query"],"on":"meta"}}]}}])") ==
        Told{"/pages/0/choose/options/0/is/status/gone unknown-entity"});
  CHECK(told_of(R"([{"order":{"says":"?","steps":[{"by":"ana","do":"fly","on":"meta"},
                         {"do":"expire","on":"meta"}],"checks":[{"status":{"weekly":"running"}}]}}])") ==
        Told{"/pages/0/order/steps/0/do unknown-action"});
  CHECK(told_of(R"([{"title":"a","points_at":"person:zoe"},{"text":"b","points_at":"step:99"},
                        {"title":"c","points_at":"sky"},{"title":"d","shows":{"on":"nowhere"}}])") ==
        Told{"/pages/0/points_at unknown-entity", "/pages/1/points_at no-such-step",
             "/pages/2/points_at unknown-value", "/pages/3/shows/on unknown-entity"});
  const Result<Document> gone =
      load_text(R"({"format":"permsim/1","kind":"lesson","id":"x","scenario":"gone","pages":[]})");
  REQUIRE_FALSE(gone);
  CHECK(gone.problems.front().where == "/scenario");
}

TEST_CASE("a question that only playing shows to be unsound is told too", "[lessons]") {
  const std::string both = R"({"who":"ben","can":["query"],"on":"meta"})";
  const auto choose = [](const std::string& a, const std::string& b) {
    return R"([{"choose":{"says":"?","options":[{"says":"a","is":)" + a + R"(},{"says":"b","is":)" +
           b + "}]}}]";
  };
  const std::string none = R"({"who":"ben","cannot":["query"],"on":"meta"})";
  CHECK(told_of(choose(both, none)).empty());
  CHECK(told_of(choose(both, both)) == Told{"/pages/0/choose/options not-one-answer"});
  CHECK(told_of(choose(none, none)) == Told{"/pages/0/choose/options not-one-answer"});
  // A goal reached already, and a solution that does not reach it, fail a check.
  for (const char* wrong : {R"("can":["query"])", R"("can":["delete"],"because":["nobody"])"}) {
    std::string pages = kGoal;
    pages.replace(pages.find(R"("can":["reconnect"])"), 19, wrong);
    const auto play = play_of(lesson_of(pages));
    if (play) CHECK(check_lesson(**play).failures.size() == 1);
  }
}

TEST_CASE("a file's unknown keys and its order stay as they are", "[lessons][unknown_keys]") {
  Json json = lesson_of(kPredict);
  json["later"] = {{"a", 1}};
  json["pages"][0]["later"] = true;
  const Result<Document> document = load_text(json.dump());
  REQUIRE(document);
  CHECK(Json::parse(std::get<std::shared_ptr<const Lesson>>(*document)->document) == json);
  CHECK(document.problems.size() == 2);
}

// --- answering

TEST_CASE("cells are marked, locked in and judged; the first try counts", "[lessons]") {
  LessonSession session = session_of(kPredict);
  CHECK(session.of() == 3);
  CHECK_FALSE(session.can_lock_in());
  CHECK(session.mark(0, Verdict::allow));
  CHECK(session.mark(1, Verdict::allow));  // it is denied
  CHECK_FALSE(session.lock_in());
  CHECK(session.to_go() == 1);
  CHECK_FALSE(session.mark(3, Verdict::allow));
  CHECK(session.mark(2, Verdict::unclear));
  CHECK(session.state(0).right_cells.empty());
  CHECK(session.lock_in(5));
  CHECK(session.score() == 2);
  CHECK_FALSE(session.mark(1, Verdict::deny));  // it is locked
  REQUIRE(session.try_again());
  CHECK(session.masks(0));
  CHECK(session.state(0).right_cells.empty());
  answer_rightly(session);
  CHECK(session.state(0).is_all_right());
  CHECK(session.score() == 2);
  CHECK(session.state(0).tries == 2);
  CHECK(session.state(0).seconds == 15);
  REQUIRE(session.try_again());
  answer_rightly(session);
  CHECK_FALSE(session.can_try_again());  // three tries
  session.reset();
  CHECK(session.score() == 0);
  answer_rightly(session);
  CHECK(session.score() == 3);
}

TEST_CASE("any order that keeps the checks is right; a wrong one shows what stops", "[lessons]") {
  LessonSession session = session_of(kOrder);
  const LessonQuestion& question = *session.question(0);
  CHECK(run_order(session.play(), question, {0, 1, 2}).is_right());
  CHECK(run_order(session.play(), question, {1, 0, 2}).is_right());
  const QuestionRun wrong = run_order(session.play(), question, {0, 2, 1});
  CHECK_FALSE(wrong.is_right());
  CHECK(wrong.moments.size() == 4);
  CHECK(has(wrong.faults.front(), "Weekly report"));
  CHECK_FALSE(run_order(session.play(), question, {0, 1}).is_right());
  REQUIRE(session.arrange({0, 2, 1}));
  CHECK_FALSE(session.can_show_solution());
  REQUIRE(session.lock_in());
  CHECK(session.score() == 0);
  REQUIRE(session.show_solution());
  CHECK(session.state(0).is_all_right());
  CHECK(session.score() == 0);  // a shown solution gives no point
  CHECK_FALSE(session.arrange({0, 0, 1}));
}

TEST_CASE("a goal is judged by its checks, whatever way was found", "[lessons]") {
  LessonSession session = session_of(kGoal);
  CHECK(session.act(lesson_step("ben", "grant_owner", "meta", "ben")).outcome ==
        Outcome::impossible);
  CHECK(session.act(lesson_step("wes", "fly", "meta")).outcome == Outcome::impossible);
  CHECK(session.act(lesson_step("wes", "grant_edit", "meta", "ben")).outcome == Outcome::done);
  CHECK(session.hint() == "Look");
  REQUIRE(session.lock_in());
  CHECK(session.state(0).is_all_right());  // an editor reconnects too
  CHECK(session.score() == 1);             // hints cost nothing
  const LessonQuestion& question = *session.question(0);
  const auto run = [&](const std::vector<Step>& steps) {
    return run_goal(session.play(), question, steps).faults;
  };
  CHECK(run({lesson_step("ana", "grant_owner", "meta", "ben")}).empty());
  CHECK(run({}).size() == 1);
  const auto exposed = run({lesson_step("ana", "grant_owner", "meta", "ben"),
                            lesson_step("ana", "make_public", "meta")});
  REQUIRE(exposed.size() == 1);
  CHECK(has(exposed.front(), "Eve gains"));
  CHECK(run({lesson_step("ana", "grant_owner", "meta", "ben"),
             lesson_step("ana", "archive", "meta"), lesson_step("ana", "unarchive", "meta")})
            .size() == 1);  // three steps
  CHECK(run({lesson_step("ana", "grant_owner", "meta", "ben"),
             lesson_step("ben", "restrict", "meta")})
            .size() == 1);
}
