// A monkey at the page: 50,000 random events, after which every document is one that opens, and all
// that was done can be taken back.
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>

#include "core/json/files.h"
#include "tests/support/session_text.h"
#include "tests/ui/monkey.h"

using namespace permsim;

namespace {

/// Fewer than the session keeps for undo, so that the start can always be gone back to.
constexpr std::size_t kEventsOfRound = 300;
static_assert(kEventsOfRound < Session::kDeepestHistory);

std::string written(Driver& page) { return write_scenario(page.session().scenario()); }

/// What is wrong with the file that would be saved now; "" where it opens and is the same again.
std::string fault_of(Driver& page) {
  const std::string text = written(page);
  const auto read = read_scenario(text, page.app().door().library());
  if (!read) return "what would be saved does not open: " + testing::listed_problems(read.problems);
  if (write_scenario(**read) != text) return "saved otherwise after it was opened";
  const Session& session = page.session();
  if (session.moments().size() != session.scenario().steps.size() + 1) return "moments are amiss";
  if (session.at() >= session.moments().size()) return "it looks at a moment that is not there";
  return "";
}

/// The first line in which two files differ; "" where they are the same.
std::string difference(const std::string& is, const std::string& wanted) {
  std::istringstream some(is), others(wanted);
  std::string line, other;
  while (true) {
    const bool has_line = static_cast<bool>(std::getline(some, line));
    const bool has_other = static_cast<bool>(std::getline(others, other));
    if (!has_line && !has_other) return is == wanted ? "" : "line ends";
    if (has_line != has_other || line != other) return "“" + line + "” instead of “" + other + "”";
  }
}

/// Everything is undone, by the key as long as something takes it.
void undo_everything(Driver& page) {
  while (page.session().undo_words()) {
    const Scenario* before = &page.session().scenario();
    page.app().press_shortcut(ImGuiMod_Shortcut | ImGuiKey_Z);
    REQUIRE(&page.session().scenario() != before);
  }
}

void redo_everything(Driver& page) {
  while (page.session().redo_words()) page.session().dispatch(Redo{});
}

/// The person's own work is back once the lesson is left, and the one that is being written.
void leave_lesson(Driver& page) {
  for (const char* way : {"lesson pick/bar/leave", "lesson goal/done", "presenter/show",
                          "presenter/foot/leave", "lesson/head/close", "authoring/head/bar/close",
                          "authoring/leaving/discard", "authoring/choose/close"})
    if (page.node(way) != nullptr) page.press(way);
}

void take_back_and_do_again(Driver& page, const std::string& start) {
  leave_lesson(page);
  redo_everything(page);  // what was undone last comes first
  const std::string end = written(page);
  CHECK(testing::replay_fault(page.session()) == "");
  undo_everything(page);
  REQUIRE(difference(written(page), start) == "");
  redo_everything(page);
  REQUIRE(difference(written(page), end) == "");
  undo_everything(page);
  page.frames(1);
}

/// How many events there were.
std::size_t let_loose(const std::string& scenario, std::uint64_t seed, std::size_t events) {
  Driver page;
  page.app().apply_options({{"scenario", scenario}});
  page.frames(2);
  const std::string start = written(page);
  Monkey monkey(page, seed);
  std::size_t done = 0;
  const Scenario* checked = nullptr;
  INFO(scenario << ", seed " << seed);
  while (done < events) {
    INFO("before event " << done + 1 << ":" << monkey.told());
    monkey.act();
    ++done;
    const bool is_round_over = done % kEventsOfRound == 0 || done == events;
    if (&page.session().scenario() == checked && !is_round_over) continue;
    checked = &page.session().scenario();
    INFO("after event " << done << ":" << monkey.told());
    REQUIRE(fault_of(page) == "");
    if (is_round_over) take_back_and_do_again(page, start);
  }
  return done;
}

}  // namespace

TEST_CASE("a monkey on vacation: 10,000 events, every document opens, all is taken back",
          "[monkey]") {
  CHECK(let_loose("vacation", 1, 10'000) == 10'000);
}
TEST_CASE("a monkey at Databox: 10,000 events, every document opens, all is taken back",
          "[monkey]") {
  CHECK(let_loose("databox-board-life", 2, 10'000) == 10'000);
}
TEST_CASE(
    "a monkey that begins with nothing: 10,000 events, every document opens, all is taken back",
    "[monkey]") {
  CHECK(let_loose("detrics", 3, 10'000) == 10'000);
}
TEST_CASE(
    "a monkey with nothing of Databox: 10,000 events, every document opens, all is taken back",
    "[monkey]") {
  CHECK(let_loose("databox", 4, 10'000) == 10'000);
}
TEST_CASE("a monkey among edited roles: 10,000 events, every document opens, all is taken back",
          "[monkey]") {
  CHECK(let_loose("detrics-roles", 5, 10'000) == 10'000);
}

/// For looking for more by hand: PERMSIM_MONKEY="offboarding 17 20000".
TEST_CASE("a monkey with the seed that is asked for", "[.][monkey_seed]") {
  const char* wanted = std::getenv("PERMSIM_MONKEY");
  REQUIRE(wanted != nullptr);
  char scenario[64] = {};
  unsigned long seed = 0, events = 0;
  REQUIRE(std::sscanf(wanted, "%63s %lu %lu", scenario, &seed, &events) == 3);
  CHECK(let_loose(scenario, seed, events) == events);
}
