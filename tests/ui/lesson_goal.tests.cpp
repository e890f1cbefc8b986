// A goal of a lesson is acted for in the page itself, in place of the person's own work, which
// comes back however that ends.
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "core/json/files.h"
#include "lesson_page.h"

using namespace permsim;

namespace {

Step owner_for_ben() {
  Step step;
  step.by = "wes";
  step.action = "grant_owner";
  step.on = "meta";
  step.with = {{"person", std::string("ben")}};
  return step;
}

/// As the page around the program asks (web/browser/page.cpp).
void request(Driver& page, std::string_view json) {
  const std::string answer = page.app().door().request(json);
  page.app().follow_lesson();
  INFO(answer);
  CHECK(answer.find("\"ok\":true") != std::string::npos);
}

/// A page whose own work is not as it came, and which acts for the goal of a lesson.
struct ActingPage {
  Driver page{ImVec2(1440, 900)};
  std::uint64_t opening = 0;
  std::string work;

  ActingPage() {
    page.session().dispatch(RemoveStep{1});
    page.session().dispatch(GoTo{2});
    page.frames(3);
    opening = page.session().opening();
    work = write_scenario(page.session().scenario());
    open_at(page, "vacation-first", 4);
    page.press("lesson/work/act");
    page.frames(4);
    REQUIRE(page.ui().acts_for_goal);
    REQUIRE(page.session().opening() != opening);
    page.session().dispatch(TakeStep{owner_for_ben(), false});
  }

  void check_own_work() {
    page.frames(3);
    CHECK_FALSE(page.ui().acts_for_goal);
    CHECK(page.session().opening() == opening);
    CHECK(page.session().at() == 2);
    CHECK(write_scenario(page.session().scenario()) == work);
    CHECK(page.session().undo_words());
    CHECK(page.node("lesson goal") == nullptr);
  }
};

}  // namespace

TEST_CASE("a goal is acted for in the page itself, and one's own work comes back", "[lesson]") {
  Driver page({1440, 900});
  page.session().dispatch(GoTo{3});
  const std::uint64_t opening = page.session().opening();
  open_at(page, "vacation-first", 4);
  page.press("lesson/work/hint");
  CHECK(lesson_of(page).state(3).hints == 1);
  page.press("lesson/work/act");
  page.frames(4);
  CHECK(page.node("matrix") != nullptr);
  CHECK(page.node("lesson goal") != nullptr);
  CHECK(page.session().scenario().steps.empty());
  CHECK(page.ui().acting == "ana");
  Step step;
  step.by = "wes";
  step.action = "grant_owner";
  step.on = "meta";
  step.with = {{"person", std::string("ben")}};
  page.session().dispatch(TakeStep{step, false});
  page.press("lesson goal/done");
  page.frames(4);
  CHECK(page.session().opening() == opening);
  CHECK(page.session().at() == 3);
  REQUIRE(lesson_of(page).state(3).guess.steps.size() == 1);
  page.press("lesson/foot/lock in");
  page.frames(2);
  CHECK(lesson_of(page).state(3).is_all_right());
}

TEST_CASE("one's own work comes back when a request ends the lesson while a goal is acted for",
          "[lesson]") {
  const char* requests[] = {
      R"({"ask":"lesson","command":{"close":true}})",
      R"({"ask":"lesson","file":"first-week"})",
      R"({"ask":"lesson","file":"vacation-first"})",
      R"({"ask":"lesson","command":{"page":1}})",
      R"({"ask":"lesson","command":{"page":9}})",
      R"({"ask":"lesson","command":{"reset":true}})",
  };
  for (const char* asked : requests) {
    INFO(asked);
    ActingPage acting;
    request(acting.page, asked);
    acting.check_own_work();
  }
}

TEST_CASE("what was done for a goal is kept when a request turns the page", "[lesson]") {
  ActingPage acting;
  request(acting.page, R"({"ask":"lesson","command":{"page":2}})");
  acting.check_own_work();
  CHECK(lesson_of(acting.page).page() == 1);
  CHECK(lesson_of(acting.page).state(3).guess.steps.size() == 1);
}

TEST_CASE("one's own work comes back when another lesson is opened while a goal is acted for",
          "[lesson]") {
  const std::function<void(Driver&)> ways[] = {
      [](Driver& page) {
        page.app().apply_options({{"lesson", "first-week"}});
      },
      [](Driver& page) {
        page.app().apply_options({{"lesson", "vacation-first"}});
      },
      [](Driver& page) {
        page.key(ImGuiKey_G);
        page.frames(40);
        page.press("header/bar/scenarios/lessons/lesson first-week/open");
      },
  };
  for (const auto& open : ways) {
    ActingPage acting;
    open(acting.page);
    acting.check_own_work();
    REQUIRE(acting.page.app().door().lesson());
    CHECK(acting.page.node("lesson") != nullptr);
  }
}

TEST_CASE("another scenario opened while a goal is acted for lies on one's own work", "[lesson]") {
  const std::function<void(Driver&)> ways[] = {
      [](Driver& page) { request(page, R"({"ask":"load","file":"offboarding"})"); },
      [](Driver& page) {
        const auto scenario = page.app().door().library().shipped("offboarding");
        page.app().open_text("offboarding.json",
                             write_scenario(*std::get<std::shared_ptr<const Scenario>>(*scenario)));
      },
      [](Driver& page) {
        const auto scenario = page.app().door().library().shipped("offboarding");
        page.app().open_link(write_scenario(*std::get<std::shared_ptr<const Scenario>>(*scenario)),
                             1);
      },
      [](Driver& page) {
        page.key(ImGuiKey_G);
        page.frames(40);
        page.press("header/bar/scenarios/scenarios of Detrics/scenario offboarding/open");
      },
  };
  for (const auto& open : ways) {
    ActingPage acting;
    open(acting.page);
    acting.page.frames(3);
    CHECK_FALSE(acting.page.ui().acts_for_goal);
    CHECK(acting.page.session().scenario().id == "offboarding");
    acting.page.session().dispatch(Undo{});
    CHECK(acting.page.session().opening() == acting.opening);
    CHECK(write_scenario(acting.page.session().scenario()) == acting.work);
  }
}

TEST_CASE("who opens a scenario sees it, not the lesson that covered the page", "[lesson]") {
  Driver page({1440, 900});
  open_at(page, "vacation-first", 3);
  page.press("lesson/work/options/option 2");
  const auto scenario = page.app().door().library().shipped("offboarding");
  page.app().open_text("offboarding.json",
                       write_scenario(*std::get<std::shared_ptr<const Scenario>>(*scenario)));
  page.frames(3);
  CHECK(page.node("lesson") == nullptr);
  CHECK(page.node("matrix") != nullptr);
  open_at(page, "vacation-first", 3);
  CHECK(lesson_of(page).state(2).guess.option == 1);  // how far one was is kept
}

TEST_CASE("the work that the browser keeps is one's own while a goal is acted for", "[lesson]") {
  ActingPage acting;
  CHECK(acting.page.app().own_work()->opening() == acting.opening);
  CHECK(acting.page.app().own_work()->at() == 2);
  CHECK(acting.page.app().holds_work());
}

TEST_CASE("a goal in another story than one's own begins with what may be done", "[lesson]") {
  Driver page({1440, 900});
  open_at(page, "first-week", 7);
  page.press("lesson/work/act");
  page.frames(4);
  REQUIRE(page.ui().acts_for_goal);
  REQUIRE(page.session().scenario().id != "vacation");
  CHECK(page.ui().answer == AnswerTab::acts);
  page.press("things/tree/thing linkedin");
  CHECK(page.node("acts/act restrict") != nullptr);
}
