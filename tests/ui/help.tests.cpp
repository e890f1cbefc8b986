// What the page says of itself when it is asked for help.
#include <catch2/catch_test_macros.hpp>

#include "tests/support/version.h"
#include "tests/ui/driver.h"

using namespace permsim;

TEST_CASE("the help says the version that CMakeLists.txt has") {
  Driver page({1440, 900});
  page.key(ImGuiMod_Shift | ImGuiKey_Slash);
  page.frames(3);
  CHECK(page.reads("Permission Simulator " + testing::written_version()));
}

TEST_CASE("the help leads to the notices") {
  Driver page({1440, 900});
  page.key(ImGuiMod_Shift | ImGuiKey_Slash);
  page.frames(3);
  page.click("Licences and notices##about");
  page.frames(2);
  CHECK(page.platform().notices_asked == 1);
  CHECK_FALSE(page.has("Licences and notices##about"));
}
