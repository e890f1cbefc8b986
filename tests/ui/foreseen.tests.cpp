// What a press would come to, told before it is done: beside it, in the line below the matrix, and
// as ghosts of its cells.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/json/files.h"
#include "core/json/write.h"
#include "driver.h"
#include "web/models/foreseen.h"

using namespace permsim;

namespace {

std::string aside_of(Driver& page, const std::string& id) {
  const PanelNode* found = page.node(id);
  return found == nullptr ? "no such node" : found->aside;
}

void open_menu_of_cell(Driver& page) {
  page.press(cell_node_id(page.session().world(),
                          *cell_of(page.session().world(), {"eve", "see", "meta"})));
  page.press("why/change");
}

}  // namespace

TEST_CASE("the menu of a cell says what each of its ways would change, and nothing is changed",
          "[foreseen]") {
  Driver page({1600, 1000});
  const std::string before = write_scenario(page.session().scenario());
  open_menu_of_cell(page);
  CHECK(aside_of(page, "why/change/give user") == "+5 ?3, 1 finding");
  CHECK(aside_of(page, "why/change/give owner") == "+21");
  CHECK(write_scenario(page.session().scenario()) == before);
  page.hover("Can use##give user");
  CHECK(page.reads("Eve would gain 5"));
  page.hover("Owner##give owner");
  CHECK(page.reads("Eve would gain 21"));
  CHECK(page.has("Owner##give owner"));
  page.hover("Search people and things");
  CHECK_FALSE(page.reads("would gain"));
  // And so it is, once it is done.
  page.press("why/change/give user");
  CHECK(page.reads("Eve gained 5"));
  CHECK(page.verdict("eve", "see", "meta") == Verdict::allow);
}

TEST_CASE("keys that come to a way foresee it like the pointer, and leaving ends it",
          "[foreseen]") {
  Driver page({1600, 1000});
  open_menu_of_cell(page);
  page.focus("why/change/give user");
  CHECK(page.reads("Eve would gain 5"));
  page.focus("why/change/keep so");
  CHECK_FALSE(page.reads("would gain"));
}

TEST_CASE("an act says what it would change and what would stop", "[foreseen]") {
  Driver page({1600, 1000});
  page.press(cell_node_id(page.session().world(),
                          *cell_of(page.session().world(), {"ana", "archive", "meta"})));
  page.press("answers/Act");
  CHECK(aside_of(page, "acts/act archive").find("2 stop") != std::string::npos);
  page.focus("acts/act archive");
  CHECK(page.reads("Weekly report would be"));
  CHECK(page.verdict("ana", "archive", "meta") == Verdict::allow);
}
