// Lessons written: saved as they were read, made of stories, edited with undo.
#include <catch2/catch_test_macros.hpp>

#include "core/door/door.h"
#include "core/json/files.h"
#include "core/json/lesson_write.h"
#include "core/json/parse.h"
#include "core/json/print.h"
#include "core/lessons/lesson_check.h"
#include "core/lessons/lesson_draft.h"
#include "core/lessons/lesson_made.h"
#include "core/lessons/lesson_session.h"
#include "core/lessons/new_question.h"
#include "tests/core/loading.h"
#include "tests/core/run_program.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

/// The text of a lesson made of a shipped scenario.
std::string made_text(Library& library, const std::string& id, const LessonOf& of = {}) {
  const auto scenario = shipped_file(library, id);
  const auto played = play(*scenario);
  REQUIRE(played);
  const Result<Lesson> lesson = make_lesson(scenario, *played, of);
  REQUIRE(lesson);
  return write_lesson(*lesson);
}

std::shared_ptr<const Lesson> read_sound(Library& library, const std::string& text) {
  const auto document = library.read(text);
  for (const Problem& problem : document.problems)
    UNSCOPED_INFO(problem.where + " " + problem.message);
  REQUIRE(document);
  CHECK(document.problems.empty());
  return std::get<std::shared_ptr<const Lesson>>(*document);
}

LessonDraft draft_of(Library& library, const std::string& scenario = "vacation") {
  const auto draft = LessonDraft::open(made_text(library, scenario), library);
  REQUIRE(draft);
  return *draft;
}

std::vector<std::string> places_of(const std::vector<Problem>& problems) {
  std::vector<std::string> places;
  places.reserve(problems.size());
  for (const Problem& problem : problems) places.push_back(problem.where + " " + problem.code);
  return places;
}

}  // namespace

TEST_CASE("a lesson made of any shipped scenario loads, is sound and can be answered in full",
          "[lessons][making]") {
  Library library;
  std::size_t questions = 0;
  for (const std::string& id : library.scenario_ids()) {
    INFO(id);
    const auto lesson = read_sound(library, made_text(library, id));
    const auto played = play_lesson(lesson);
    REQUIRE(played);
    const CheckReport report = check_lesson(**played);
    for (const CheckFailure& failure : report.failures) UNSCOPED_INFO(failure.where + failure.says);
    CHECK(report.failures.empty());
    CHECK(review_lesson(**played).empty());
    LessonSession session(*played);
    std::size_t steps = 0;
    for (const Step& step : lesson->scenario->steps) steps += step.is_off ? 0 : 1;
    std::size_t told = 0;
    for (std::size_t page = 0; page < lesson->pages.size(); ++page) {
      session.go(page);
      const LessonQuestion* question = session.question(page);
      if (question == nullptr) {
        ++told;
        continue;
      }
      ++questions;
      const auto right = right_verdicts(**played, *question);
      CHECK(right.size() <= 20);
      for (std::size_t i = 0; i < right.size(); ++i) CHECK(session.mark(i, right[i]));
      CHECK(session.lock_in());
    }
    CHECK(told == steps + 1);
    CHECK(session.score() == session.of());
    CHECK(session.is_complete());
  }
  CHECK(questions > 20);
}

TEST_CASE("a question of a step asks about a cell that the step changed", "[lessons][making]") {
  Library library;
  for (const std::string& id : library.scenario_ids()) {
    INFO(id);
    const auto played = play_lesson(read_sound(library, made_text(library, id)));
    REQUIRE(played);
    const auto& pages = (*played)->lesson->pages;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      if (!pages[i].question) continue;
      REQUIRE(i > 0);
      REQUIRE(pages[i - 1].at);
      const int at = *pages[i - 1].at;
      const Difference changed =
          difference(*(*played)->moment(at - 1).matrix, *(*played)->moment(at).matrix);
      bool is_about_it = false;
      for (const Cell& cell : question_cells(**played, *pages[i].question)) {
        for (const ChangedCell& each : changed.cells) is_about_it |= each.cell == cell;
      }
      CHECK(is_about_it);
    }
  }
}

TEST_CASE("a lesson is written as it was read, unknown keys and all", "[lessons][making]") {
  Library library;
  std::vector<std::string> texts;
  for (const std::string& id : library.lesson_ids()) {
    const auto found = library.shipped(id);
    REQUIRE(found);
    texts.push_back(write_lesson(*std::get<std::shared_ptr<const Lesson>>(*found)));
  }
  for (const std::string& id : library.scenario_ids()) texts.push_back(made_text(library, id));
  for (const std::string& text : texts) {
    const auto lesson = read_sound(library, text);
    CHECK(write_lesson(*lesson) == text);
    // Made again from what was read alone it asks and tells the same.
    Lesson bare = *lesson;
    bare.document.clear();
    const std::string again = write_lesson(bare);
    const auto read = read_sound(library, again);
    CHECK(write_lesson(*read) == again);
    CHECK(read->pages.size() == lesson->pages.size());
    CHECK(check_lesson(**play_lesson(read)).passed == check_lesson(**play_lesson(lesson)).passed);
  }
  Json strange = own_json(texts.front());
  strange["colour"] = {{"of", "the cover"}};
  strange["pages"][0]["music"] = 7;
  const auto read = library.read(pretty(strange));
  REQUIRE(read);
  const std::string text = write_lesson(*std::get<std::shared_ptr<const Lesson>>(*read));
  CHECK(own_json(text) == strange);
}

TEST_CASE("a story that is not as it ships travels in its lesson", "[lessons][making]") {
  Library library;
  Scenario scenario = *shipped_file(library, "vacation");
  CHECK(made_text(library, "vacation").find("\"scenario\": \"vacation\"") != std::string::npos);
  scenario.steps.pop_back();
  const auto changed = std::make_shared<const Scenario>(scenario);
  const auto played = play(*changed);
  REQUIRE(played);
  const auto lesson = make_lesson(changed, *played);
  REQUIRE(lesson);
  const auto read = read_sound(library, write_lesson(*lesson));
  CHECK(read->scenario->steps.size() == scenario.steps.size());
}

TEST_CASE("of some steps only these become pages", "[lessons][making]") {
  Library library;
  const auto lesson = read_sound(library, made_text(library, "vacation", {2, 2}));
  REQUIRE(lesson->pages.size() >= 2);
  CHECK(lesson->pages[0].at == 1);
  CHECK(lesson->pages[1].at == 2);
  for (const LessonPage& page : lesson->pages) {
    if (page.at) CHECK(*page.at <= 2);
  }
}

TEST_CASE("the door makes a lesson that the command line finds sound", "[lessons][making][door]") {
  Door door;
  const Json reply = Json::parse(door.request(R"({"ask":"lesson_of","file":"offboarding"})"));
  REQUIRE(reply["ok"] == true);
  const Folder folder;
  const Ran ran = run_permsim({"check", folder.file("made.json", reply["answer"].dump())});
  INFO(ran.out << ran.err);
  CHECK(ran.status == 0);
  CHECK(run_permsim({"validate", folder.file("made.json", reply["answer"].dump())}).status == 0);
  CHECK(door.request(R"({"ask":"lesson_of"})").find("no-session") != std::string::npos);
  CHECK(door.request(R"({"ask":"lesson_of","file":"databox"})").find("not-a-scenario") !=
        std::string::npos);
  REQUIRE(Json::parse(door.request(R"({"ask":"load","file":"vacation"})"))["ok"] == true);
  const Json own = Json::parse(door.request(R"({"ask":"lesson_of","from":1,"to":1})"));
  REQUIRE(own["ok"] == true);
  CHECK(own["answer"]["scenario"] == "vacation");
}

TEST_CASE("pages are moved, copied and removed, and undo brings every state back",
          "[lessons][making]") {
  Library library;
  LessonDraft draft = draft_of(library);
  std::vector<std::string> states = {draft.text()};
  const auto keep = [&] { states.push_back(draft.text()); };
  const std::string second = draft.lesson().pages[1].title;
  draft.move_page(1, 0);
  CHECK(draft.lesson().pages[0].title == second);
  CHECK(draft.undo_words() == "move page 2");
  keep();
  draft.duplicate_page(0);
  CHECK(draft.lesson().pages[1].title == second);
  keep();
  draft.remove_page(3);
  keep();
  draft.set("/pages/0/notes", std::string("Ask the room"), "change the notes of page 1");
  CHECK(draft.lesson().pages[0].notes == "Ask the room");
  keep();
  draft.set("/passes_at", 0.5, "change when it is passed");
  CHECK(draft.lesson().passes_at == 0.5);
  keep();
  CHECK(draft.is_changed());
  for (std::size_t i = states.size() - 1; i > 0; --i) {
    CHECK(draft.text() == states[i]);
    REQUIRE(draft.undo());
  }
  CHECK(draft.text() == states[0]);
  CHECK_FALSE(draft.is_changed());
  CHECK_FALSE(draft.undo());
  for (std::size_t i = 1; i < states.size(); ++i) {
    REQUIRE(draft.redo());
    CHECK(draft.text() == states[i]);
  }
  CHECK_FALSE(draft.redo());
}

TEST_CASE("writing on in one place is one state", "[lessons][making]") {
  Library library;
  LessonDraft draft = draft_of(library);
  const std::string before = draft.text();
  for (const char* text : {"A", "An", "Ana"})
    draft.set("/pages/0/text", std::string(text), "reword page 1");
  CHECK(draft.lesson().pages[0].text == "Ana");
  REQUIRE(draft.undo());
  CHECK(draft.text() == before);
  draft.set("/pages/0/text", std::string("A"), "reword page 1");
  draft.end_writing();
  draft.set("/pages/0/text", std::string("B"), "reword page 1");
  REQUIRE(draft.undo());
  CHECK(draft.lesson().pages[0].text == "A");
}

TEST_CASE("a problem is told of its page, and the others can be looked at", "[lessons][making]") {
  Library library;
  LessonDraft draft = draft_of(library);
  const std::size_t count = draft.lesson().pages.size();
  CHECK(draft.problems().empty());
  draft.insert_page(1, new_question_page(draft.play(), LessonQuestion::Kind::choose, 0));
  CHECK(draft.problems().empty());
  draft.set("/pages/1/choose/at", 99, "change the moment of page 2");
  CHECK(places_of(draft.problems_of(1)) ==
        std::vector<std::string>{"/pages/1/choose/at no-such-step"});
  CHECK(draft.problems_of(0).empty());
  const auto preview = draft.preview();
  REQUIRE(preview);
  CHECK(preview->pages.size() == count);
  CHECK(preview->pages[1] == 2);
  draft.set("/attempts", 0, "change how often");
  CHECK(places_of(draft.problems_of(std::nullopt)) ==
        std::vector<std::string>{"/attempts out-of-range"});
  CHECK_FALSE(draft.preview());
}

TEST_CASE("every kind of question begins sound, wherever the story gives anything to ask",
          "[lessons][making]") {
  Library library;
  using Kind = LessonQuestion::Kind;
  for (const char* id : {"vacation", "offboarding", "onboarding", "databox-board-life"}) {
    LessonDraft draft = draft_of(library, id);
    for (const Kind kind : {Kind::predict, Kind::choose, Kind::order, Kind::goal}) {
      INFO(id << " " << word_of(kind));
      draft.insert_page(0, new_question_page(draft.play(), kind, 0));
      for (const Problem& problem : draft.problems())
        UNSCOPED_INFO(problem.where + " " + problem.message);
      CHECK(draft.problems().empty());
      CHECK(check_lesson(draft.play()).failures.empty());
    }
  }
}

TEST_CASE("what an edit does not touch stays as it stands in the file", "[lessons][making]") {
  Library library;
  Json json = own_json(made_text(library, "vacation"));
  json["pages"][0]["music"] = 7;
  json["colour"] = "green";
  const auto draft = LessonDraft::open(pretty(json) + "\n", library);
  REQUIRE(draft);
  LessonDraft edited = *draft;
  edited.set("/pages/0/notes", std::string("x"), "words");
  Json now = own_json(edited.text());
  CHECK(now["pages"][0]["music"] == 7);
  // A new key has its place in the guide's order.
  std::vector<std::string> keys;
  for (const auto& item : now["pages"][0].items()) keys.push_back(item.key());
  CHECK(keys == std::vector<std::string>{"title", "text", "notes", "at", "shows", "music"});
  now["pages"][0].erase("notes");
  CHECK(now == json);
}
