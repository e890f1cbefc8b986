// The inspector and the list: changing sharing, relations, roles, names; things that happen; adding
// and deleting.
#include <catch2/catch_test_macros.hpp>

#include "driver.h"

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
  page.click("Rename or delete##inspector");
  page.click("Delete##thing");
  CHECK(page.session().world().find("zoe") == kNoEntity);
  page.click("Undo##undo");
  CHECK(page.session().world().find("zoe") != kNoEntity);
}
