// Saving changes nothing but the layout: what nobody touched stands as it stood, down to the order
// of keys, defaults that were written out and the spelling of numbers we do not know.
#include <catch2/catch_test_macros.hpp>

#include "core/door/door.h"
#include "core/json/files.h"
#include "tests/core/small_scenario.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

/// JSON without its layout: nothing between its parts.
std::string flat(const std::string& json) {
  std::string text;
  bool is_inside = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const bool is_escaped = is_inside && json[i] == '\\';
    if (json[i] == '"') is_inside = !is_inside;
    if (is_inside || (json[i] != ' ' && json[i] != '\n')) text += json[i];
    if (is_escaped) text += json[++i];
  }
  return text;
}

std::shared_ptr<const Scenario> scenario_in(const std::string& text) {
  Library library;
  const auto scenario = read_scenario(text, library);
  for (const Problem& problem : scenario.problems) INFO(problem.where << " " << problem.message);
  REQUIRE(scenario);
  return *scenario;
}

std::string saved(const std::string& text) { return flat(write_scenario(*scenario_in(text))); }

/// Everything a person may have written otherwise than we would.
const std::string kOwnWay = R"({
  "checks": [
    { "on": "front", "zz": 1.0, "can": "enter", "who": ["ana"], "after": "end", "says": "" },
    { "status": { "front": "open" }, "after": 0.0, "because": [] },
    { "never": { "zz": -0, "can": ["enter"], "on": "front", "who": "ben", "within": 1 }, "says": "no" } ],
  "zz": { "numbers": [1e400, -1E-5, 0.1e1, 12345678901234567890123, 1.0, -0, 2], "deep": { "b": null, "a": [{}] } },
  "title": "own", "id": "own", "reading": "default", "goals": [], "summary": "",
  "entities": [
    { "type": "person", "zz": 1E+2, "label": "ana", "id": "ana" },
    { "id": "ben", "type": "person" },
    { "id": "front", "guest": "ana", "zz": [1.50], "type": "door", "locked": false, "house": [] } ],
  "policy": {
    "rules": [ { "to": "guest", "id": "guests", "effect": "allow", "on": ["door"], "zz": 1e-400, "actions": ["enter"] } ],
    "kind": "policy", "id": "doors", "format": "permsim/1",
    "types": {
      "person": { "subject": true, "relations": {} },
      "door": {
        "actions": { "enter": { "zz": 0.10 } },
        "relations": { "guest": { "of": ["person"] }, "house": { "of": ["person"], "one": true } },
        "attributes": { "locked": { "type": "bool", "default": false } },
        "status": { "cases": [], "else": "open" } } } },
  "kind": "scenario",
  "steps": [
    { "on": "front", "do": "enter", "by": "ana", "expect": "done", "note": "", "with": {} },
    { "zz": 3.0, "edit": [ { "on": "front", "set": { "locked": true, "house": "ana" }, "zz": 1.00 } ] } ],
  "format": "permsim/1"
})";

}  // namespace

TEST_CASE("what nobody touched is saved as it stood", "[saving]") {
  CHECK(saved(kOwnWay) == flat(kOwnWay));
  CHECK(saved(kSmallScenario) == flat(kSmallScenario));
  // Lists that are not there stay away.
  const std::string bare =
      R"({"kind":"scenario","format":"permsim/1","policy":"detrics","id":"bare"})";
  CHECK(saved(bare) == bare);
}

TEST_CASE("a policy is saved as it stood", "[saving]") {
  const std::string own =
      R"({"zz":1e400,"types":{"person":{"zz":-0,"subject":true}},"id":"p","kind":"policy",)"
      R"("format":"permsim/1","rules":[]})";
  const auto policy = read_policy(own);
  REQUIRE(policy);
  CHECK(flat(write_policy(**policy)) == own);
}

TEST_CASE("what somebody changed keeps its order and its unknown keys, all else stands",
          "[saving]") {
  Door door;
  door.open(*scenario_in(kOwnWay));
  const auto dispatch = [&](const std::string& command) {
    const std::string reply = door.request("{\"ask\":\"dispatch\",\"command\":" + command + "}");
    INFO(reply);
    REQUIRE(reply.rfind("{\"ok\":true", 0) == 0);
  };
  dispatch(R"({"go": 0})");
  dispatch(R"({"edit": [{ "set": { "locked": true }, "on": "front" }]})");
  const std::string changed = flat(write_scenario(door.session()->scenario()));
  std::string wanted = flat(kOwnWay);
  const std::string before =
      R"({"id":"front","guest":"ana","zz":[1.50],"type":"door","locked":false,"house":[]})";
  const std::size_t at = wanted.find(before);
  REQUIRE(at != std::string::npos);
  const std::size_t end = changed.size() - (wanted.size() - at - before.size());
  CHECK(changed.substr(0, at) == wanted.substr(0, at));
  CHECK(changed.substr(end) == wanted.substr(at + before.size()));
  const std::string entity = changed.substr(at, end - at);
  CHECK(entity.find("\"locked\":true") != std::string::npos);
  CHECK(entity.find("\"zz\":[1.50],\"type\":\"door\"") != std::string::npos);
  dispatch(R"({"undo": true})");
  CHECK(flat(write_scenario(door.session()->scenario())) == flat(kOwnWay));
}

TEST_CASE("the door hands a file back with its numbers as they are spelled", "[saving][door]") {
  Door door;
  const std::string reply = door.request("{\"ask\":\"export\",\"file\":" + kOwnWay + "}");
  CHECK(reply.find("\"numbers\":[1e400,-1E-5,0.1e1,12345678901234567890123,1.0,-0,2]") !=
        std::string::npos);
}
