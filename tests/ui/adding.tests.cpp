// Adding people and things: a name and Enter, what was chosen stays for the next, and each is one
// step of undo.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "driver.h"
#include "web/models/commands.h"

using namespace permsim;

namespace {

/// From the empty world of a product, with its form open.
void begin_empty(Driver& page) {
  page.click("File##file");
  page.click("New, empty##file new");
  page.press("things/new");
}

void add(Driver& page, std::string_view type, std::string_view name) {
  page.press("things/new/kind/" + std::string(type));
  page.focus("things/new/name");
  page.type(name);
  page.enter();
}

}  // namespace

TEST_CASE("an empty world begins with what people have roles in", "[adding]") {
  Driver page;
  begin_empty(page);
  CHECK(page.ui().focus.node == "things/new/name");
  page.type("North");
  page.enter();
  CHECK(page.session().world().find("north") != kNoEntity);
  CHECK(page.ui().open_menu == "new thing");  // for the next
}

TEST_CASE("people get a role, and role and team are kept for the next", "[adding]") {
  Driver page;
  begin_empty(page);
  add(page, "workspace", "North");
  add(page, "person", "Wes");
  CHECK(page.holds("north", "owner", "wes"));  // the first one has its highest role
  add(page, "team", "Paid media");
  page.press("things/new/kind/person");
  page.press("things/new/choose team#member/paid-media");
  for (const char* name : {"Ana", "Ben"}) add(page, "person", name);
  for (const char* id : {"ana", "ben"}) {
    CHECK(page.holds("north", "member", id));
    CHECK(page.holds("paid-media", "member", id));
  }
  page.press("things/new/choose role/owner");
  add(page, "person", "Cleo");
  CHECK(page.holds("north", "owner", "cleo"));
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);  // all of her at once
  CHECK(page.session().world().find("cleo") == kNoEntity);
  CHECK_FALSE(page.holds("north", "owner", "cleo"));
}

TEST_CASE("a thing belongs to the only one there is, without a question", "[adding]") {
  Driver page;
  begin_empty(page);
  add(page, "workspace", "North");
  add(page, "person", "Wes");
  add(page, "connection", "Meta Ads");
  CHECK(page.ui().resource == "meta-ads");
  CHECK(page.holds("meta-ads", "workspace", "north"));
  CHECK_FALSE(page.reads("Workspace  North"));
  page.press("things/new/choose visibility/restricted");
  add(page, "connection", "Sales");
  const World& world = page.session().world();
  const EntityIndex sales = world.find("sales");
  const Attribute* sharing = world.type_of(sales).find_attribute("visibility");
  REQUIRE(sharing != nullptr);
  const auto place = static_cast<std::size_t>(sharing - world.type_of(sales).attributes.data());
  CHECK(world.at(sales).attributes[place] == Value(std::string("restricted")));
}

TEST_CASE("Enter on nothing closes the form", "[adding]") {
  Driver page;
  page.press("things/new");
  page.focus("things/new/name");
  page.enter();
  CHECK(page.ui().open_menu.empty());
}

TEST_CASE("five people with roles take a name and a key each", "[adding]") {
  Driver page({1440, 900});
  begin_empty(page);
  add(page, "workspace", "North");
  page.click("Person##new person");
  for (const char* name : {"Wes", "Ana", "Ben", "Cleo", "Eve"}) {
    page.type(name);
    page.enter();
  }
  CHECK(page.session().world().subjects().size() == 5);
  CHECK(page.ui().focus.node == "things/new/name");
}
