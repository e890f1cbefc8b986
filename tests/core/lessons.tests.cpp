// Lessons: read, judged, answered and told, and the six that ship.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "core/door/door.h"
#include "core/json/lesson_result.h"
#include "core/json/parse.h"
#include "core/lessons/lesson_check.h"
#include "core/lessons/lesson_session.h"
#include "loading.h"
#include "tests/core/run_program.h"
#include "tests/support/dice.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

/// A lesson about the shipped vacation with these pages.
Json lesson_of(const std::string& pages) {
  return Json::parse(R"({"format":"permsim/1","kind":"lesson","id":"trial","title":"Trial",
                         "scenario":"vacation","pages":)" +
                     pages + "}");
}

Result<std::shared_ptr<const LessonPlay>> play_of(const Json& json) {
  const Result<Document> document = load_text(json.dump());
  if (!document) return document.problems;
  return play_lesson(std::get<std::shared_ptr<const Lesson>>(*document));
}

LessonSession session_of(const std::string& pages) {
  const auto play = play_of(lesson_of(pages));
  REQUIRE(play);
  return LessonSession(*play);
}

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

constexpr const char* kPredict =
    R"([{"predict":{"says":"What?","at":0,"on":"meta","who":["ben"],
         "actions":["query","reconnect","view_access"]}}])";
constexpr const char* kGoal =
    R"([{"goal":{"says":"Do it","at":0,"by":["ana","wes"],"most_steps":2,
         "checks":[{"after":"end","who":"ben","can":["reconnect"],"on":"meta"}],
         "no_new_access":{"except":["ben"]},"hints":["Look","Look again"],
         "solution":[{"by":"ana","do":"grant_owner","on":"meta","with":{"person":"ben"}}]}}])";
constexpr const char* kOrder =
    R"([{"order":{"says":"Put it","steps":[
         {"by":"ana","do":"grant_owner","on":"meta","with":{"person":"ben"}},
         {"do":"expire","on":"meta"},{"by":"ben","do":"reconnect","on":"meta"}],
         "checks":[{"after":"end","status":{"weekly":"running"}}]}}])";

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
  const auto run = [&](std::vector<Step> steps) {
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

// --- telling

TEST_CASE("a result has what was answered, what is right, tries and seconds", "[lessons]") {
  LessonSession session = session_of(kPredict);
  CHECK(Json::parse(lesson_result_json(session.result("2026-03-02T09:00Z")))["answers"].empty());
  for (std::size_t i = 0; i < 3; ++i) session.mark(i, Verdict::deny);
  REQUIRE(session.lock_in(12));
  const Json json = Json::parse(lesson_result_json(session.result("2026-03-02T09:00Z")));
  CHECK(json["lesson"] == "trial");
  CHECK(json["version"] == "1");
  CHECK(json["at"] == "2026-03-02T09:00Z");
  CHECK(json["score"] == 1);
  CHECK(json["of"] == 3);
  CHECK(json["passed"] == false);
  const Json& answer = json["answers"][0];
  CHECK(answer["question"] == "What?");
  CHECK(answer["answered"][0]["verdict"] == "deny");
  CHECK(answer["right"][0]["verdict"] == "allow");
  CHECK(answer["right"][2]["verdict"] == "unclear");
  CHECK(answer["tries"] == 1);
  CHECK(answer["seconds"] == 12);
  std::istringstream lines(lesson_statements(session.result("2026-03-02T09:00Z")));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const Json statement = Json::parse(line);
    CHECK(statement.contains("actor"));
    CHECK(statement["result"].contains("score"));
  }
  CHECK(count == 2);
}

TEST_CASE("what is kept of a question that is open has nothing of its answer", "[lessons]") {
  LessonSession session = session_of(kOrder);
  const std::string first = lesson_progress_json(session.progress());
  // The steps are numbered as they were given, so the numbers do not tell.
  CHECK(has(first, R"("order":[0,1,2])"));
  CHECK_FALSE(has(first, "grant_owner"));
}

// --- the door and the command line

TEST_CASE("the door plays a lesson and tells no answer before lock-in", "[lessons][door]") {
  Door door;
  const auto ask = [&](const std::string& request) { return Json::parse(door.request(request)); };
  CHECK_FALSE(ask(R"({"ask":"lesson"})")["ok"]);
  CHECK(ask(R"({"ask":"shipped"})")["answer"]["lessons"].size() == 6);
  ask(R"({"ask":"load","file":"vacation"})");
  REQUIRE(ask(R"({"ask":"lesson","file":"vacation-first"})")["ok"]);
  CHECK(ask(R"({"ask":"matrix"})")["ok"]);  // the first page only tells
  Json state = ask(R"({"ask":"lesson","command":{"page":2}})")["answer"];
  CHECK(state["now"]["asks"]["kind"] == "predict");
  CHECK_FALSE(has(state.dump(), "verdict"));
  CHECK_FALSE(has(state.dump(), "Let the room"));  // notes are for the presenter
  for (const char* other : {"matrix", "explain", "state", "play", "export", "check", "dispatch"}) {
    const Json refused = ask(std::string(R"({"ask":")") + other + R"(","file":"vacation"})");
    INFO(other);
    CHECK_FALSE(refused["ok"]);
    CHECK(refused["problems"][0]["code"] == "not-allowed-here");
  }
  CHECK_FALSE(ask(R"({"ask":"lesson","command":{"lock_in":true}})")["ok"]);
  for (int cell = 1; cell <= 15; ++cell)
    ask(R"({"ask":"lesson","command":{"mark":"deny","cell":)" + std::to_string(cell) + "}}");
  state = ask(R"({"ask":"lesson","command":{"lock_in":true,"seconds":3}})")["answer"];
  CHECK(state["now"]["asks"]["cells"][0]["verdict"] == "allow");
  CHECK(state["now"]["asks"]["cells"][0]["right"] == false);
  CHECK(ask(R"({"ask":"matrix"})")["ok"]);
  CHECK(ask(R"({"ask":"lesson_result","at":"now"})")["answer"]["answers"].size() == 1);
  const Json progress = ask(R"({"ask":"lesson"})")["answer"]["progress"];
  Json again = {{"ask", "lesson"}, {"file", "vacation-first"}, {"progress", progress}};
  CHECK(ask(again.dump())["answer"]["score"] == state["score"]);
  CHECK(ask(R"({"ask":"lesson","command":{"close":true}})")["ok"]);
}

TEST_CASE("what was answered and what is right is told in a line of labels, once it is locked in",
          "[lessons][door]") {
  Door door;
  const auto ask = [&](const Json& command) {
    return Json::parse(door.request(Json{{"ask", "lesson"}, {"command", command}}.dump()))["answer"]
        .value("now", Json::object())["asks"];
  };
  REQUIRE(door.request(R"({"ask":"lesson","file":"vacation-first"})").find("\"ok\":true") !=
          std::string::npos);
  Json asks = ask({{"page", 2}});
  for (std::size_t cell = 0; cell < asks["cells"].size(); ++cell)
    asks = ask({{"mark", cell < 10 && cell % 5 < 2 ? "allow" : "deny"}, {"cell", cell + 1}});
  CHECK_FALSE(asks.contains("answered_says"));
  CHECK_FALSE(asks.contains("right_says"));
  asks = ask({{"lock_in", true}});
  CHECK(asks["answered_says"] ==
        "Ben: allowed Query in Google Sheets, View accounts and account ids; denied the rest. "
        "Cleo: allowed Query in Google Sheets, View accounts and account ids; denied the rest. "
        "Eve: denied all");
  CHECK(asks["right_says"] ==
        "Ben: allowed Query in Google Sheets; unclear View accounts and account ids; denied the "
        "rest. Cleo: allowed Query in Google Sheets; unclear View accounts and account ids; denied "
        "the rest. Eve: denied all");
  ask({{"page", 3}});
  ask({{"choose", 1}});
  asks = ask({{"lock_in", true}});
  CHECK(asks["answered_says"] == "Ana alone, who added it");
  CHECK(asks["right_says"] == "Ana or Wes, who owns the workspace");
}

TEST_CASE("the door says of an unsound lesson what is wrong, as an answer", "[lessons][door]") {
  Door door;
  const std::string two = R"({"who":"ben","can":["query"],"on":"meta"})";
  const Json lesson = lesson_of(R"([{"choose":{"says":"?","options":[{"says":"a","is":)" + two +
                                R"(},{"says":"b","is":)" + two + "}]}}]");
  const Json asked = {{"ask", "validate"}, {"file", lesson}};
  const Json answer = Json::parse(door.request(asked.dump()));
  REQUIRE(answer["ok"]);
  CHECK(answer["answer"]["problems"][0]["code"] == "not-one-answer");
}

TEST_CASE("an order at the door is known by numbers that do not tell it", "[lessons][door]") {
  Door door;
  const auto ask = [&](const Json& request) { return Json::parse(door.request(request.dump())); };
  const Json state = ask({{"ask", "lesson"}, {"file", lesson_of(kOrder)}})["answer"];
  std::vector<int> keys;
  for (const Json& step : state["now"]["asks"]["steps"]) keys.push_back(step["step"]);
  CHECK(keys == std::vector<int>{1, 2, 3});
  // Every order is tried, as a learner could: two of six are right.
  int right = 0;
  std::sort(keys.begin(), keys.end());
  do {
    ask({{"ask", "lesson"}, {"file", lesson_of(kOrder)}});
    REQUIRE(ask({{"ask", "lesson"}, {"command", {{"arrange", keys}}}})["ok"]);
    const Json judged = ask({{"ask", "lesson"}, {"command", {{"lock_in", true}}}});
    if (judged["answer"]["score"] == 1) ++right;
  } while (std::next_permutation(keys.begin(), keys.end()));
  CHECK(right == 2);
}

TEST_CASE("the command line validates and checks lessons", "[lessons][command_line]") {
  CHECK(run_permsim({"validate", "vacation-first"}).status == 0);
  const Ran checked = run_permsim({"check", "vacation-first", "leaving"});
  CHECK(checked.status == 0);
  CHECK(has(checked.out, " passed, 0 failed"));
  const Folder folder;
  const std::string two = R"({"who":"ben","can":["query"],"on":"meta"})";
  const std::string pages = R"([{"choose":{"says":"?","options":[{"says":"a","is":)" + two +
                            R"(},{"says":"b","is":)" + two + "}]}}]";
  const std::string file = folder.file("two.json", lesson_of(pages).dump());
  for (const char* command : {"validate", "check"}) {
    const Ran ran = run_permsim({command, file});
    CHECK(ran.status == 2);
    CHECK(has(ran.err, "#/pages/0/choose/options: not-one-answer: "));
  }
  std::string wrong = kOrder;
  wrong.replace(wrong.find("running"), 7, "paused");
  const Ran failed = run_permsim({"check", folder.file("wrong.json", lesson_of(wrong).dump())});
  CHECK(failed.status == 1);
  CHECK(has(failed.out, "/pages/0/order: "));
  CHECK(run_permsim({"matrix", "vacation-first"}).status == 2);
  CHECK(Json::parse(run_permsim({"export", "vacation-first"}).out)["kind"] == "lesson");
}
