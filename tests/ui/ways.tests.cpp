// The other ways to look: the list with its questions, roles, two stories, readings compared,
// findings that lead somewhere.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/driver.h"
#include "web/models/findings.h"
#include "web/models/stories.h"

using namespace permsim;

namespace {

void open(Driver& page, const std::string& id, std::uint32_t step = 0) {
  page.app().apply_options({{"scenario", id}, {"step", std::to_string(step)}});
  page.frames(3);
}

}  // namespace

TEST_CASE("the list shows things in the product's own words, and more of them to a person") {
  Driver page({1600, 1000});
  page.click("List##way to look");
  CHECK(page.reads("Restricted, shared with 2"));
  CHECK(page.reads("Added by"));
  CHECK_FALSE(page.reads("No access"));
  page.click("Seen by nobody in particular##viewer");
  page.click("Ben##viewer ben");
  CHECK(page.reads("Can use"));
  page.click("Hidden from Ben (1)##fold hidden");
  CHECK(page.reads("No access"));
}

TEST_CASE("the product's own questions are answered for whoever looks, from the same engine") {
  Driver page({1600, 1000});
  page.click("List##way to look");
  CHECK(page.reads("Choose above who looks"));
  page.click("Seen by nobody in particular##viewer");
  page.click("Ben##viewer ben");
  CHECK(page.reads("Why can it not be reconnected?"));
  CHECK(page.reads("Ben may not reconnect Meta Ads"));
  const Type& type = page.session().policy().types[page.session().policy().find_type("connection")];
  page.click("Why can it not be reconnected?##question " +
             std::to_string(type.find_action("reconnect")));
  CHECK(page.ui().cell == CellIds{"ben", "reconnect", "meta"});
  CHECK(page.ui().mode == MatrixMode::list);
  // After he was made an owner the same question has another answer.
  page.key(ImGuiKey_RightArrow | ImGuiMod_Alt);
  if (page.session().at() == 0) page.click("Step forward##forward");
  CHECK(page.session().at() == 1);
  CHECK_FALSE(page.reads("Ben may not reconnect Meta Ads"));
}

TEST_CASE("the list is drawn of the world that is, however long ago it was looked at") {
  Driver page({1600, 1000});
  page.click("List##way to look");
  page.click("By action##way to look");
  // What the list has shown goes: none of its rows is anywhere now.
  for (std::size_t step = page.session().scenario().steps.size(); step > 0; --step)
    page.session().dispatch(RemoveStep{static_cast<std::uint32_t>(step)});
  page.session().dispatch(GoTo{0});
  const World& world = page.session().world();
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < world.size(); ++i) {
    const Entity& entity = world.at(static_cast<EntityIndex>(i));
    const std::string& type = world.policy().types[entity.type].id;
    if (type == "connection" || type == "query")
      edits.push_back({Edit::Kind::erase, entity.id, "", {}, "", {}});
  }
  REQUIRE(page.session().dispatch(EditWorld{edits}).outcome == Outcome::done);
  page.frames(2);
  page.click("List##way to look");
  CHECK(page.reads("There are none yet"));
}

TEST_CASE("what a person does not find in the list is folded below it") {
  Driver page({1600, 1000});
  page.click("List##way to look");
  CHECK_FALSE(page.reads("Hidden from"));
  page.click("Seen by nobody in particular##viewer");
  page.click("Eve##viewer eve");
  CHECK(page.reads("Hidden from Eve (1)"));
  CHECK_FALSE(page.has("Meta Ads##listed meta"));
  page.click("Hidden from Eve (1)##fold hidden");
  CHECK(page.has("Meta Ads##listed meta"));
}

TEST_CASE("the quick reference of roles is computed, and leaves the page as a file") {
  Driver page({1600, 1000});
  open(page, "databox-roles");
  page.click("Roles##way to look");
  for (const char* role : {"Administrator", "Editor", "User", "Viewer"}) CHECK(page.reads(role));
  page.click("CSV##roles");
  page.frames(2);
  REQUIRE(page.platform().downloads.size() == 1);
  const auto& [name, text] = *page.platform().downloads.begin();
  CHECK(name.find("roles-") == 0);
  CHECK(text.find("Administrator,") != std::string::npos);
  page.click("Copy as Markdown##roles");
  page.frames(2);
  CHECK(page.platform().copied.find("| Administrator") != std::string::npos);
}

TEST_CASE("the wrong order stands beside the right one, and the verdict lines say what it costs") {
  Driver page({1600, 1000});
  open(page, "offboarding");
  page.click("Stories##way to look");
  CHECK(page.reads("Never down"));
  CHECK(page.reads("Down for 6 steps"));
  // Both are played in step.
  page.click("Step forward##forward");
  page.click("Step forward##forward");
  CHECK(page.session().at() == 2);
  CHECK(page.has("Step 2: The credentials of Meta Ads expire##there 2"));
}

TEST_CASE("the same story in two products marks the answers that differ") {
  Driver page({1600, 1400});
  open(page, "databox-offboarding", 3);
  page.click("Stories##way to look");
  CHECK(page.reads("Detrics"));
  CHECK(page.reads("differs"));
  page.click("Open “A colleague leaves”##stories");
  page.frames(2);
  CHECK(page.session().policy().id == "detrics");
}

TEST_CASE(
    "a verdict line counts the moments at which anything was down, and says when it still is") {
  const auto lane = [](std::string label, std::vector<LaneStretch> stretches) {
    bool is_bad = false;
    for (const LaneStretch& stretch : stretches) is_bad = is_bad || stretch.is_bad;
    return Lane{0, std::move(label), "Query", std::move(stretches), is_bad};
  };
  CHECK(verdict_of({}, 4).words.empty());
  CHECK(verdict_of({lane("A", {{0, 4, "running", "", false}})}, 4).words == "Never down");
  const std::vector<Lane> two = {lane("A", {{0, 1, "running", "", false},
                                            {1, 3, "paused", "", true},
                                            {3, 4, "running", "", false}}),
                                 lane("B", {{0, 2, "running", "", false},
                                            {2, 3, "failing", "", true},
                                            {3, 4, "running", "", false}})};
  CHECK(verdict_of(two, 4).moments_down == 2);
  CHECK(verdict_of(two, 4).words == "Down for 2 steps: A and B");
  CHECK(verdict_of({lane("A", {{0, 3, "running", "", false}, {3, 4, "paused", "", true}})}, 4)
            .words == "Down for 1 step, and still down at the end: A");
}

TEST_CASE("another reading marks exactly the disputed cells") {
  Driver page({1600, 1000});
  open(page, "editor-or-not");
  const std::string first = page.session().policy().reading;
  page.click("As the documents say##reading");
  page.click("As the quick-reference table reads##reading quick-reference");
  page.frames(3);
  CHECK(page.session().policy().reading == "quick-reference");
  CHECK(page.ui().compare == CompareWith::reading);
  CHECK(page.ui().compare_reading == first);
  CHECK(page.reads("against “As the documents say”"));
}

TEST_CASE("a finding leads to its step, its cell and its explanation") {
  Driver page({1600, 1000});
  open(page, "offboarding-wrong-order", 4);
  const Finding finding = page.session().moment().findings.front();
  const auto cell = cell_of(page.session(), finding);
  REQUIRE(cell);
  CHECK(since_words(page.session(), finding) ==
        "Since step 2, Mon 30 Mar 2026, 02:00: The credentials of Meta Ads expire");
  std::string says = finding.says();
  page.click("Attention##answer tab");
  page.click(says + "##finding 1");
  page.frames(3);
  CHECK(page.session().at() == finding.since);
  CHECK(page.ui().cell == *cell);
  CHECK(page.reads("Wes may reconnect Meta Ads"));
}

TEST_CASE(
    "every finding of every shipped scenario that has a cell has one whose explanation can be "
    "made") {
  Driver page;
  std::size_t followed = 0;
  Library library;
  for (const std::string& id : library.scenario_ids()) {
    open(page, id);
    for (const MomentPtr& moment : page.session().moments()) {
      for (const Finding& finding : moment->findings) {
        const auto cell = cell_of(page.session(), finding);
        if (!cell) continue;
        ++followed;
        const World& world = *page.session().moments()[finding.since]->world;
        INFO(id << " " << finding.says());
        const EntityIndex on = world.find(cell->on);
        REQUIRE(on != kNoEntity);
        CHECK(world.find(cell->who) != kNoEntity);
        CHECK(world.type_of(on).find_action(cell->action) != kNoAction);
      }
    }
  }
  CHECK(followed > 30);
}

TEST_CASE("what a policy finds is told with its way out, and advice is not counted as pressing") {
  Driver page({1600, 1000});
  open(page, "vacation");
  REQUIRE(page.session().moment().findings.size() == 1);
  page.click("Attention##answer tab");
  std::string read = page.read();
  std::replace(read.begin(), read.end(), '\n', ' ');
  CHECK(read.find("Way out: use a company account for Meta Ads") != std::string::npos);
  CHECK(page.reads("Nothing needs attention"));
  CHECK(page.reads("1 advice"));
  CHECK(findings_begun(page.session())[0] == 0);
  open(page, "client-isolation", 1);
  REQUIRE(page.session().moment().findings.size() == 4);
  page.click("Attention##answer tab");
  CHECK(page.reads("Needs attention"));
  CHECK(page.reads("2, 2 advice"));
  CHECK(findings_begun(page.session())[1] == 1);
}

TEST_CASE("a scenario from the page's address is where undo ends") {
  Driver page;
  open(page, "offboarding");
  CHECK(page.session().scenario().id == "offboarding");
  CHECK_FALSE(page.session().undo_words());
}

TEST_CASE("the list is reached and used by keys alone") {
  Driver page({1600, 1000});
  for (int i = 0; i < 3; ++i) page.key(ImGuiKey_M);
  REQUIRE(page.ui().mode == MatrixMode::list);
  REQUIRE(page.ui().resource == "meta");
  page.focus("matrix/list/analytics/name");
  CHECK(test_hooks::ringed() == "Google Analytics##listed analytics");
  page.press("matrix/list/analytics/name");
  CHECK(page.ui().resource != "meta");
  CHECK(page.ui().mode == MatrixMode::list);
}

TEST_CASE("what the documents leave open is a list of questions to send") {
  Driver page({1600, 1000});
  open(page, "editor-or-not");
  page.click("Everything##filter");
  page.click("Only unclear or disputed##filter");
  page.key(ImGuiKey_Escape);
  page.click("Copy the questions##matrix");
  page.frames(2);
  const std::string& text = page.platform().copied;
  CHECK(text.find("- “Reconnect” Meta Ads: the documents can be read in more than one way. As the "
                  "documents say: allow; As the quick-reference table reads: deny") !=
        std::string::npos);
  CHECK(text.find("Concerns Cleo") != std::string::npos);
}
