// Acting as a person: what is allowed becomes a step, what is not explains itself and may be
// recorded all the same.
#include <catch2/catch_test_macros.hpp>

#include "driver.h"

using namespace permsim;

namespace {

void act_as(Driver& page, std::string_view row) {
  page.click("Free editing##acting");
  page.click(row);
}

}  // namespace

TEST_CASE("an act that is not allowed explains itself and changes nothing") {
  Driver page({1440, 2600});
  act_as(page, "Cleo##act as cleo");
  const std::size_t steps = page.session().scenario().steps.size();
  page.click("Archive##act archive");
  CHECK(page.session().scenario().steps.size() == steps);
  CHECK(page.reads("This is not allowed"));
  CHECK(page.ui().cell == CellIds{"cleo", "archive", "meta"});
  page.click("Record it anyway##refusal");
  REQUIRE(page.session().scenario().steps.size() == steps + 1);
  CHECK(page.session().moment().outcome == Outcome::denied);
  CHECK_FALSE(page.reads("This is not allowed"));
}

TEST_CASE("an act that is allowed becomes a step") {
  Driver page({1440, 2600});
  act_as(page, "Ana##act as ana");
  page.click("Make public##act make_public");
  CHECK(page.session().at() == 1);
  CHECK(page.session().moment().outcome == Outcome::done);
  CHECK(page.verdict("eve", "see", "meta") == Verdict::allow);
  CHECK_FALSE(page.platform().announced.empty());
}

TEST_CASE("an act with a parameter asks for it first") {
  Driver page({1440, 2600});
  act_as(page, "Ana##act as ana");
  page.click("Make someone an owner…##act grant_owner");
  CHECK(page.session().at() == 0);
  page.click("Eve##person eve");
  CHECK(page.session().at() == 1);
  CHECK(page.verdict("eve", "reconnect", "meta") == Verdict::allow);
}

TEST_CASE("a form with several fields waits until what it needs is there") {
  Driver page({1440, 2600});
  act_as(page, "Ana##act as ana");
  page.click("Schedule a query…##act schedule");
  REQUIRE(page.has("Name of the new scheduled query##label"));
  page.click("Add as step 1##do it");
  CHECK(page.session().at() == 1);
  const World& world = page.session().world();
  REQUIRE(world.find("new-query") != kNoEntity);
  // Nobody said what it is called, and nobody reads its id for that.
  CHECK(world.at(world.find("new-query")).label == "New scheduled query");
}

TEST_CASE("whoever makes something by an act names it, and its id is made of the name") {
  Driver page({1440, 2600});
  act_as(page, "Ana##act as ana");
  page.click("Schedule a query…##act schedule");
  CHECK(page.node("form/id") == nullptr);
  CHECK_FALSE(page.reads("Id of the new query"));
  CHECK_FALSE(page.reads("new-query"));
  REQUIRE(page.node("form/label") != nullptr);
  CHECK(page.node("form/label")->name == "Name of the new scheduled query");
  CHECK(page.reads("Name of the new scheduled query"));
  page.app().perform("form/label", "type", "Weekly report");
  page.frames(2);
  page.click("More##fold act more");
  REQUIRE(page.node("form/more fields/id") != nullptr);
  // Another one is called so already.
  CHECK(page.session().world().find("weekly-report") == kNoEntity);
  CHECK(page.node("form/more fields/id")->value == "weekly-report");
  CHECK(page.node("form/more fields/id")->name == "Id of the new query");
  CHECK(page.reads("weekly-report"));
  page.press("form/do it");
  const World& world = page.session().world();
  REQUIRE(world.find("weekly-report") != kNoEntity);
  CHECK(world.at(world.find("weekly-report")).label == "Weekly report");
  CHECK(page.session().at() == 1);
}

TEST_CASE("an id that somebody wrote stays when the name changes") {
  Driver page({1440, 2600});
  act_as(page, "Ana##act as ana");
  page.press("acts/act schedule");
  page.press("form/more fields");
  page.app().perform("form/more fields/id", "type", "q7");
  page.app().perform("form/label", "type", "Daily costs");
  CHECK(page.node("form/more fields/id")->value == "q7");
  page.press("form/more fields");
  CHECK(page.node("form/more fields/id") == nullptr);
  page.press("form/do it");
  CHECK(page.session().world().find("q7") != kNoEntity);
}

TEST_CASE("a thing that its policy gives no name is made under an id made of what is typed") {
  Driver page({1440, 2600});
  page.app().open_text("shop",
                       R"({ "format": "permsim/1", "kind": "scenario", "id": "s", "title": "S",
    "policy": { "format": "permsim/1", "kind": "policy", "id": "shop", "title": "Shop", "version": "1",
      "types": { "person": { "label": "Person", "subject": true },
        "shelf": { "label": "Shelf", "actions": { "put": { "label": "Put a box",
          "with": { "key": { "type": "text", "label": "Id of the box" } },
          "effects": [ { "create": "box", "id": "$key" } ] } } },
        "box": { "label": "Box" } },
      "rules": [ { "id": "all", "effect": "allow", "on": "shelf", "actions": ["put"], "to": "everyone" } ] },
    "entities": [ { "id": "ann", "type": "person", "label": "Ann" },
      { "id": "s1", "type": "shelf", "label": "Shelf" }, { "id": "red", "type": "box", "label": "Red" } ] })");
  page.frames(3);
  REQUIRE(page.ui().notices.empty());
  act_as(page, "Ann##act as ann");
  page.press("acts/act put");
  REQUIRE(page.node("form/key") != nullptr);
  CHECK(page.node("form/key")->name == "Name of the new box");
  CHECK(page.node("form/key")->value.empty());
  CHECK(page.node("form/more fields") == nullptr);
  CHECK_FALSE(page.node("form/do it")->is_enabled);
  page.app().perform("form/key", "type", "Red");
  CHECK(page.node("form/do it")->is_enabled);
  page.press("form/do it");
  CHECK(page.session().world().find("red-2") != kNoEntity);
}

TEST_CASE("what an act would do is made so at the start instead, in the middle of a story") {
  Driver page({1440, 2600});
  page.click("Step forward##forward");
  const std::size_t steps = page.session().scenario().steps.size();
  act_as(page, "Ana##act as ana");
  page.click("Schedule a query…##act schedule");
  page.click("Change the start##form");
  CHECK(page.session().scenario().steps.size() == steps);
  CHECK(page.session().at() == 1);
  CHECK(page.session().moments().front()->world->find("new-query") != kNoEntity);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.session().moments().front()->world->find("new-query") == kNoEntity);
}

TEST_CASE("an impossible act says what stands in its way") {
  Driver page({1440, 2600});
  act_as(page, "Ana##act as ana");
  page.click("Replace with another connection…##act replace");
  page.click("Meta Ads##replacement meta");
  CHECK(page.session().at() == 0);
  CHECK(page.reads("This cannot be done now"));
  page.click("Dismiss##refusal");
  CHECK_FALSE(page.reads("This cannot be done now"));
}

TEST_CASE("while acting nothing is edited by hand, and free editing comes back") {
  Driver page({1440, 2600});
  page.click("Meta Ads##thing meta");
  act_as(page, "Cleo##act as cleo");
  CHECK_FALSE(page.has("Public##attribute visibility"));
  CHECK_FALSE(page.has("Add: Can edit##editor"));
  page.key(ImGuiKey_F);
  CHECK(page.ui().acting.empty());
  CHECK(page.has("Public##attribute visibility"));
}

TEST_CASE("from the why panel a person takes the step that was looked at") {
  Driver page;
  page.click("cell ana restrict meta");
  page.click("Let Ana do it##why act");
  CHECK(page.session().at() == 1);
}
