// What would turn an answer: asked for, shown in the matrix before it is done, and done.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/json/files.h"
#include "core/json/write.h"
#include "driver.h"
#include "web/models/fixes.h"

using namespace permsim;

namespace {

void look_at(Driver& page, const CellIds& ids) {
  const World& world = page.session().world();
  page.press(cell_node_id(world, *cell_of(world, ids)));
}

}  // namespace

TEST_CASE("the fewest acts that give somebody an action are offered, foreseen and taken",
          "[fixes]") {
  Driver page({1600, 1400});
  const std::string before = write_scenario(page.session().scenario());
  look_at(page, {"ben", "reconnect", "meta"});
  REQUIRE(page.verdict("ben", "reconnect", "meta") != Verdict::allow);
  page.click("What would make it so?##fixes");
  REQUIRE(page.node("why/fixes/1/take") != nullptr);
  CHECK(write_scenario(page.session().scenario()) == before);
  const std::string title = page.node("why/fixes/1/take")->name;
  CHECK(title.find("Ben") != std::string::npos);
  CHECK(page.node("why/fixes/1/more")->name.find('+') != std::string::npos);
  page.hover(title + "##fix 1");
  CHECK(page.reads("Ben would gain"));
  page.focus("why/fixes/1/take");
  CHECK(page.reads("Ben would gain"));
  page.press("why/fixes/1/take");
  CHECK(page.verdict("ben", "reconnect", "meta") == Verdict::allow);
  CHECK(page.session().at() == 1);
  CHECK(page.node("why/fixes") != nullptr);  // and now: what would end it
  CHECK(page.node("why/fixes")->name == "What would end it?");
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(write_scenario(page.session().scenario()) == before);
}

TEST_CASE("where nothing that anybody may do makes it so, that is said and how far was looked",
          "[fixes]") {
  Driver page({1600, 1400});
  look_at(page, {"ben", "transfer_ownership", "meta"});
  page.press("why/fixes");
  REQUIRE(page.node("why/no fix") != nullptr);
  CHECK(page.node("why/no fix")->name.find('2') != std::string::npos);
  CHECK(page.node("why/fixes/1/take") == nullptr);
}

TEST_CASE("acts that would turn an answer are looked for a little in every frame, until Esc",
          "[fixes]") {
  Driver page({1600, 1400});
  page.open_busy_office(200);
  look_at(page, {"p1", "unarchive", "c0"});
  page.app().perform("why/fixes", "press", "");
  REQUIRE(page.node("why/progress") != nullptr);
  page.frames();
  CHECK(page.reads("Look"));
  page.key(ImGuiKey_Escape);
  CHECK(page.node("why/progress") == nullptr);
  page.app().perform("why/fixes", "press", "");
  page.app().perform("why/cancel", "press", "");
  REQUIRE(page.node("why/fixes") != nullptr);
  page.press("why/fixes");
  for (int frame = 0; frame < 20'000 && page.node("why/progress") != nullptr; ++frame)
    page.frames();
  REQUIRE(page.node("why/fixes/1/take") != nullptr);
  CHECK(page.node("why/fixes/1/take")->name.find(", then ") != std::string::npos);
}
