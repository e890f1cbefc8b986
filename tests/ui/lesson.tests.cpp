// Lessons in the page: opened, answered by pointer and keys, masked, kept, and told.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "lesson_page.h"
#include "web/models/lesson.h"

using namespace permsim;

namespace {

/// All that the page has as HTML.
std::string all_html(Driver& page) { return page.app().twin(0); }

void mark_all(Driver& page, ImGuiKeyChord key) {
  for (std::size_t cell = 0; cell < lesson_of(page).state(1).guess.cells.size(); ++cell) {
    const auto cells = question_cells(lesson_of(page).play(), *lesson_of(page).question(1));
    const World& world = *lesson_of(page).play().moment(0).world;
    page.focus("lesson/work/grid/" + world.at(cells[cell].who).id + "/cell " +
               std::to_string(cell));
    page.key(key);
  }
  page.frames(2);
}

/// The first question of a lesson, all of it marked alike and locked in.
void lock_all_in(Driver& page, ImGuiKeyChord key) {
  open_at(page, "vacation-first", 2);
  mark_all(page, key);
  page.press("lesson/foot/lock in");
  page.frames(3);
}

}  // namespace

TEST_CASE("the gallery lists lessons and opens one", "[lesson]") {
  Driver page({1440, 900});
  page.key(ImGuiKey_G);
  page.frames(40);
  CHECK(page.reads("Before somebody goes away"));
  page.press("header/bar/scenarios/lessons/lesson vacation-first/open");
  page.frames(3);
  REQUIRE(page.app().door().lesson());
  CHECK(page.reads("Ana is leaving for two weeks"));
  CHECK(page.node("matrix") == nullptr);  // the lesson covers the page
  page.press("lesson/head/close");
  page.frames(3);
  CHECK_FALSE(page.app().door().lesson());
  CHECK(page.node("matrix") != nullptr);
}

TEST_CASE("cells are marked by keys and by presses, and turn when all are locked in", "[lesson]") {
  Driver page({1440, 900});
  open_at(page, "vacation-first", 2);
  REQUIRE(page.node("lesson/foot/lock in") != nullptr);
  CHECK_FALSE(page.node("lesson/foot/lock in")->is_enabled);
  CHECK(page.reads("0 of 15 marked"));
  mark_all(page, ImGuiKey_D);
  CHECK(page.reads("15 of 15 marked"));
  // A press takes a mark on: denied, unclear, allowed.
  page.press("lesson/work/grid/ben/cell 0");
  CHECK(lesson_of(page).state(1).guess.cells[0] == Verdict::unclear);
  page.press("lesson/work/grid/ben/cell 0");
  CHECK(lesson_of(page).state(1).guess.cells[0] == Verdict::allow);
  page.key(ImGuiKey_Backspace);
  page.frames(2);
  CHECK_FALSE(lesson_of(page).can_lock_in());
  page.press("lesson/work/marks/Allowed");
  page.frames(2);
  CHECK(lesson_of(page).can_lock_in());
  page.press("lesson/foot/lock in");
  page.frames(3);
  CHECK(lesson_of(page).state(1).is_locked);
  CHECK(page.reads("of 15 right"));
  CHECK(page.node("lesson/why") != nullptr);
  CHECK(page.node("lesson/work/grid/ben/cell 0")->more == "right");
  CHECK(lesson_of(page).score() > 0);
  page.press("lesson/foot/again");
  page.frames(2);
  CHECK(page.reads("0 of 15 marked"));
}

TEST_CASE("a masked answer is nowhere before it is locked in", "[lesson]") {
  Driver page({1440, 900});
  open_at(page, "vacation-first", 2);
  const auto is_told = [&] {
    const std::string html = all_html(page);
    return html.find("\"sign\"") != std::string::npos || html.find("; it is ") != std::string::npos;
  };
  CHECK_FALSE(is_told());
  for (const char* request :
       {R"({"ask":"matrix"})", R"({"ask":"explain","who":"ben","action":"query","on":"meta"})",
        R"({"ask":"matrix","file":"vacation"})", R"({"ask":"play"})", R"({"ask":"export"})"}) {
    INFO(request);
    CHECK(page.app().door().request(request).find("\"ok\":false") != std::string::npos);
  }
  const std::string state = page.app().door().request(R"({"ask":"lesson"})");
  CHECK(state.find("verdict") == std::string::npos);
  page.press("lesson/work/grid/ben/cell 0");  // something is kept
  const std::string kept = page.platform().store_of["lesson vacation-first"];
  REQUIRE_FALSE(kept.empty());
  const auto json = nlohmann::json::parse(kept);
  for (const auto& question : json["questions"]) {
    CHECK_FALSE(question.contains("first"));
    CHECK_FALSE(question.contains("right"));
  }
  // Guesses look alike whatever is right: with all cells marked the same, so are the nodes.
  mark_all(page, ImGuiKey_A);
  const PanelNode* grid = page.node("lesson/work/grid");
  REQUIRE(grid != nullptr);
  for (std::size_t row = 1; row < grid->children.size(); ++row) {
    for (std::size_t cell = 1; cell < grid->children[row].children.size(); ++cell) {
      CHECK(grid->children[row].children[cell].value == grid->children[1].children[1].value);
      CHECK(grid->children[row].children[cell].more.empty());
    }
  }
  CHECK(page.platform().downloads.empty());
}

TEST_CASE("an answer is chosen, an order is mended and played", "[lesson]") {
  Driver page({1440, 900});
  open_at(page, "vacation-first", 3);
  page.press("lesson/work/options/option 2");
  page.frames(2);
  page.press("lesson/foot/lock in");
  page.frames(2);
  CHECK(lesson_of(page).state(2).is_all_right());
  page.app().perform("lesson/head/pages/page 6", "press", "");
  page.frames(3);
  const std::vector<std::size_t> given = lesson_of(page).state(5).guess.order;
  page.press("lesson/work/order/step 1/later");
  CHECK(lesson_of(page).state(5).guess.order[1] == given[0]);
  page.press("lesson/work/order/step 1/earlier");
  CHECK(lesson_of(page).state(5).guess.order == given);
  page.press("lesson/foot/lock in");
  page.frames(2);
  CHECK_FALSE(lesson_of(page).state(5).is_all_right());  // it is given wrong
  CHECK(page.reads("How things fared, step by step"));
  page.press("lesson/foot/solution");
  page.frames(2);
  CHECK(lesson_of(page).state(5).is_all_right());
}

TEST_CASE("progress is found again, and the result is saved as a file", "[lesson]") {
  Driver page({1440, 900});
  open_at(page, "vacation-first", 3);
  page.press("lesson/work/options/option 2");
  page.press("lesson/foot/lock in");
  page.press("lesson/head/close");
  page.app().apply_options({{"lesson", "vacation-first"}});
  page.frames(3);
  CHECK(lesson_of(page).score() == 1);
  CHECK(lesson_of(page).page() == 2);
  page.press("lesson/head/pages/page Result");
  page.frames(2);
  page.press("lesson/result/save");
  const auto result =
      nlohmann::json::parse(page.platform().downloads["vacation-first-result.json"]);
  CHECK(result["lesson"] == "vacation-first");
  CHECK(result["score"] == 1);
  CHECK(result["answers"].size() == 1);
  page.press("lesson/result/reset");
  CHECK(lesson_of(page).score() == 0);
}

TEST_CASE("forgetting all that the browser keeps forgets how far one was", "[lesson]") {
  Driver page({1440, 900});
  open_at(page, "vacation-first", 3);
  page.press("lesson/work/options/option 2");
  page.press("lesson/foot/lock in");
  page.press("lesson/head/close");
  REQUIRE_FALSE(page.platform().store_of["lesson vacation-first"].empty());
  page.press("header/bar/file");
  page.press("header/bar/file/forget");
  page.press("header/bar/forget/all");
  page.frames(3);
  page.key(ImGuiKey_G);
  page.frames(40);
  CHECK_FALSE(page.reads("begun"));
  page.key(ImGuiKey_Escape);
  open_at(page, "vacation-first", 3);
  CHECK(lesson_of(page).score() == 0);
  CHECK_FALSE(lesson_of(page).state(2).first);
}

TEST_CASE("a result says whether the browser keeps it", "[lesson]") {
  Driver page({1440, 900});
  open_at(page, "vacation-first", 3);
  page.press("lesson/work/options/option 2");
  page.app().perform("lesson/head/pages/page Result", "press", "");
  page.frames(2);
  CHECK(page.reads("the result is kept in this browser"));
  page.platform().keeps = false;
  page.press("lesson/result/reset");
  page.app().perform("lesson/head/pages/page Result", "press", "");
  page.frames(2);
  CHECK(page.reads("save the result before you leave"));
}

TEST_CASE("why it is so names the documents, and no rule by its id", "[lesson]") {
  Driver page({1440, 900});
  lock_all_in(page, ImGuiKey_A);
  const std::size_t cells = lesson_of(page).state(1).right_cells.size();
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const auto asked = question_cells(lesson_of(page).play(), *lesson_of(page).question(1));
    page.press("lesson/work/grid/" +
               lesson_of(page).play().moment(0).world->at(asked[cell].who).id + "/cell " +
               std::to_string(cell));
    const PanelNode* why = page.node("lesson/why");
    REQUIRE(why != nullptr);
    const std::string told = json_of(*why);
    for (const Rule& rule : lesson_of(page).play().moment(0).world->policy().rules) {
      CAPTURE(cell, rule.id, told);
      CHECK(told.find("\"" + rule.id) == std::string::npos);
      CHECK(told.find(rule.id + ":") == std::string::npos);
    }
  }
  page.press("lesson/work/grid/ben/cell 0");
  CHECK(page.reads("In the documents"));
}

TEST_CASE("what no rule speaks of is shown as not granted once it is locked in", "[lesson]") {
  Driver page({1440, 900});
  lock_all_in(page, ImGuiKey_D);
  std::size_t denied = 0, not_granted = 0;
  const LessonSession& lesson = lesson_of(page);
  for (std::size_t cell = 0; cell < lesson.state(1).right_cells.size(); ++cell) {
    if (lesson.state(1).right_cells[cell] != Verdict::deny) continue;
    ++(right_sign(lesson, cell) == Sign::denied ? denied : not_granted);
    CHECK(lesson.state(1).is_right[cell]);  // marked as denied, which is right for both
  }
  CHECK(denied > 0);
  CHECK(not_granted > 0);
}

TEST_CASE("names and bold words of a lesson are strong, the words around them are not",
          "[lesson]") {
  Driver page({1440, 900});
  open_at(page, "vacation-first", 6);
  const PanelNode* line = page.node("lesson/question/line 1");
  REQUIRE(line != nullptr);
  CHECK(line->parts == std::vector<std::string>{"Three things happen to ", "Meta Ads",
                                                ". Put them into an order after which both "
                                                "reports run."});
  CHECK(line->name == line->parts[0] + line->parts[1] + line->parts[2]);
  CHECK(page.reads("Meta Ads"));
}

TEST_CASE("a page that a request turns to is drawn until it stands at its top", "[lesson]") {
  Driver page({1280, 620});
  open_at(page, "vacation-first", 1);
  page.frames(10);
  REQUIRE_FALSE(page.app().wants_another_frame());
  page.app().door().request(R"({"ask":"lesson","command":{"page":6}})");
  page.frames(1);
  CHECK(page.app().wants_another_frame());
}

TEST_CASE("what is to be done before lock-in stands on the line of the buttons", "[lesson]") {
  for (const ImVec2 size : {ImVec2(1440, 900), ImVec2(390, 844)}) {
    Driver page(size);
    open_at(page, "vacation-first", 2);
    const auto seen = test_hooks::seen_texts();
    INFO(page.read());
    const auto line_of = [&](std::string_view words) {
      const auto found = std::find_if(seen.begin(), seen.end(), [&](const auto& text) {
        return text.text.find(words) != std::string::npos;
      });
      REQUIRE(found != seen.end());
      return (found->min.y + found->max.y) * 0.5f;
    };
    CHECK(std::abs(line_of("cells to go") - line_of("Lock in")) < 3.0f);
    CHECK(std::abs(line_of("Back") - line_of("Lock in")) < 3.0f);
  }
}

TEST_CASE("what a question asks is said in words", "[lesson]") {
  Driver page({1440, 900});
  const std::pair<std::size_t, const char*> kinds[] = {
      {2, "Your guess"}, {3, "Your choice"}, {4, "Your goal"}, {6, "Put in order"}};
  for (const auto& [number, words] : kinds) {
    open_at(page, "vacation-first", number);
    CHECK(page.node("lesson/question/where")->name ==
          "Page " + std::to_string(number) + " of 8 · " + words);
  }
}

TEST_CASE("every page of every lesson is drawn with room to spare and without", "[lesson]") {
  for (const ImVec2 size : {ImVec2(1440, 900), ImVec2(390, 844)}) {
    Driver page(size);
    for (const std::string& id : page.app().door().library().lesson_ids()) {
      page.app().apply_options({{"lesson", id}});
      const std::size_t count = lesson_of(page).lesson().pages.size();
      for (std::size_t number = 1; number <= count; ++number) {
        page.app().perform("lesson/head/pages/page " + std::to_string(number), "press", "");
        page.frames(3);
        INFO(id << " page " << number);
        CHECK(page.has("Back##lesson/foot/back"));
      }
    }
  }
}
