// The live matrix for programs: requests and answers, and what is read as plain memory. The same
// from JavaScript: wasm/core.test.mjs.
#include "core/door/matrix_door.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/json/parse.h"
#include "tests/core/loading.h"
#include "tests/support/text.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

Json asked(MatrixDoor& door, const char* request) { return Json::parse(door.request(request)); }

}  // namespace

TEST_CASE("the live matrix answers of a cell, of counts, and of who may most", "[door][matrix]") {
  MatrixDoor door;
  CHECK(asked(door, R"({"ask":"shape"})")["problems"][0]["code"] == "no-session");
  CHECK(door.live() == nullptr);
  const Json shape = Json::parse(door.open("vacation"))["answer"];
  REQUIRE(door.live() != nullptr);
  CHECK(shape == asked(door, R"({"ask":"shape"})")["answer"]);
  const Matrix& matrix = door.live()->matrix();
  const World& world = door.live()->world();
  CHECK(asked(door, R"({"ask":"cell","who":"ben","on":"meta","action":"see"})")["answer"] ==
        "allow");
  CHECK(asked(door,
              R"({"ask":"cell","who":"meta","on":"meta","action":"see"})")["problems"][0]["code"] ==
        "unknown-entity");
  CHECK(asked(door,
              R"({"ask":"cell","who":"ben","on":"meta","action":"fly"})")["problems"][0]["code"] ==
        "unknown-action");
  const auto count = [&](const char* request) {
    return asked(door, request)["answer"]["allow"].get<std::uint64_t>();
  };
  const auto ben = static_cast<std::size_t>(world.subject_number(world.find("ben")));
  CHECK(count(R"({"ask":"counts"})") == matrix.counts().all().allow);
  CHECK(count(R"({"ask":"counts","who":"ben"})") == matrix.counts().person(ben).allow);
  CHECK(count(R"({"ask":"counts","on":"meta"})") ==
        matrix.counts().thing(world.find("meta")).allow);
  const TypeIndex type = world.policy().find_type("connection");
  CHECK(count(R"({"ask":"counts","type":"connection","action":"see"})") ==
        matrix.counts().action(type, world.policy().types[type].find_action("see")).allow);
  CHECK(asked(door, R"({"ask":"counts","type":"castle","action":"see"})")["problems"][0]["code"] ==
        "unknown-type");
  const Json exposed =
      asked(door, R"({"ask":"exposed","type":"connection","action":"see","limit":1})")["answer"];
  REQUIRE(exposed.size() == 1);
  CHECK(exposed[0]["allow"] == 5);
  const Json powerful = asked(door, R"({"ask":"powerful"})")["answer"];
  CHECK(powerful[0]["id"] == "wes");
  CHECK(powerful.size() == world.subjects().size());
}

TEST_CASE("verdicts and counts of the live matrix are read as they are", "[door][matrix]") {
  MatrixDoor door;
  REQUIRE(Json::parse(door.open("vacation"))["ok"] == true);
  const Matrix& matrix = door.live()->matrix();
  const World& world = door.live()->world();
  const TypeIndex type = world.policy().find_type("connection");
  const std::vector<EntityIndex> things = door.things(type);
  const auto people = static_cast<std::uint32_t>(world.subjects().size());
  const ActionIndex see = world.policy().types[type].find_action("see");
  const std::uint8_t* window =
      door.window(type, {0, people}, {0, static_cast<std::uint32_t>(things.size())}, see);
  REQUIRE(window != nullptr);
  for (const EntityIndex who : world.subjects()) {
    for (const EntityIndex on : things) {
      const Verdict verdict = matrix.at({who, on, see});
      const int wanted = verdict == Verdict::allow ? 1 : verdict == Verdict::unclear ? 2 : 0;
      CHECK(*window++ == wanted);
    }
  }
  const std::uint32_t* of_people = door.person_counts();
  REQUIRE(of_people != nullptr);
  CHECK(of_people[0] == matrix.counts().person(0).allow);
  const std::uint32_t* of_things = door.thing_counts(type);
  REQUIRE(of_things != nullptr);
  CHECK(of_things[0] == matrix.counts().thing(things[0]).allow);
  CHECK(door.window(type, {0, people}, {0, 1}, 500) == nullptr);
}
