// The page as it opens: what can be seen and found.
#include <catch2/catch_test_macros.hpp>

#include "driver.h"

using namespace permsim;

TEST_CASE("the page opens on the shipped scenario with every pane filled") {
  Driver page;
  REQUIRE(page.app().door().session() != nullptr);
  CHECK(page.session().scenario().id == "vacation");
  CHECK(page.has("cell ben reconnect meta"));
  CHECK(page.has("row ben"));
  CHECK(page.has("Play##timeline"));
}
