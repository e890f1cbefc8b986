// The keyboard is in the page's HTML: the canvas shows where, follows, and hands it on when
// something is pressed (web/app/focus.cpp, web/widgets/page_focus.h).
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <set>

#include "driver.h"

using namespace permsim;

namespace {

void each_pressable(const PanelNode& node, const std::string& id,
                    const std::function<void(const PanelNode&, const std::string&)>& visit) {
  if (node.press || node.type) visit(node, id);
  for (const PanelNode& child : node.children) each_pressable(child, id + "/" + child.key, visit);
}

/// All that keys can come to.
std::vector<std::string> pressable(Driver& page) {
  std::vector<std::string> ids;
  for (const PanelNode& panel : page.app().described())
    each_pressable(panel, panel.key,
                   [&](const PanelNode&, const std::string& id) { ids.push_back(id); });
  return ids;
}

bool begins_with(const std::string& text, std::string_view start) {
  return text.compare(0, start.size(), start) == 0;
}

/// Those of them around whose drawing the canvas draws no ring of its own.
std::vector<std::string> without_ring(Driver& page) {
  std::vector<std::string> ids;
  for (const std::string& id : pressable(page)) {
    page.focus(id);
    if (test_hooks::ringed().empty()) ids.push_back(id);
  }
  return ids;
}

}  // namespace

TEST_CASE("whatever keys come to has a ring on the canvas", "[focus]") {
  Driver page({1600, 1000});
  page.click("cell ben see meta");
  page.click("Meta Ads##thing meta");
  for (const char* way : {"By action", "By thing", "By person", "List", "Roles", "Stories"}) {
    page.press(std::string("matrix/ways/") + way);
    for (const char* tab : {"Why", "Act", "Attention"}) {
      page.press(std::string("answers/") + tab);
      std::vector<std::string> missing = without_ring(page);
      // What the comparison is with stands in the filter's menu on the canvas, and a step is moved
      // and removed in a menu of its own.
      std::erase_if(missing, [](const std::string& id) {
        return begins_with(id, "matrix/compare/") || begins_with(id, "timeline/change/");
      });
      CAPTURE(way, tab);
      CHECK(missing == std::vector<std::string>{});
      if (std::string_view(way) != "By action") break;
    }
  }
}

TEST_CASE("whatever keys come to on the planner's page has a ring", "[focus][planner]") {
  for (const ImVec2 size : {ImVec2(1440, 900), ImVec2(390, 844)}) {
    Driver page(size);
    page.app().ui().ask_who = "ana";
    page.app().ui().planner = PlannerPage{};
    page.frames(3);
    for (int i = 0; i < 2000 && page.node("planner/cancel") != nullptr; ++i) page.frames();
    REQUIRE(page.node("planner/planned/open") != nullptr);
    std::vector<std::string> missing = without_ring(page);
    // A phone's header has a menu for what has no room in it.
    std::erase_if(missing, [](const std::string& id) { return begins_with(id, "header/"); });
    CAPTURE(size.x);
    CHECK(missing == std::vector<std::string>{});
  }
}

TEST_CASE("the ring is around the one that is meant, also where several are called the same",
          "[focus]") {
  Driver page({1600, 1000});
  page.click("Meta Ads##thing meta");
  page.focus("things/tree/thing ana in north as member");
  CHECK(test_hooks::ringed() == "Ana##thing ana in north");
  page.focus("matrix/grid/eve/" + std::to_string(page.session().world().find("meta")) + ".0");
  CHECK(test_hooks::ringed() == "cell eve see meta");
  CHECK(page.reads("Eve may not see Meta Ads"));
  page.focus("matrix/grid/eve/name");
  CHECK(test_hooks::ringed() == "row eve");
  page.focus("matrix/grid/head/" + std::to_string(page.session().world().find("meta")) + ".0");
  CHECK(test_hooks::ringed() == "column see");
  page.focus("header/bar/undo");
  CHECK(test_hooks::ringed() == "Undo##undo");
  page.app().perform("", "blur", "");
  page.frames(2);
  CHECK(test_hooks::ringed().empty());
}

TEST_CASE("a ring shows only where keys brought the focus", "[focus]") {
  Driver page;
  page.app().perform("header/bar/undo", "focus", "pointer");
  page.frames(2);
  CHECK(test_hooks::ringed().empty());
  CHECK(page.ui().focus.node == "header/bar/undo");
}

TEST_CASE("what is pressed on the canvas has the keyboard from then on", "[focus]") {
  Driver page({1600, 1000});
  page.click("Step forward##forward");
  CHECK(page.ui().focus.node == "timeline/transport/forward");
  page.click("cell ben see meta");
  const std::string on = std::to_string(page.session().world().find("meta"));
  CHECK(page.ui().focus.node == "matrix/grid/ben/" + on + ".0");
  page.click("Eve##thing eve in north");
  CHECK(begins_with(page.ui().focus.node, "things/tree/thing eve"));
  page.click("Search people and things");
  CHECK(page.ui().focus.node == "things/search");
  CHECK(focused_field().has_value());
  CHECK(test_hooks::ringed().empty());
}

TEST_CASE("menus open in both drawings, by whichever they were opened", "[focus]") {
  Driver page({1600, 1000});
  page.press("header/bar/acting");
  CHECK(page.has("Ben##act as ben"));
  page.close("header/bar/acting");
  CHECK_FALSE(page.has("Ben##act as ben"));
  page.click("Free editing##acting");
  CHECK(page.ui().open_menu == "acting");
  page.press("header/bar/acting/pick ben");
  CHECK(page.ui().acting == "ben");
  CHECK_FALSE(page.has("Eve##act as eve"));
  page.key(ImGuiKey_G);
  CHECK(page.ui().open_menu == "gallery");
  page.click("Close##gallery");
  CHECK(page.ui().open_menu.empty());
  page.press("header/bar/file");
  CHECK(page.ui().open_menu == "file");
  page.click("Why##answer tab");  // beside it
  CHECK(page.ui().open_menu.empty());
}

TEST_CASE("a menu in which something is typed has the keyboard there at once", "[focus]") {
  Driver page({1600, 1000});
  page.click("Add…##things");
  CHECK(page.ui().focus.node == "things/new/name");
  CHECK(focused_field().has_value());
  page.type("Zoe");
  page.enter();
  CHECK(page.session().world().find("zoe") != kNoEntity);
  // It stays open, for the next one.
  CHECK(page.ui().open_menu == "new thing");
  CHECK(page.reads("Zoe"));
}

TEST_CASE("a form hangs where it was begun, in both drawings", "[focus]") {
  Driver page({1600, 1000});
  page.click("cell wes grant_owner meta");
  page.press("why/act");
  CHECK(page.ui().form.is_open);
  CHECK(page.has("Cleo##person cleo"));
  CHECK(begins_with(page.ui().focus.node, "form/"));
  page.close("form");
  CHECK_FALSE(page.ui().form.is_open);
  CHECK_FALSE(page.has("Cleo##person cleo"));
  page.press("why/act");
  page.click("cell wes see meta");
  CHECK_FALSE(page.ui().form.is_open);
}

TEST_CASE("keys bring what they come to into sight", "[focus]") {
  Driver page({1440, 900});
  page.app().apply_options({{"scenario", "generated"}});
  page.frames(4);
  // The last row of the list, which is far below.
  std::string row;
  for (const std::string& id : pressable(page))
    if (begins_with(id, "things/tree/")) row = id;
  page.focus(row);
  page.frames(3);
  CHECK(test_hooks::ringed() != "");
  page.focus("answers/Act");
  page.press("answers/Act");
  page.focus("why/act");
  CHECK(page.ui().answer == AnswerTab::why);
}

TEST_CASE("keys unfold what stands folded while they are in it", "[focus]") {
  Driver page({1440, 450});
  CHECK_FALSE(page.has("Wes##thing wes in north"));
  page.focus("things/search");
  CHECK(page.has("Wes##thing wes in north"));
  page.focus("timeline/steps/2/go");
  CHECK(begins_with(test_hooks::ringed(), "Step 2: "));
  CHECK_FALSE(page.has("Wes##thing wes in north"));
  page.focus("matrix/subject");
  CHECK_FALSE(begins_with(test_hooks::ringed(), "Step 2: "));
  CHECK(page.has("cell wes see meta"));
}

TEST_CASE("a slash goes to the search, and letters alone can be switched off", "[focus]") {
  Driver page;
  page.key(ImGuiKey_Slash);
  CHECK(page.ui().focus.node == "things/search");
  page.key(ImGuiMod_Shift | ImGuiKey_Slash);
  page.press("header/bar/shortcuts/single keys");
  page.key(ImGuiKey_Escape);
  CHECK_FALSE(page.app().press_shortcut(ImGuiKey_M));
  CHECK(page.ui().mode == MatrixMode::actions);
  CHECK(page.app().press_shortcut(ImGuiMod_Alt | ImGuiKey_RightArrow));
  CHECK(page.session().at() == 1);
  CHECK(page.platform().store_of["view"].find("letters=off") != std::string::npos);
}

TEST_CASE("Escape closes what only the canvas has open, once", "[focus]") {
  Driver page;
  CHECK_FALSE(page.app().press_shortcut(ImGuiKey_Escape));
  page.click("Everything##filter");
  REQUIRE(page.has("Only unclear or disputed##filter"));
  CHECK(page.app().press_shortcut(ImGuiKey_Escape));
  page.frames(3);
  CHECK_FALSE(page.has("Only unclear or disputed##filter"));
  CHECK_FALSE(page.app().press_shortcut(ImGuiKey_Escape));
}
