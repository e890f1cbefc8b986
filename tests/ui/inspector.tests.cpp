// The inspector and the list: changing sharing, relations, roles, names; things that happen; adding
// and deleting.
#include <catch2/catch_test_macros.hpp>

#include "driver.h"
#include "web/models/commands.h"

using namespace permsim;

TEST_CASE("making a thing public changes the matrix at once") {
  Driver page;
  REQUIRE(page.verdict("eve", "see", "meta") == Verdict::deny);
  page.click("Meta Ads##thing meta");
  page.click("Public##attribute visibility");
  CHECK(page.verdict("eve", "see", "meta") == Verdict::allow);
  CHECK(page.session().undo_words().has_value());
  page.click("Restricted##attribute visibility");
  CHECK(page.verdict("eve", "see", "meta") == Verdict::deny);
}

TEST_CASE("a change at the start leaves no step, a later one becomes a step of its own") {
  Driver page;
  const std::size_t steps = page.session().scenario().steps.size();
  page.click("Meta Ads##thing meta");
  page.click("Public##attribute visibility");
  CHECK(page.session().scenario().steps.size() == steps);
  page.key(ImGuiKey_RightBracket);
  page.click("Restricted##attribute visibility");
  page.click("Add a step here##place");
  CHECK(page.session().scenario().steps.size() == steps + 1);
}

TEST_CASE("people are added to a relation by a picker and taken out by the cross of their chip") {
  Driver page({1440, 2600});
  page.click("Meta Ads##thing meta");
  page.click("Add: Can edit##editor");
  page.click("Eve##editor eve");
  CHECK(page.verdict("eve", "reconnect", "meta") == Verdict::allow);
  REQUIRE(page.has("Eve##editor eve"));
  page.click("Remove Eve##editor eve");
  CHECK(page.verdict("eve", "reconnect", "meta") == Verdict::deny);
}

TEST_CASE("a role is changed where the person is shown") {
  Driver page;
  page.click("Eve##thing eve in north");
  CHECK(page.ui().selected == "eve");
  CHECK(page.ui().resource == "meta");
  page.click("Member##role in north");
  page.click("Workspace owner##role in north");
  CHECK(page.verdict("eve", "delete", "meta") == Verdict::allow);
  CHECK(page.has("Workspace owner##role in north"));
}

TEST_CASE("what may happen by itself is a button") {
  Driver page({1440, 2600});
  page.click("Meta Ads##thing meta");
  page.click("Credentials expire##event expire");
  CHECK(page.session().at() == 1);
  CHECK(page.session().scenario().steps.front().action == "expire");
  CHECK_FALSE(page.session().moment().findings.empty());
  page.click("Attention##answer tab");
  CHECK(page.reads("Needs attention"));
}

TEST_CASE("a text attribute is typed in and kept when the caret leaves") {
  Driver page({1440, 2600});
  page.click("Meta Ads##thing meta");
  page.click("Client##meta.client");
  page.type("Acme");
  page.enter();
  const World& world = page.session().world();
  const Attribute* client = world.type_of(world.find("meta")).find_attribute("client");
  CHECK(world.attribute(world.find("meta"), client->symbol) == Value(std::string("Acme")));
}

TEST_CASE("the search narrows the list") {
  Driver page;
  page.click("Search people and things");
  page.type("eve");
  CHECK(page.has("Eve##thing eve in north"));
  CHECK_FALSE(page.has("Ben##thing ben in north"));
}

TEST_CASE("things are added, renamed and deleted, and each can be undone") {
  Driver page;
  page.click("Add…##things");
  page.click("Person##new person");
  page.click("Name##new thing");
  page.type("Zoe");
  page.click("Add##new thing");
  REQUIRE(page.session().world().find("zoe") != kNoEntity);
  CHECK(page.ui().selected == "zoe");
  page.close("things/new");  // it stays open, for the next one
  page.click("Rename, duplicate or delete##inspector");
  page.click("Delete##thing");
  CHECK(page.session().world().find("zoe") == kNoEntity);
  page.click("Undo##undo");
  CHECK(page.session().world().find("zoe") != kNoEntity);
}

TEST_CASE("a thing is duplicated: like the other, held by the same, with one undo") {
  Driver page({1440, 2600});
  const std::size_t changes = page.session().changes();
  page.click("Meta Ads##thing meta");
  page.click("Rename, duplicate or delete##inspector");
  page.click("Duplicate##thing");
  const World& world = page.session().world();
  const EntityIndex copy = world.find("meta-ads-copy"), meta = world.find("meta");
  REQUIRE(copy != kNoEntity);
  CHECK(page.ui().selected == "meta-ads-copy");
  CHECK(world.at(copy).label == "Meta Ads copy");
  CHECK(world.at(copy).attributes == world.at(meta).attributes);
  for (const char* who : {"wes", "ana", "ben", "cleo", "eve"}) {
    for (const Action& action : world.type_of(meta).actions) {
      if (action.is_event) continue;
      CAPTURE(who, action.id);
      CHECK(page.verdict(who, action.id, "meta-ads-copy") == page.verdict(who, action.id, "meta"));
    }
  }
  // What hangs on the first alone goes on hanging there.
  const Relation* connection = world.type_of(world.find("weekly")).find_relation("connection");
  CHECK(holds_directly(world, world.find("weekly"), *connection, meta));
  CHECK_FALSE(holds_directly(world, world.find("weekly"), *connection, copy));
  CHECK(page.session().changes() == changes + 1);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.session().world().find("meta-ads-copy") == kNoEntity);
}

TEST_CASE("a copy of a person is in the same teams and roles, and a third one has a number") {
  Driver page({1440, 2600});
  page.press("things/tree/thing ben in north as member");
  for (int i = 0; i < 2; ++i) {
    page.press("inspector/more");
    page.press("inspector/more/duplicate");
    page.press("things/tree/thing ben in north as member");
  }
  const World& world = page.session().world();
  REQUIRE(world.find("ben-copy") != kNoEntity);
  REQUIRE(world.find("ben-copy-2") != kNoEntity);
  CHECK(world.at(world.find("ben-copy-2")).label == "Ben copy 2");
  const EntityIndex team = world.find("paid_team");
  const Relation* member = world.type_of(team).find_relation("member");
  CHECK(holds_directly(world, team, *member, world.find("ben-copy")));
  CHECK(page.verdict("ben-copy", "query", "meta") == page.verdict("ben", "query", "meta"));
}
