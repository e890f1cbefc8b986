// Lessons written in the page: made of a story, edited with undo, picked, kept, saved and played.
#include <catch2/catch_test_macros.hpp>

#include "core/json/files.h"
#include "core/lessons/lesson_check.h"
#include "driver.h"
#include "web/models/authoring.h"

using namespace permsim;

namespace {

void make_lesson_of_this(Driver& page) {
  page.press("header/bar/file");
  page.press("header/bar/file/make-lesson");
  page.frames(3);
  REQUIRE(page.ui().authoring);
  REQUIRE(page.ui().authoring->draft);
}

const LessonDraft& draft(Driver& page) { return *page.ui().authoring->draft; }
const std::vector<LessonPage>& pages(Driver& page) { return draft(page).lesson().pages; }

/// As the page's HTML tells what is in a field now.
void write(Driver& page, std::string_view field, const std::string& text) {
  page.focus(field);
  page.app().perform(field, "type", text);
  page.frames(2);
}

/// What `permsim check` says of the file that was saved.
void check_saved(Driver& page, const std::string& name) {
  const std::string text = page.platform().downloads[name];
  REQUIRE_FALSE(text.empty());
  Library library;
  const auto read = library.read(text);
  for (const Problem& problem : read.problems) UNSCOPED_INFO(problem.where + " " + problem.message);
  REQUIRE(read);
  const auto played = play_lesson(std::get<std::shared_ptr<const Lesson>>(*read));
  REQUIRE(played);
  CHECK(review_lesson(**played).empty());
  CHECK(check_lesson(**played).failures.empty());
}

}  // namespace

TEST_CASE("the open story is made a lesson, a page a step, and nothing is wrong with it",
          "[authoring]") {
  Driver page({1440, 900});
  const std::size_t steps = page.session().scenario().steps.size();
  make_lesson_of_this(page);
  CHECK(pages(page).size() > steps);
  CHECK(draft(page).problems().empty());
  CHECK(page.node("matrix") == nullptr);  // the author's page covers the simulator
  CHECK(page.reads("nothing is wrong"));
  page.press("authoring/head/bar/save");
  check_saved(page, "vacation-lesson.json");
}

TEST_CASE("a page is written, moved by keys and copied, and undo takes it back", "[authoring]") {
  Driver page({1440, 900});
  make_lesson_of_this(page);
  const std::string before = draft(page).text();
  page.press("authoring/pages/list/page 2");
  write(page, "authoring/fields/title", "Ana is off");
  write(page, "authoring/fields/text", "One **week**\n\n- by the sea");
  CHECK(pages(page)[1].title == "Ana is off");
  CHECK(pages(page)[1].text == "One **week**\n\n- by the sea");
  CHECK(page.reads("Ana is off"));
  page.focus("authoring/pages/list/page 2");
  page.key(ImGuiMod_Alt | ImGuiMod_Shift | ImGuiKey_UpArrow);
  CHECK(pages(page)[0].title == "Ana is off");
  CHECK(page.ui().authoring->page == 0u);
  page.press("authoring/pages/change/duplicate");
  CHECK(pages(page)[1].title == "Ana is off");
  CHECK(page.ui().authoring->page == 1u);
  page.press("authoring/pages/change/delete");
  while (page.node("authoring/head/bar/undo")->is_enabled) page.press("authoring/head/bar/undo");
  CHECK(draft(page).text() == before);
  page.press("authoring/head/bar/redo");
  CHECK(draft(page).text() != before);
}

TEST_CASE("cells of a new question are picked in the matrix of its moment", "[authoring]") {
  Driver page({1440, 900});
  make_lesson_of_this(page);
  const Session* own = &page.session();
  page.press("authoring/pages/list/page 2");
  page.press("authoring/pages/add/predict");
  page.frames(2);
  REQUIRE(pages(page)[2].question);
  CHECK(page.ui().authoring->page == 2u);
  page.press("authoring/fields/pick");
  page.frames(3);
  REQUIRE(page.node("lesson pick/bar/take") != nullptr);
  CHECK_FALSE(page.node("lesson pick/bar/take")->is_enabled);
  REQUIRE(page.node("matrix") != nullptr);
  CHECK(&page.session() != own);  // the person's own work is put aside
  const auto choose = [&](const char* who, const char* action) {
    page.app().ui().cell = {who, action, "meta"};
    page.frames(2);
  };
  choose("ben", "reconnect");
  choose("eve", "query");
  CHECK(page.reads("Ben and Eve × "));
  page.press("lesson pick/bar/take");
  page.frames(3);
  CHECK(&page.session() == own);
  const LessonQuestion& question = *pages(page)[2].question;
  CHECK(question.who == std::vector<std::string>{"ben", "eve"});
  CHECK(question.on == std::vector<std::string>{"meta"});
  CHECK(question.actions == std::vector<std::string>{"reconnect", "query"});
  CHECK(draft(page).problems().empty());
  page.press("authoring/fields/who/1/remove");
  CHECK(pages(page)[2].question->who == std::vector<std::string>{"eve"});
  page.press("authoring/head/bar/undo");
  page.press("authoring/head/bar/undo");
  CHECK(pages(page)[2].question->who.size() == 3);
}

TEST_CASE("nothing can be changed where cells are picked, and Cancel leaves all as it was",
          "[authoring]") {
  Driver page({1440, 900});
  make_lesson_of_this(page);
  page.press("authoring/pages/add/predict");
  const std::string before = draft(page).text();
  page.press("authoring/fields/pick");
  page.frames(2);
  CHECK(page.session().is_readonly());
  page.app().ui().cell = {"ben", "reconnect", "meta"};
  page.frames(2);
  page.press("lesson pick/bar/leave");
  page.frames(2);
  CHECK(draft(page).text() == before);
  CHECK_FALSE(page.session().is_readonly());
}

TEST_CASE("a file that comes while something is picked is opened in the own work", "[authoring]") {
  Driver page({1440, 900});
  make_lesson_of_this(page);
  const Session* own = &page.session();
  page.press("authoring/pages/add/predict");
  page.press("authoring/fields/pick");
  page.frames(2);
  page.app().open_text("other.json", write_scenario(page.session().scenario()));
  page.frames(2);
  CHECK(&page.session() == own);
  CHECK(page.ui().authoring->pick == LessonPick::nothing);
}

TEST_CASE("the steps of a goal are taken in the simulator", "[authoring]") {
  Driver page({1440, 900});
  make_lesson_of_this(page);
  page.press("authoring/pages/list/page 1");
  page.press("authoring/pages/add/goal");
  REQUIRE(pages(page)[1].question);
  CHECK(draft(page).problems().empty());
  page.press("authoring/fields/steps/1/remove");
  CHECK_FALSE(draft(page).problems().empty());
  CHECK(page.reads("1 problem"));
  page.press("authoring/fields/record");
  page.frames(3);
  Step step;
  step.by = "ana";
  step.action = "grant_owner";
  step.on = "meta";
  step.with = {{"person", "ben"}};
  page.session().dispatch(TakeStep{step, false});
  page.frames(2);
  CHECK(page.reads("1 step"));
  page.press("lesson pick/bar/take");
  page.frames(3);
  REQUIRE(pages(page)[1].question->steps.size() == 1);
  CHECK(pages(page)[1].question->steps[0].action == "grant_owner");
  CHECK(draft(page).problems().empty());
}

TEST_CASE("what is done from now on becomes a lesson, and nothing before it", "[authoring]") {
  Driver page({1440, 900});
  page.session().dispatch(GoTo{1});
  page.frames(2);
  page.press("header/bar/file");
  page.press("header/bar/file/record-lesson");
  page.frames(2);
  Step step;
  step.by = "ben";
  step.action = "grant_use";
  step.on = "meta";
  step.with = {{"person", "eve"}};
  page.session().dispatch(TakeStep{step, false});
  page.frames(2);
  REQUIRE(page.session().scenario().steps.size() == 6);
  page.press("header/bar/file");
  CHECK(page.node("header/bar/file/record-lesson")->name == "Make a lesson of what was recorded");
  page.press("header/bar/file/record-lesson");
  page.frames(3);
  REQUIRE(page.ui().authoring);
  std::vector<int> moments;
  for (const LessonPage& each : pages(page)) {
    if (each.at) moments.push_back(*each.at);
  }
  CHECK(moments == std::vector<int>{1, 2});
  CHECK(draft(page).problems().empty());
}

TEST_CASE("a problem leads to its page and says what is wrong", "[authoring]") {
  Driver page({1440, 900});
  make_lesson_of_this(page);
  page.press("authoring/pages/list/page 1");
  page.press("authoring/pages/add/choose");
  page.frames(2);
  CHECK(draft(page).problems().empty());
  CHECK(page.reads("The engine says: this is so"));
  // Both answers say the same now: two are right, or none.
  page.press("authoring/fields/option 2/verdict/1");
  page.press("authoring/fields/option 1/verdict/1");
  page.frames(2);
  REQUIRE(draft(page).problems().size() == 1);
  CHECK(page.node("authoring/pages/list/page 2")->aside == "1 problem");
  CHECK_FALSE(page.node("authoring/head/bar/preview")->is_enabled);
  page.press("authoring/pages/list/lesson");
  page.press("authoring/problems/list/1");
  page.frames(2);
  CHECK(page.ui().authoring->page == 1u);
  CHECK(page.reads("exactly one has to be"));
}

TEST_CASE("a page is looked at in the player, and nothing of that is kept", "[authoring]") {
  Driver page({1440, 900});
  make_lesson_of_this(page);
  page.press("authoring/pages/list/page 2");
  page.press("authoring/head/bar/preview");
  page.frames(3);
  REQUIRE(page.app().door().lesson());
  CHECK(page.app().door().lesson()->page() == 1);
  CHECK(page.node("authoring") == nullptr);
  page.press("lesson/foot/next");
  page.press("lesson/head/close");
  page.frames(3);
  CHECK_FALSE(page.app().door().lesson());
  CHECK(page.node("authoring/head") != nullptr);
  CHECK(page.platform().store_of["lesson vacation-lesson"].empty());
}

TEST_CASE("a goal that is tried out is acted for in the real page", "[authoring]") {
  Driver page({1440, 900});
  make_lesson_of_this(page);
  page.press("authoring/pages/add/goal");
  const Session* own = &page.session();
  page.press("authoring/head/bar/preview");
  page.frames(2);
  page.press("lesson/work/act");
  page.frames(3);
  CHECK(page.node("authoring") == nullptr);
  CHECK(page.node("matrix") != nullptr);
  CHECK(&page.session() != own);
  page.press("lesson goal/done");
  page.press("lesson/head/close");
  page.frames(3);
  CHECK(&page.session() == own);
  CHECK(page.node("authoring/head") != nullptr);
}

TEST_CASE("leaving asks first, and the browser has what was not saved", "[authoring]") {
  Driver page({1440, 900});
  make_lesson_of_this(page);
  page.press("authoring/pages/list/lesson");
  write(page, "authoring/fields/title", "My lesson");
  CHECK(page.platform().store_of["lesson draft"].find("My lesson") != std::string::npos);
  page.press("authoring/head/bar/close");
  page.frames(2);
  REQUIRE(page.node("authoring/leaving/stay") != nullptr);
  CHECK(page.reads("This lesson is not saved"));
  page.press("authoring/leaving/stay");
  CHECK(page.node("authoring/leaving") == nullptr);
  page.press("authoring/head/bar/close");
  page.press("authoring/leaving/save");
  page.frames(2);
  CHECK_FALSE(page.ui().authoring);
  CHECK(page.node("matrix") != nullptr);
  CHECK(page.platform().downloads["vacation-lesson.json"].find("My lesson") != std::string::npos);
  CHECK(page.platform().store_of["lesson draft"].empty());
}

TEST_CASE("a draft that the browser kept is gone on with", "[authoring]") {
  std::string kept;
  {
    Driver page({1440, 900});
    make_lesson_of_this(page);
    page.press("authoring/pages/list/lesson");
    write(page, "authoring/fields/title", "My lesson");
    kept = page.platform().store_of["lesson draft"];
  }
  Driver page({1440, 900});
  page.platform().store_of["lesson draft"] = kept;
  page.press("header/bar/file");
  page.press("header/bar/file/edit-lesson");
  page.frames(2);
  REQUIRE(page.node("authoring/choose/go on") != nullptr);
  CHECK(page.node("authoring/choose/go on")->name == "Go on with “My lesson”");
  page.press("authoring/choose/go on");
  page.frames(2);
  CHECK(draft(page).lesson().title == "My lesson");
  CHECK(draft(page).is_changed());
}

TEST_CASE("a shipped lesson is edited as a copy, a file as itself", "[authoring]") {
  Driver page({1440, 900});
  page.press("header/bar/file");
  page.press("header/bar/file/edit-lesson");
  page.press("authoring/choose/shipped/lesson leaving");
  page.frames(2);
  CHECK(draft(page).lesson().id == "leaving-copy");
  CHECK(draft(page).problems().empty());
  for (std::size_t i = 0; i < pages(page).size(); ++i) {
    page.press("authoring/pages/list/page " + std::to_string(i + 1));
    page.frames(2);
    CHECK(page.node("authoring/head/bar/preview")->is_enabled);
    CHECK(page.node("authoring/preview/question") != nullptr);
  }
  page.press("authoring/head/bar/save");
  check_saved(page, "leaving-copy.json");
  const std::string text = page.platform().downloads["leaving-copy.json"];
  page.press("authoring/head/bar/others");
  page.frames(2);
  page.press("authoring/choose/file");
  CHECK(page.platform().files_asked == 1);
  page.app().open_text("leaving-copy.json", text);
  page.frames(2);
  REQUIRE(page.ui().authoring);
  CHECK(draft(page).text() == text);
  CHECK_FALSE(draft(page).is_changed());
}

TEST_CASE("the author's page is drawn in every size, kind of page by kind of page", "[authoring]") {
  for (const ImVec2 size : {ImVec2{1440, 900}, {900, 700}, {390, 844}, {1280, 500}}) {
    Driver page(size);
    make_lesson_of_this(page);
    for (const char* kind : {"telling", "predict", "choose", "order", "goal"}) {
      page.press(std::string("authoring/pages/add/") + kind);
      page.frames(3);
      CHECK(draft(page).problems().empty());
      CHECK(page.reads("Save"));
    }
  }
}
