// The grid of roles is edited: a press sets a tick or takes it away, the policy travels in the
// file, and every difference is taken back alone.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/json/files.h"
#include "driver.h"

using namespace permsim;

namespace {

/// "matrix/roles/ACTION/COLUMN" of the column that is called so, else of the first that has it
/// in its name; of "head" its head.
std::string cell_of(Driver& page, const std::string& action, const std::string& role) {
  const PanelNode* head = page.node("matrix/roles/head");
  REQUIRE(head != nullptr);
  for (const PanelNode& column : head->children)
    if (column.name == role) return "matrix/roles/" + action + "/" + column.key;
  for (const PanelNode& column : head->children)
    if (column.name.find(role) != std::string::npos)
      return "matrix/roles/" + action + "/" + column.key;
  FAIL("no role is called " << role);
  return {};
}

std::string sign_at(Driver& page, const std::string& id) {
  const PanelNode* found = page.node(id);
  return found == nullptr ? std::string() : found->value;
}

}  // namespace

TEST_CASE("a press sets a tick, another one takes it away and the policy is the shipped one again",
          "[role editing]") {
  Driver page({1600, 1000});
  const std::string shipped = write_scenario(page.session().scenario());
  const std::string cell = cell_of(page.show_roles(), "reconnect", "Member");
  REQUIRE(sign_at(page, cell) == "–");
  page.press(cell);
  CHECK(sign_at(page, cell) == "✓");
  CHECK(page.session().scenario().policy_in_place);
  CHECK(page.reads("Differs from the policy as it came in 1 tick"));
  CHECK(page.verdict("cleo", "reconnect", "meta") == Verdict::allow);
  page.press(cell);
  CHECK(sign_at(page, cell) == "–");
  CHECK(write_scenario(page.session().scenario()) == shipped);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.verdict("cleo", "reconnect", "meta") == Verdict::allow);
}

TEST_CASE("what differs is listed, and each is taken back alone or all at once", "[role editing]") {
  Driver page({1600, 1000});
  const std::string shipped = write_scenario(page.session().scenario());
  const std::string first = cell_of(page.show_roles(), "reconnect", "Member"),
                    second = cell_of(page, "archive", "Member");
  page.press(first);
  page.press(second);
  CHECK(page.reads("Differs from the policy as it came in 2 ticks"));
  page.press("matrix/differences/list");
  page.press("matrix/differences/list/0");
  CHECK(page.reads("Differs from the policy as it came in 1 tick"));
  page.press("matrix/differences/back");
  CHECK(write_scenario(page.session().scenario()) == shipped);
}

TEST_CASE("a tick can have a condition, made of the thing's attributes", "[role editing]") {
  Driver page({1600, 1000});
  const std::string cell = cell_of(page.show_roles(), "reconnect", "Member");
  page.menu(cell);
  CHECK(page.ui().open_menu == "grant");
  page.press("matrix/grant/Allowed only when Sharing is Public");
  CHECK(page.verdict("cleo", "reconnect", "analytics") == Verdict::allow);
  CHECK(page.verdict("cleo", "reconnect", "meta") == Verdict::deny);
  CHECK(page.reads("Differs from the policy as it came in 1 tick"));
}

TEST_CASE("a role is made like another one, and given to people", "[role editing]") {
  Driver page({1600, 1000});
  page.show_roles();
  page.press("matrix/new role");
  page.focus("matrix/new role/name");
  page.type("Deputy");
  page.press("matrix/new role/make");
  CHECK(page.reads("in 1 role"));
  CHECK(page.session().undo_words() == "add the role “Deputy”");
  bool has_column = false;
  if (const PanelNode* head = page.node("matrix/roles/head"))
    for (const PanelNode& column : head->children)
      has_column = has_column || column.name.find("Deputy") != std::string::npos;
  CHECK(has_column);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK_FALSE(page.session().scenario().policy_in_place);
}

TEST_CASE("a role is renamed from its head, and has its name back", "[role editing]") {
  Driver page({1600, 1000});
  const std::string shipped = write_scenario(page.session().scenario());
  page.show_roles();
  page.press(cell_of(page, "head", "is a user of it"));
  page.focus("matrix/role/name");
  page.app().perform("matrix/role/name", "type", "Reader");
  page.press("matrix/role/rename");
  CHECK(page.session().undo_words() == "call “Can use” “Reader”");
  CHECK_FALSE(cell_of(page, "head", "Reader").empty());
  page.press(cell_of(page, "head", "Reader"));
  page.focus("matrix/role/name");
  page.app().perform("matrix/role/name", "type", "Can use");
  page.press("matrix/role/rename");
  CHECK(write_scenario(page.session().scenario()) == shipped);
}

TEST_CASE("a role is made like one by its head, and only a role made here is removed",
          "[role editing]") {
  Driver page({1600, 1000});
  const std::string shipped = write_scenario(page.session().scenario());
  page.show_roles();
  page.press(cell_of(page, "head", "is an editor of it"));
  page.press("matrix/role/remove");
  CHECK(write_scenario(page.session().scenario()) == shipped);
  page.press("matrix/role/like");
  page.focus("matrix/new role/name");
  page.type("Deputy");
  page.press("matrix/new role/make");
  const std::string cell = cell_of(page, "reconnect", "Deputy"),
                    like = cell_of(page, "reconnect", "Member who is an editor of it");
  CHECK(sign_at(page, cell) == sign_at(page, like));
  page.press(cell_of(page, "head", "Deputy"));
  page.press("matrix/role/remove");
  CHECK(page.session().undo_words() == "remove the role “Deputy”");
  CHECK(write_scenario(page.session().scenario()) == shipped);
}

TEST_CASE("an edited policy travels in the file, and opens as it was", "[role editing]") {
  Driver page({1600, 1000});
  page.press(cell_of(page.show_roles(), "reconnect", "Member"));
  const std::string text = write_scenario(page.session().scenario());
  page.app().open_text("mine.json", text);
  page.frames(3);
  CHECK(write_scenario(page.session().scenario()) == text);
  CHECK(page.verdict("cleo", "reconnect", "meta") == Verdict::allow);
}
