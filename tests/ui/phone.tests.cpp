// On a phone: one person's actions with whole names, the matrix of everybody, and the answer as a
// sheet below it.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "driver.h"

using namespace permsim;

namespace {

constexpr ImVec2 kPhone{390, 844};

/// "Reconnect##person 8": the row of an action.
std::string row_of(Driver& page, const std::string& action) {
  const World& world = page.session().world();
  const Type& type = world.type_of(world.find("meta"));
  const ActionIndex index = type.find_action(action);
  return type.actions[index].label + "##person " + std::to_string(index);
}

}  // namespace

TEST_CASE("a phone begins with one person where there are more actions than columns", "[phone]") {
  Driver page(kPhone);
  CHECK(page.ui().mode == MatrixMode::person);
  CHECK(page.has(row_of(page, "see")));
  page.click("Ben##show ben");
  page.click(row_of(page, "reconnect"));
  CHECK(page.ui().cell == CellIds{"ben", "reconnect", "meta"});
  CHECK(page.ui().tab == "why");
}

TEST_CASE("a wide page begins with everybody", "[phone]") {
  Driver page({1440, 900});
  CHECK(page.ui().mode == MatrixMode::actions);
  // Whatever the window becomes, the way that is looked stays.
  page.resize(kPhone);
  CHECK(page.ui().mode == MatrixMode::actions);
}

TEST_CASE("one person's actions say why what is allowed cannot be done now", "[phone]") {
  Driver page(kPhone);
  page.key(ImGuiKey_RightBracket);
  page.key(ImGuiKey_RightBracket);  // the credentials of Meta Ads have expired
  page.click("Ana##show ana");
  CHECK(page.reads("Allowed, but it cannot work now: "));
}

TEST_CASE("who is chosen in one drawing is chosen in the other", "[phone]") {
  Driver page({1440, 900});
  page.click("By person##way to look");
  page.press("matrix/people/ben");
  page.click(row_of(page, "see"));
  CHECK(page.ui().cell.who == "ben");
  // The chosen cell goes along to another person.
  page.press("matrix/people/eve");
  CHECK(page.ui().cell == CellIds{"eve", "see", "meta"});
  page.click("By action##way to look");
  page.click("cell wes see meta");
  page.click("By person##way to look");
  CHECK(page.ui().person == "wes");
}

TEST_CASE("of many people one is searched for", "[phone]") {
  Driver page({1440, 900});
  page.app().apply_options({{"scenario", "generated"}});
  page.frames(2);
  page.click("By person##way to look");
  page.press("matrix/people");
  const Entity& last = page.session().world().at(page.session().world().subjects().back());
  page.app().perform("matrix/people/search", "type", last.label);
  page.press("matrix/people/pick " + last.id);
  CHECK(page.ui().person == last.id);
}

TEST_CASE("on a phone the answer is a sheet that leaves the step line", "[phone]") {
  Driver page(kPhone);
  page.click("Everybody##everybody or one");
  CHECK_FALSE(page.has("Why, in full##sheet"));
  page.click("cell ben see meta");
  REQUIRE(page.has("Why, in full##sheet"));
  CHECK(page.reads("Ben may see Meta Ads"));
  CHECK(page.has("Step forward##forward"));
  const test_hooks::Item* sheet = test_hooks::find_item("Why, in full##sheet");
  const test_hooks::Item* step = test_hooks::find_item("Step forward##forward");
  CHECK(sheet->max.y <= step->min.y);
  page.click("Close##sheet");
  CHECK_FALSE(page.has("Why, in full##sheet"));
  page.click("cell eve see meta");
  page.click("Why, in full##sheet");
  CHECK(page.ui().tab == "why");
  CHECK(page.reads("Eve may not see Meta Ads"));
  // Other windows have the sentence line.
  page.click("Matrix##tab");
  CHECK(page.has("Why, in full##sheet"));
  page.resize({720, 450});
  CHECK_FALSE(page.has("Why, in full##sheet"));
  CHECK(page.has("sentence"));
}

TEST_CASE("from the sheet access is changed", "[phone]") {
  Driver page(kPhone);
  page.click("Everybody##everybody or one");
  page.click("cell ben see meta");
  page.click("Change access##sheet");
  CHECK(page.ui().open_menu == "change access");
}
