// The version stands in CMakeLists.txt alone: whatever says it says the same.
#include <catch2/catch_test_macros.hpp>

#include "core/door/door.h"
#include "tests/core/run_program.h"
#include "tests/support/version.h"

using namespace permsim;
using namespace permsim::testing;

TEST_CASE("the command line says the version that CMakeLists.txt has", "[command_line]") {
  const Ran ran = run_permsim({"--version"});
  CHECK(ran.status == 0);
  CHECK(ran.out == "permsim " + written_version() + "\n");
}

TEST_CASE("the door says the version that CMakeLists.txt has", "[door]") {
  const std::string about = Door().request("{\"ask\":\"about\"}");
  CHECK(about.find("\"version\":\"" + written_version() + "\"") != std::string::npos);
}
