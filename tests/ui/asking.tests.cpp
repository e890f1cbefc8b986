// The panel "Ask": its questions by mouse, keyboard and palette, and where their answers lead.
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "driver.h"
#include "web/models/asking.h"

using namespace permsim;

namespace {

std::string said(Driver& page) {
  page.frames(3);
  for (int frame = 0; frame < 2000 && page.node("ask/progress") != nullptr; ++frame) page.frames();
  page.frames(2);
  const PanelNode* says = page.node("ask/says");
  return says == nullptr ? std::string() : says->name;
}

}  // namespace

TEST_CASE("what stops if somebody leaves is asked by the mouse, and leads to what stops", "[ask]") {
  Driver page({1440, 1400});
  page.click("Ask##answer tab");
  page.click("Wes##ask who");
  page.click("Ana##ask who ana");
  page.click("What stops if Ana leaves?##ask");
  CHECK(said(page).find("stop") != std::string::npos);
  REQUIRE(page.node("ask/answer/1/look") != nullptr);
  CHECK(page.reads("Ana added Meta Ads"));
  page.press("ask/answer/1/look");
  CHECK_FALSE(page.ui().selected.empty());
}

TEST_CASE("how somebody can leave is a plan that opens as a story beside the naive order",
          "[ask]") {
  Driver page({1440, 1400});
  const std::size_t steps = page.session().scenario().steps.size();
  page.press("answers/Ask");
  page.app().perform("ask/questions/2/ask", "press", "");
  CHECK_FALSE(said(page).empty());
  page.click("Open as a story##ask act");
  page.frames(3);
  CHECK(page.session().scenario().steps.size() != steps);
  for (const MomentPtr& moment : page.session().moments()) CHECK(moment->outcome == Outcome::done);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.session().scenario().steps.size() == steps);
}

TEST_CASE("how somebody alone could get to a cell waits for a cell", "[ask]") {
  Driver page({1440, 1400});
  page.press("answers/Ask");
  CHECK_FALSE(page.node("ask/questions/4/ask")->is_enabled);
  page.click("cell eve see meta");
  page.press("answers/Ask");
  REQUIRE(page.node("ask/questions/4/ask")->is_enabled);
  page.press("ask/questions/4/ask");
  CHECK(said(page).find("No way") == 0);
}

TEST_CASE("what somebody may do at all leads to their row", "[ask]") {
  Driver page({1440, 1400});
  page.click("cell ben query meta");
  page.press("answers/Ask");
  page.press("ask/questions/5/ask");
  CHECK(said(page).find("Something with ") == 0);
  page.press("ask/answer/1/look");
  CHECK(page.ui().mode == MatrixMode::person);
}

TEST_CASE("a question is found by typing, and an answer goes with the world it was for", "[ask]") {
  Driver page({1440, 1400});
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("stops cleo");
  page.frames(2);
  page.enter();
  CHECK(page.ui().answer == AnswerTab::ask);
  CHECK(page.ui().ask_who == "cleo");
  CHECK_FALSE(said(page).empty());
  page.click("Step forward##forward");
  page.frames(2);
  CHECK(page.node("ask/says") == nullptr);
}

TEST_CASE("a long search goes on from frame to frame, says how far it is, and can be given up",
          "[ask]") {
  Driver page({1440, 1400});
  page.open_busy_office();
  page.press("answers/Ask");
  page.press("ask/blanks/within");
  page.press("ask/blanks/within/4");
  page.app().perform("ask/questions/6/ask", "press", "");
  page.frames(1);
  REQUIRE(page.node("ask/progress") != nullptr);
  std::set<std::string> told;
  for (int frame = 0; frame < 12; ++frame) {
    page.frames();
    if (const PanelNode* progress = page.node("ask/progress")) told.insert(progress->name);
  }
  CHECK(told.size() > 3);
  CHECK(told.rbegin()->find("Looked at ") == 0);
  CHECK(page.reads(told.rbegin()->substr(0, 10)));
  page.click("Cancel##ask");
  page.frames(2);
  CHECK(page.node("ask/progress") == nullptr);
  CHECK(page.node("ask/says") == nullptr);
}

TEST_CASE("Escape gives a search up, and so does a change of what was asked about", "[ask]") {
  Driver page({1440, 1400});
  page.open_busy_office();
  page.press("answers/Ask");
  page.press("ask/blanks/within");
  page.press("ask/blanks/within/4");
  page.app().perform("ask/questions/7/ask", "press", "");
  page.frames(2);
  REQUIRE(page.node("ask/progress") != nullptr);
  page.key(ImGuiKey_Escape);
  page.frames(1);
  CHECK(page.node("ask/progress") == nullptr);
  page.app().perform("ask/questions/7/ask", "press", "");
  page.frames(2);
  REQUIRE(page.node("ask/progress") != nullptr);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  page.frames(2);
  CHECK(page.node("ask/progress") == nullptr);
  CHECK(page.node("ask/says") == nullptr);
}

TEST_CASE("who could give themselves what they lack is told with ways that open as stories",
          "[ask]") {
  Driver page({1440, 1800});
  page.press("answers/Ask");
  page.press("ask/questions/6/ask");
  REQUIRE(said(page).find("alone") != std::string::npos);
  REQUIRE(page.node("ask/answer/1/act 1") != nullptr);
  const std::string words = page.node("ask/answer/1/look")->name;
  CHECK(words.find("alone gets to") != std::string::npos);
  CHECK(words.find("“") == std::string::npos);
  page.press("ask/answer/1/look");
  CHECK_FALSE(page.ui().cell.who.empty());
  page.press("answers/Ask");
  const std::size_t steps = page.session().scenario().steps.size();
  page.press("ask/answer/1/act 1");
  page.frames(3);
  CHECK(page.session().scenario().title == words);
  for (const MomentPtr& moment : page.session().moments()) CHECK(moment->outcome == Outcome::done);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.session().scenario().steps.size() == steps);
}

TEST_CASE("what is found is pinned as a check among the others, which undo takes away again",
          "[ask]") {
  Driver page({1440, 1800});
  page.press("answers/Ask");
  page.press("ask/questions/6/ask");
  said(page);
  REQUIRE(page.node("ask/answer/1/act 2") != nullptr);
  const std::size_t checks = page.session().scenario().checks.size();
  page.press("ask/answer/1/act 2");
  page.frames(2);
  REQUIRE(page.session().scenario().checks.size() == checks + 1);
  CHECK(page.session().scenario().checks.back().kind == Check::Kind::never);
  // The answer stands: it is of the same world.
  CHECK(page.node("ask/answer/1/act 2") != nullptr);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.session().scenario().checks.size() == checks);
}

TEST_CASE("who could lock everybody out is told beside where the last owner stands", "[ask]") {
  Driver page({1440, 1800});
  page.press("answers/Ask");
  page.press("ask/questions/7/ask");
  REQUIRE_FALSE(said(page).empty());
  bool is_owner_told = false;
  for (int row = 1; page.node("ask/answer/" + std::to_string(row) + "/look") != nullptr; ++row) {
    const std::string& words = page.node("ask/answer/" + std::to_string(row) + "/look")->name;
    is_owner_told = is_owner_told || words.find("is the only owner of") != std::string::npos;
  }
  CHECK(is_owner_told);
}

TEST_CASE("whether one group reaches the things of another is filled in, asked and pinned",
          "[ask]") {
  Driver page({1440, 1800});
  page.app().apply_options({{"scenario", "client-isolation"}});
  page.frames(3);
  page.click("To the end##end");
  page.frames(2);
  page.press("answers/Ask");
  const auto choose = [&](const std::string& blank, std::string_view words) {
    page.press("ask/blanks/" + blank);
    for (int row = 1;; ++row) {
      const std::string id = "ask/blanks/" + blank + "/" + std::to_string(row);
      REQUIRE(page.node(id) != nullptr);
      if (page.node(id)->name.find(words) == std::string::npos) continue;
      page.press(id);
      return;
    }
  };
  choose("people", "Beta team");
  choose("things", "whose client is acme");
  choose("reach", "See");
  const PanelNode* question = page.node("ask/questions/8/ask");
  REQUIRE(question != nullptr);
  CHECK(question->name ==
        "Can anyone who is a member of Beta team come to see any connection whose client is acme?");
  page.press("ask/questions/8/ask");
  CHECK(said(page).find("No: every sequence of up to 2 acts was tried") == 0);
  const std::size_t checks = page.session().scenario().checks.size();
  page.press("ask/act");
  page.frames(2);
  REQUIRE(page.session().scenario().checks.size() == checks + 1);
  const Check& pinned = page.session().scenario().checks.back();
  CHECK(pinned.kind == Check::Kind::never);
  CHECK(pinned.who.ids == std::vector<std::string>{"beta_team#member"});
  CHECK(pinned.on.where.text == "client == \"acme\"");
  CHECK(pinned.says.find("Nobody who is a member of Beta team") == 0);
  page.press("answers/Attention");
  bool is_listed = false;
  for (const PanelNode& panel : page.app().described())
    is_listed = is_listed || json_of(panel).find(pinned.says) != std::string::npos;
  CHECK(is_listed);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.session().scenario().checks.size() == checks);
}

TEST_CASE("a group that reaches something is told how, and the way is a story", "[ask]") {
  Driver page({1440, 1800});
  page.app().apply_options({{"scenario", "client-isolation"}});
  page.frames(3);
  page.press("answers/Ask");
  page.press("ask/questions/8/ask");
  REQUIRE(said(page).find("Yes") == 0);
  page.press("ask/answer/1/look");
  CHECK_FALSE(page.ui().cell.on.empty());
}

TEST_CASE("what would be too much to look at is refused in words, not begun", "[ask]") {
  Driver page({1440, 1400});
  page.app().apply_options({{"scenario", "generated"}});
  page.frames(3);
  page.press("answers/Ask");
  page.press("ask/questions/6/ask");
  CHECK(said(page).find("There is too much to look at") == 0);
}
