// Adding to the policy by a form: attributes, relations and actions, each taken back alone.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/json/files.h"
#include "driver.h"
#include "web/models/node.h"

using namespace permsim;

namespace {

void name_it(Driver& page, const std::string& name) {
  page.app().perform("matrix/addition/name", "type", name);
  page.frames(2);
}

bool is_pressable(Driver& page, const std::string& id) {
  const PanelNode* found = page.node(id);
  return found != nullptr && found->is_enabled;
}

const Type& type_of(Driver& page, const std::string& id) {
  return page.session().policy().types[page.session().policy().find_type(id)];
}

}  // namespace

TEST_CASE("an attribute is added by the mouse, and is asked of every thing of the type",
          "[additions]") {
  Driver page({1600, 1800});  // with room for all of the inspector
  const std::string shipped = write_scenario(page.session().scenario());
  page.show_roles();
  page.click("Add to the policy…##roles");
  CHECK(page.ui().focus.node == "matrix/addition/name");
  CHECK(page.reads("It needs a name"));
  page.type("Region");
  page.click("One of several##value choice");
  CHECK(page.reads("Say what it can be"));
  page.app().perform("matrix/addition/values", "type", "Here, There");
  page.frames(2);
  page.click("Add to the policy##addition");
  CHECK(page.session().undo_words() == "add the attribute “Region” to a connection");
  CHECK(page.ui().open_menu.empty());
  CHECK(page.reads("in 1 addition"));
  const Attribute* region = type_of(page, "connection").find_attribute("region");
  REQUIRE(region != nullptr);
  CHECK(region->values == std::vector<std::string>{"here", "there"});
  page.click("Meta Ads##thing meta");
  CHECK(page.reads("Region"));
  page.press("matrix/differences/list");
  page.press("matrix/differences/list/0");
  CHECK(write_scenario(page.session().scenario()) == shipped);
}

TEST_CASE("a relation is added by keys alone, with what it holds", "[additions]") {
  Driver page({1600, 1000});
  const std::string shipped = write_scenario(page.session().scenario());
  page.show_roles();
  page.press("matrix/addition");
  page.type("Stand-ins");
  page.press("matrix/addition/kind/relation");
  CHECK_FALSE(is_pressable(page, "matrix/addition/add"));
  page.press("matrix/addition/of/person");
  page.press("matrix/addition/many/many");
  page.press("matrix/addition/add");
  const Relation* made = type_of(page, "connection").find_relation("stand_ins");
  REQUIRE(made != nullptr);
  CHECK_FALSE(made->is_one);
  page.press("matrix/addition");
  page.press("matrix/addition/back 1");
  CHECK(write_scenario(page.session().scenario()) == shipped);
}

TEST_CASE("an action is added with whoever may do it, and has a row in the grid", "[additions]") {
  Driver page({1600, 1800});  // with room for every row
  const std::string shipped = write_scenario(page.session().scenario());
  page.show_roles();
  page.press("matrix/addition");
  page.press("matrix/addition/kind/action");
  page.press("matrix/addition/who/workspace.owner");
  name_it(page, "Audit");
  page.press("matrix/addition/add");
  CHECK(page.reads("in 1 tick and 1 addition"));
  CHECK(page.reads("Audit"));
  CHECK(page.verdict("wes", "audit", "meta") == Verdict::allow);
  CHECK(page.verdict("cleo", "audit", "meta") == Verdict::deny);
  // The name and the ticks were that one's alone.
  page.press("matrix/addition");
  CHECK(page.reads("It needs a name"));
  page.close("matrix/addition");
  page.press("matrix/differences/back");
  CHECK(write_scenario(page.session().scenario()) == shipped);
}

TEST_CASE("something is added to another type than the one that is looked at", "[additions]") {
  Driver page({1600, 1000});
  page.show_roles();
  page.press("matrix/addition");
  page.press("matrix/addition/type/person");
  name_it(page, "On leave");
  page.enter();
  CHECK(type_of(page, "person").find_attribute("on_leave") != nullptr);
}

TEST_CASE("a key that the file has and nobody knows is not given a meaning", "[additions]") {
  Driver page({1600, 1000});
  std::string text = write_scenario(page.session().scenario());
  const std::string meta = "\"id\": \"meta\",";
  text.insert(text.find(meta) + meta.size(), " \"region\": 7,");
  page.app().open_text("mine.json", text);
  page.app().perform("notice", "close", "");
  page.frames(3);
  page.show_roles();
  page.press("matrix/addition");
  name_it(page, "Region");
  page.press("matrix/addition/add");
  CHECK(type_of(page, "connection").find_attribute("region") == nullptr);
  CHECK(type_of(page, "connection").find_attribute("region_2") != nullptr);
  CHECK(read_scenario(write_scenario(page.session().scenario()), page.app().door().library()));
}

TEST_CASE("whatever of the form keys come to has a ring on the canvas", "[additions][focus]") {
  Driver page({1600, 1000});
  page.show_roles();
  page.press("matrix/addition");
  name_it(page, "Audit");
  for (const char* kind : {"attribute", "relation", "action"}) {
    page.press(std::string("matrix/addition/kind/") + kind);
    for (const char* node : {"kind/relation", "type/connection", "add"}) {
      page.focus(std::string("matrix/addition/") + node);
      CAPTURE(kind, node);
      // What cannot be pressed is no place for keys.
      if (is_pressable(page, std::string("matrix/addition/") + node))
        CHECK_FALSE(test_hooks::ringed().empty());
    }
  }
}
