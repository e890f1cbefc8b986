// The JSON half of the matrix's door, natively; what it hands out as memory is tested in
// tests/wasm.
#include <catch2/catch_test_macros.hpp>

#include "core/door/matrix_door.h"

using namespace permsim;

TEST_CASE("what the live matrix cannot do is refused in words and changes nothing", "[door]") {
  MatrixDoor door;
  REQUIRE(door.open("vacation").find("\"ok\":true") != std::string::npos);
  for (const char* request : {R"({"ask":"undo"})", R"({"ask":"redo"})"}) {
    const std::string answer = door.request(request);
    INFO(answer);
    CHECK(answer.find("\"code\":\"impossible\"") != std::string::npos);
    CHECK(answer.find("there is nothing to go to") != std::string::npos);
  }
  const std::string answer =
      door.request(R"({"ask":"edit","edit":[{"add":"nobody","to":"user","on":"meta"}]})");
  INFO(answer);
  CHECK(answer.find("\"ok\":false") != std::string::npos);
  CHECK(door.request(R"({"ask":"undo"})").find("impossible") != std::string::npos);
}
