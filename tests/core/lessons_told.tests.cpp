// What is told of a lesson: its result, what is kept, the door's answers, the command line's.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "core/door/door.h"
#include "core/json/lesson_result.h"
#include "core/json/parse.h"
#include "core/lessons/lesson_session.h"
#include "loading.h"
#include "tests/core/lesson_pages.h"
#include "tests/core/run_program.h"

using namespace permsim;
using namespace permsim::testing;

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

TEST_CASE("a goal is acted for at the door, taken back, and a cell is marked by its names",
          "[lessons][door]") {
  Door door;
  const auto ask = [&](const std::string& request) { return Json::parse(door.request(request)); };
  const auto open = [&](const char* pages) {
    return ask(R"({"ask":"lesson","file":)" + lesson_of(pages).dump() + "}");
  };
  REQUIRE(open(kGoal)["ok"] == true);
  const std::string act =
      R"({"ask":"lesson","command":{"act":{"by":"ana","do":"grant_owner","on":"meta","with":{"person":"ben"}}}})";
  const std::string back = R"({"ask":"lesson","command":{"take_back":true}})";
  CHECK(ask(act)["ok"] == true);
  CHECK(ask(back)["ok"] == true);
  CHECK(ask(back)["problems"][0]["code"] == "impossible");
  REQUIRE(open(kPredict)["ok"] == true);
  const auto marked = [&](const char* action) {
    return ask(R"({"ask":"lesson","command":{"mark":"allow","who":"ben","action":")" +
               std::string(action) + "\"}}");
  };
  CHECK(marked("reconnect")["ok"] == true);
  CHECK(marked("fly")["ok"] == false);
}
