// A lesson before a room: what the projector shows and never holds, a clicker's keys, and what the
// window with the notes is told.
#include <catch2/catch_test_macros.hpp>

#include "driver.h"
#include "tests/support/json.h"
#include "web/models/presenter.h"

using namespace permsim;

namespace {

using permsim::testing::Json;

/// The shipped lesson on a page, counted from 1, before a room.
void present_at(Driver& page, std::size_t number, const std::string& lesson = "vacation-first") {
  page.app().apply_options({{"lesson", lesson}});
  page.frames(3);
  page.app().perform("lesson/head/pages/page " + std::to_string(number), "press", "");
  page.frames(2);
  page.press("lesson/head/present");
  page.frames(3);
}

const LessonSession& room_of(Driver& page) { return *page.app().door().lesson(); }
Json told_to_speaker(Driver& page) { return Json::parse(page.platform().speaker); }

/// What the projector's page holds: its HTML, what is read off it, and all that may be asked of it.
std::string all_of_projector(Driver& page) {
  std::string all = page.app().twin(0) + page.read();
  for (const char* request :
       {R"({"ask":"lesson"})", R"({"ask":"lesson_result"})", R"({"ask":"matrix"})",
        R"({"ask":"state"})", R"({"ask":"export"})", R"({"ask":"play"})",
        R"({"ask":"explain","who":"ben","action":"query","on":"meta"})"})
    all += page.app().door().request(request);
  return all + page.app().looks();
}

}  // namespace

TEST_CASE("the open lesson is presented by its button and by P, and left by Esc", "[presenter]") {
  Driver page({1280, 720});
  page.key(ImGuiKey_P);  // no lesson is open
  page.frames(2);
  CHECK(page.node("presenter") == nullptr);
  CHECK(page.platform().notes_asked == 0);
  present_at(page, 2);
  REQUIRE(page.node("presenter") != nullptr);
  CHECK(page.node("lesson") == nullptr);
  CHECK(page.platform().notes_asked == 1);
  CHECK(page.reads("Before somebody goes away · 2 of"));
  page.key(ImGuiKey_Escape);
  page.frames(2);
  CHECK(page.node("presenter") == nullptr);
  CHECK(page.node("lesson") != nullptr);
  CHECK(page.platform().speaker.empty());
  page.key(ImGuiKey_P);
  page.frames(2);
  CHECK(page.node("presenter") != nullptr);
}

TEST_CASE("a clicker's keys turn, reveal, blank and go back", "[presenter]") {
  Driver page({1280, 720});
  present_at(page, 1);
  page.key(ImGuiKey_PageDown);
  CHECK(room_of(page).page() == 1);
  page.key(ImGuiKey_PageDown);
  CHECK(room_of(page).page() == 1);
  CHECK(room_of(page).state(1).is_locked);
  page.key(ImGuiKey_RightArrow);
  CHECK(room_of(page).page() == 2);
  page.key(ImGuiKey_R);
  CHECK(room_of(page).state(2).is_locked);
  page.key(ImGuiKey_Space);
  CHECK(room_of(page).page() == 3);
  page.key(ImGuiKey_PageUp);
  page.key(ImGuiKey_LeftArrow);
  CHECK(room_of(page).page() == 1);
  for (const ImGuiKeyChord key : {ImGuiKey_B, ImGuiKey_Period}) {
    page.key(key);
    page.frames(2);
    CHECK(told_to_speaker(page)["is_blank"] == true);
    CHECK(page.node("presenter/page") == nullptr);
    CHECK(page.read().empty());
    CHECK(page.platform().announced.back() == "The screen is blank");
    page.key(key);
    page.frames(2);
    CHECK(page.node("presenter/page") != nullptr);
  }
}

TEST_CASE("arrows go from cell to cell for whoever is in the grid", "[presenter]") {
  Driver page({1280, 720});
  present_at(page, 2);
  page.focus("presenter/work/grid/ben/cell 0");
  page.key(ImGuiKey_RightArrow);
  CHECK(room_of(page).page() == 1);
  CHECK_FALSE(room_of(page).state(1).is_locked);
  page.key(ImGuiKey_D);  // what the room says
  CHECK(room_of(page).state(1).guess.cells[0] == Verdict::deny);
  page.key(ImGuiKey_PageDown);
  CHECK(room_of(page).state(1).is_locked);
}

TEST_CASE("letters that are switched off do nothing, keys of a clicker do", "[presenter]") {
  Driver page({1280, 720});
  present_at(page, 1);
  page.app().ui().uses_single_keys = false;
  page.key(ImGuiKey_B);
  CHECK(told_to_speaker(page)["is_blank"] == false);
  page.key(ImGuiKey_PageDown);
  CHECK(room_of(page).page() == 1);
}

TEST_CASE("notes and masked answers are nowhere on the projector", "[presenter]") {
  Driver page({1280, 720});
  present_at(page, 1);
  const std::size_t count = room_of(page).lesson().pages.size();
  std::size_t notes_seen = 0, questions = 0;
  for (std::size_t number = 0; number < count; ++number) {
    page.app().present_by("page " + std::to_string(number + 1));
    page.frames(3);
    REQUIRE(room_of(page).page() == number);
    INFO("page " << number + 1);
    const std::string all = all_of_projector(page);
    const std::string& notes = room_of(page).lesson().pages[number].notes;
    if (!notes.empty()) {
      ++notes_seen;
      const std::string begin = notes.substr(0, 15);
      CHECK(all.find(begin) == std::string::npos);
      CHECK(page.platform().speaker.find(begin) != std::string::npos);
    }
    if (room_of(page).question(number) == nullptr) continue;
    ++questions;
    const QuestionState& state = room_of(page).state(number);
    CHECK(state.right_cells.empty());
    CHECK_FALSE(state.right_option);
    CHECK_FALSE(state.run);
    // What a goal begins with is for everybody to see.
    if (room_of(page).masks(number)) CHECK(all.find("\"verdict\"") == std::string::npos);
    CHECK(all.find("this is right") == std::string::npos);
    CHECK(told_to_speaker(page)["right"].empty());
    CHECK(told_to_speaker(page)["is_revealed"] == false);
    page.app().present_by("reveal");
    page.frames(2);
    CHECK(told_to_speaker(page)["is_revealed"] == true);
    CHECK_FALSE(told_to_speaker(page)["right"].empty());
  }
  CHECK(notes_seen > 0);
  CHECK(questions >= 3);
}

TEST_CASE("what is presented is never scored nor kept, the learner's own is as it was left",
          "[presenter]") {
  Driver page({1280, 720});
  page.app().apply_options({{"lesson", "vacation-first"}});
  page.frames(3);
  page.app().perform("lesson/head/pages/page 3", "press", "");
  page.press("lesson/work/options/option 2");
  page.press("lesson/foot/lock in");
  page.frames(2);
  REQUIRE(room_of(page).score() == 1);
  const std::string kept = page.platform().store_of["lesson vacation-first"];
  page.press("lesson/head/present");
  page.frames(2);
  CHECK_FALSE(room_of(page).state(2).is_locked);  // the room starts afresh
  page.press("presenter/work/options/option 1");
  CHECK(room_of(page).state(2).guess.option == 0);
  page.key(ImGuiKey_R);
  page.key(ImGuiKey_PageDown);
  CHECK(room_of(page).score() == 0);
  CHECK(page.platform().store_of["lesson vacation-first"] == kept);
  page.press("presenter/foot/leave");
  page.frames(2);
  CHECK(room_of(page).page() == 2);
  CHECK(room_of(page).score() == 1);
  CHECK(room_of(page).state(2).guess.option == 1);
  CHECK(page.platform().store_of["lesson vacation-first"] == kept);
}

TEST_CASE("the window with the notes is told where the room is and what comes next",
          "[presenter]") {
  Driver page({1280, 720});
  present_at(page, 2);
  Json told = told_to_speaker(page);
  CHECK(told["lesson"] == "Before somebody goes away");
  CHECK(told["page"] == 2);
  CHECK(told["pages"].size() == room_of(page).lesson().pages.size());
  CHECK(told["title"] == room_of(page).question(1)->says);
  CHECK(told["next_title"] == room_of(page).lesson().pages[2].name());
  CHECK(told["goes_on"] == "Reveal the answers");
  CHECK(told["marked"] == "0 of 15 marked by the room");
  CHECK(told["altogether"]["since"].is_number());
  page.app().present_by("timer");
  told = told_to_speaker(page);
  CHECK(told["altogether"]["since"].is_null());
  CHECK(told["on_this_page"]["since"].is_null());
  page.app().present_by("reset");
  CHECK(told_to_speaker(page)["altogether"]["counted"] == 0);
  for (const char* nothing : {"page 0", "page 99", "page", "jump", ""}) {
    page.app().present_by(nothing);
    CHECK(told_to_speaker(page)["page"] == 2);
  }
  page.app().present_by("leave");
  CHECK(page.platform().speaker.empty());
  page.app().present_by("next");  // nothing is presented
  CHECK(room_of(page).page() == 1);
}

TEST_CASE("a window that is refused or closed is told in words, and can be opened again",
          "[presenter]") {
  Driver page({1280, 720});
  present_at(page, 1);
  CHECK(page.node("presenter/foot/notes") == nullptr);
  page.app().set_speaker(SpeakerWindow::blocked);
  page.frames(2);
  CHECK(page.reads("Allow pop-ups for this page"));
  CHECK(page.platform().announced.back().find("did not open") != std::string::npos);
  page.press("presenter/foot/notes");
  CHECK(page.platform().notes_asked == 2);
  page.app().set_speaker(SpeakerWindow::open);
  page.frames(2);
  CHECK(page.node("presenter/foot/notes") == nullptr);
  page.app().set_speaker(SpeakerWindow::closed);
  page.frames(2);
  CHECK(page.reads("Open the notes"));
  page.key(ImGuiKey_PageDown);
  CHECK(room_of(page).page() == 1);  // the projector goes on
}

TEST_CASE("a lesson closed or changed through the door ends what was presented", "[presenter]") {
  Driver page({1280, 720});
  for (const char* request :
       {R"({"ask":"lesson","command":{"close":true}})", R"({"ask":"lesson","file":"leaving"})"}) {
    present_at(page, 1);
    REQUIRE_FALSE(page.platform().speaker.empty());
    page.app().door().request(request);
    page.app().ui();
    page.frames(2);
    CHECK(page.platform().speaker.empty());
    CHECK(page.node("presenter") == nullptr);
  }
  present_at(page, 1);
  page.app().door().request(R"({"ask":"lesson","command":{"page":99}})");  // a learner's result
  page.app().ui();
  page.frames(2);
  CHECK(room_of(page).page() + 1 == room_of(page).lesson().pages.size());
}

TEST_CASE("everything is at least half as large again, and larger on a larger projector",
          "[presenter]") {
  CHECK(projector_zoom(1280, 720) == 1.5f);
  CHECK(projector_zoom(1920, 1080) == 2.25f);
  CHECK(projector_zoom(1024, 768) == 1.5f);
  CHECK(projector_zoom(390, 844) == 1.5f);
  Driver page({1280, 720});
  CHECK(page.app().zoom({1920, 1080}) == 1.0f);
  present_at(page, 1);
  CHECK(page.app().zoom({1920, 1080}) == 2.25f);
}

TEST_CASE("every page of every lesson has room on a projector, before and after it is revealed",
          "[presenter]") {
  const float zoom = projector_zoom(1280, 720);
  Driver page({1280 / zoom, 720 / zoom});
  for (const std::string& id : page.app().door().library().lesson_ids()) {
    present_at(page, 1, id);
    for (std::size_t number = 1; number <= room_of(page).lesson().pages.size(); ++number) {
      page.app().present_by("page " + std::to_string(number));
      for (const char* state : {"asked", "revealed"}) {
        page.frames(3);
        INFO(id << " page " << number << ", " << state);
        const PanelNode* next = page.node("presenter/foot/next");
        REQUIRE(next != nullptr);
        CHECK(page.has(next->name + "##presenter/foot/next"));
        const test_hooks::Item* leave = test_hooks::find_item("Leave##presenter/foot/leave");
        REQUIRE(leave != nullptr);
        CHECK(leave->max.x <= 1280 / zoom);
        CHECK(leave->max.y <= 720 / zoom);
        // Nobody scrolls aside before a room.
        for (const test_hooks::Item& item : test_hooks::items()) {
          if (item.label.find("##presenter/work/") == std::string::npos) continue;
          CHECK(item.min.x >= 0);
          CHECK(item.max.x <= 1280 / zoom);
        }
        page.app().present_by("reveal");
      }
    }
    page.key(ImGuiKey_Escape);
    page.frames(2);
  }
}
