// The door with a session open: what the page and an embedding site say to it. Requests that carry
// their own file are the corpus' matter.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/door/door.h"
#include "tests/core/small_scenario.h"
#include "tests/support/json.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

class Talk {
 public:
  Json ask(const Json& request) { return Json::parse(door_.request(request.dump())); }
  Json answer(const Json& request) {
    const Json given = ask(request);
    INFO(request.dump() << "\n" << given.dump());
    REQUIRE(given["ok"] == true);
    return given["answer"];
  }
  Json dispatch(const Json& command) { return answer({{"ask", "dispatch"}, {"command", command}}); }
  Json state() { return answer({{"ask", "state"}}); }
  void load() { answer({{"ask", "load"}, {"file", Json::parse(kSmallScenario)}}); }
  std::string verdict(const std::string& who, const std::string& action) {
    return answer(
        {{"ask", "explain"}, {"who", who}, {"action", action}, {"on", "front"}})["verdict"];
  }
  /// The code of the one problem a request is refused with.
  std::string refusal(const Json& request) { return code_of(ask(request)); }
  std::string raw_refusal(const std::string& request) {
    return code_of(Json::parse(door_.request(request)));
  }

 private:
  static std::string code_of(const Json& given) {
    INFO(given.dump());
    REQUIRE(given["ok"] == false);
    REQUIRE(given["problems"].size() == 1);
    CHECK(given["problems"][0]["message"] != "");
    return given["problems"][0]["code"];
  }
  Door door_;
};

const Json kAdmitCleo = {
    {"step", {{"by", "ana"}, {"do", "admit"}, {"on", "front"}, {"with", {{"person", "cleo"}}}}}};
const Json kBenAdmitsCleo = {
    {"step", {{"by", "ben"}, {"do", "admit"}, {"on", "front"}, {"with", {{"person", "cleo"}}}}}};

}  // namespace

TEST_CASE("what is no request is refused with one problem, never with silence", "[door]") {
  Talk talk;
  CHECK(talk.raw_refusal("") == "json-syntax");
  CHECK(talk.raw_refusal("matrix") == "json-syntax");
  CHECK(talk.raw_refusal("{\"ask\":\"about\"") == "json-syntax");
  CHECK(talk.raw_refusal("[]") == "wrong-type");
  CHECK(talk.raw_refusal("null") == "wrong-type");
  CHECK(talk.raw_refusal("{}") == "missing-key");
  CHECK(talk.raw_refusal("{\"ask\":7}") == "wrong-type");
  CHECK(talk.raw_refusal("{\"ask\":\"about\",\"ask\":\"state\"}") == "duplicate-key");
  CHECK(talk.raw_refusal("{\"ask\":\"\xff\"}") == "json-syntax");
  CHECK(talk.raw_refusal(std::string(200, '[') + std::string(200, ']')) == "too-deep");
  CHECK(talk.refusal({{"ask", "matrix"}}) == "no-session");
  CHECK(talk.refusal({{"ask", "state"}}) == "no-session");
  CHECK(talk.refusal({{"ask", "dispatch"}, {"command", {{"undo", true}}}}) == "no-session");
  CHECK(talk.refusal({{"ask", "load"}}) == "missing-key");
  CHECK(talk.refusal({{"ask", "load"}, {"file", "holiday"}}) == "unknown-file");
  CHECK(talk.refusal({{"ask", "load"}, {"file", "detrics"}}) == "not-a-scenario");
}

TEST_CASE("a request that is too long to be taken in is refused by its size", "[door]") {
  const Json answer = Json::parse(refusal_of_size(kLargestFile + 1));
  REQUIRE(answer["problems"].size() == 1);
  CHECK(answer["problems"][0]["code"] == "too-large");
  CHECK(answer["problems"][0]["message"] != "");
}

TEST_CASE("the door says what it is and what it brought along", "[door]") {
  Talk talk;
  CHECK(talk.answer({{"ask", "about"}})["format"] == "permsim/1");
  const Json shipped = talk.answer({{"ask", "shipped"}});
  CHECK(shipped["policies"].size() == 2);
  bool has_vacation = false;
  for (const Json& scenario : shipped["scenarios"]) {
    CHECK(scenario["title"] != "");
    has_vacation = has_vacation || scenario["id"] == "vacation";
    Talk other;
    CHECK(other.answer({{"ask", "load"}, {"file", scenario["id"]}})["scenario"] == scenario["id"]);
  }
  CHECK(has_vacation);
}

TEST_CASE("loading opens a session at the start, with its steps already played", "[door]") {
  Talk talk;
  talk.load();
  const Json state = talk.state();
  CHECK(state["scenario"] == "small");
  CHECK(state["policy"] == "doors");
  CHECK(state["reading"] == "default");
  CHECK(state["at"] == 0);
  CHECK(state["readings"].size() == 2);
  REQUIRE(state["steps"].size() == 3);
  CHECK(state["steps"][0]["outcome"] == "done");
  CHECK(state["steps"][1]["outcome"] == "denied");
  CHECK(state["undo"].is_null());
  CHECK(state["redo"].is_null());
}

TEST_CASE("questions speak of the moment looked at unless they name one", "[door]") {
  Talk talk;
  talk.load();
  CHECK(talk.verdict("ben", "enter") == "deny");
  talk.dispatch({{"go", 1}});
  CHECK(talk.state()["at"] == 1);
  CHECK(talk.verdict("ben", "enter") == "allow");
  CHECK(talk.answer({{"ask", "matrix"}})["at"] == 1);
  CHECK(talk.answer({{"ask", "matrix"}, {"at", "end"}})["at"] == 3);
  CHECK(talk.state()["undo"].is_null());  // looking elsewhere changes nothing
  CHECK(talk.refusal({{"ask", "matrix"}, {"at", 9}}) == "no-such-step");
  CHECK(talk.answer({{"ask", "check"}})["failed"] == 0);
  CHECK(talk.answer({{"ask", "play"}}).size() == 4);
}

TEST_CASE("an act that is done becomes a step after the moment looked at", "[door]") {
  Talk talk;
  talk.load();
  const Json given = talk.dispatch(kAdmitCleo);
  CHECK(given["outcome"] == "done");
  CHECK_FALSE(given.contains("explanation"));
  CHECK(given["state"]["at"] == 1);
  CHECK(given["state"]["steps"].size() == 4);
  CHECK(given["state"]["undo"].is_string());
  CHECK(talk.verdict("cleo", "enter") == "allow");
  CHECK(talk.answer({{"ask", "check"}})["failures"].size() ==
        0);  // `after: 1` now speaks of step 2, where it stood
}

TEST_CASE("an act that is not allowed changes nothing and is explained; it is recorded on request",
          "[door]") {
  Talk talk;
  talk.load();
  talk.dispatch({{"go", 1}});
  const Json given = talk.dispatch(kBenAdmitsCleo);
  CHECK(given["outcome"] == "denied");
  CHECK(given["explanation"]["limits"] == Json::array({"guests-admit-not"}));
  CHECK(given["state"]["steps"].size() == 3);
  CHECK(given["state"]["at"] == 1);
  Json record = kBenAdmitsCleo;
  record["record_anyway"] = true;
  const Json recorded = talk.dispatch(record);
  CHECK(recorded["outcome"] == "denied");
  CHECK(recorded["state"]["steps"].size() == 4);
  CHECK(recorded["state"]["at"] == 2);
  CHECK(recorded["state"]["steps"][1]["outcome"] == "denied");
  CHECK(talk.answer({{"ask", "check"}})["failed"] == 0);
}

TEST_CASE("the start is changed from a later moment, and a name is no step", "[door]") {
  Talk talk;
  talk.load();
  talk.dispatch({{"go", 2}});
  const std::size_t steps = talk.state()["steps"].size();
  const Json edit = {{"edit", {{{"add", "cleo"}, {"to", "guest"}, {"on", "front"}}}},
                     {"at_start", true}};
  CHECK(talk.dispatch(edit)["state"]["steps"].size() == steps);
  CHECK(talk.state()["at"] == 2);
  const Json renamed = talk.dispatch({{"rename", {{"entity", "front"}, {"label", "The door"}}}});
  CHECK(renamed["outcome"] == "done");
  CHECK(renamed["state"]["steps"].size() == steps);
  CHECK(talk.state()["undo"] == "rename Front door to The door");
  CHECK(talk.refusal({{"ask", "dispatch"}, {"command", {{"rename", {{"entity", "front"}}}}}}) ==
        "missing-key");
}

TEST_CASE("an edit at the start changes what is declared, later it is a step", "[door]") {
  Talk talk;
  talk.load();
  const Json edit = {{"edit", {{{"add", "cleo"}, {"to", "guest"}, {"on", "front"}}}}};
  CHECK(talk.dispatch(edit)["state"]["steps"].size() == 3);
  CHECK(talk.verdict("cleo", "enter") == "allow");
  CHECK(talk.answer({{"ask", "export"}})["entities"][3]["guest"] == Json::array({"cleo"}));
  talk.dispatch({{"undo", true}});
  talk.dispatch({{"go", 2}});
  const Json later = talk.dispatch(edit);
  CHECK(later["state"]["steps"].size() == 4);
  CHECK(later["state"]["at"] == 3);
  CHECK(talk.answer({{"ask", "explain"},
                     {"at", 2},
                     {"who", "cleo"},
                     {"action", "enter"},
                     {"on", "front"}})["verdict"] == "deny");
  CHECK(
      talk.dispatch({{"edit", {{{"add", "dan"}, {"to", "guest"}, {"on", "front"}}}}})["outcome"] ==
      "impossible");
  CHECK(talk.state()["steps"].size() == 4);
}

TEST_CASE("steps are moved and removed, and the rest is played again", "[door]") {
  Talk talk;
  talk.load();
  CHECK(talk.dispatch({{"move_step", 1}, {"to", 2}})["outcome"] == "done");
  CHECK(talk.state()["steps"][0]["outcome"] == "unclear");  // Ben is no guest yet
  CHECK(talk.state()["steps"][1]["outcome"] == "done");
  CHECK(talk.dispatch({{"remove_step", 3}})["state"]["steps"].size() == 2);
  CHECK(talk.dispatch({{"remove_step", 3}})["outcome"] == "impossible");
  CHECK(talk.dispatch({{"remove_step", 0}})["outcome"] == "impossible");
  CHECK(talk.dispatch({{"move_step", 1}, {"to", 7}})["outcome"] == "impossible");
}

TEST_CASE("a step is changed in its place, and what the scenario says of itself", "[door]") {
  Talk talk;
  talk.load();
  const Json before = talk.answer({{"ask", "export"}});
  Json step = before["steps"][0];
  step["note"] = "Said anew.";
  CHECK(talk.dispatch({{"replace_step", 1}, {"step", step}})["outcome"] == "done");
  CHECK(talk.dispatch({{"describe", {{"title", "Another"}, {"goals", {"See"}}}}})["outcome"] ==
        "done");
  const Json after = talk.answer({{"ask", "export"}});
  CHECK(after["steps"][0] == step);
  CHECK(after["steps"].size() == before["steps"].size());
  CHECK(after["title"] == "Another");
  CHECK(after["goals"] == Json{"See"});
  CHECK(after.value("summary", "") == before.value("summary", ""));  // what is not named stays
  CHECK(talk.dispatch({{"describe", {{"title", ""}}}})["outcome"] == "impossible");
  CHECK(talk.dispatch({{"replace_step", 99}, {"step", step}})["outcome"] == "impossible");
  talk.dispatch({{"undo", true}});
  talk.dispatch({{"undo", true}});
  CHECK(talk.answer({{"ask", "export"}}) == before);
  const Json check = {{"who", "ben"}, {"cannot", {"enter"}}, {"on", "front"}, {"after", "always"}};
  const Json added = talk.dispatch({{"add_check", check}});
  INFO(added.dump());
  CHECK(added["outcome"] == "done");
  CHECK(talk.dispatch({{"remove_check", 1}})["outcome"] == "done");
  CHECK(talk.dispatch({{"remove_check", 99}})["outcome"] == "impossible");
  Json nobody = check;
  nobody["who"] = "nobody-there";
  CHECK(talk.dispatch({{"add_check", nobody}})["outcome"] == "impossible");
}

TEST_CASE("undo and redo go through everything that changed something", "[door]") {
  Talk talk;
  talk.load();
  const Json before = talk.answer({{"ask", "export"}});
  talk.dispatch(kAdmitCleo);
  talk.dispatch({{"remove_step", 4}});
  talk.dispatch({{"reading", "strict"}});
  const Json after = talk.answer({{"ask", "export"}});
  CHECK(after["reading"] == "strict");
  CHECK(talk.verdict("cleo", "enter") == "deny");
  for (int i = 0; i < 3; ++i) CHECK(talk.dispatch({{"undo", true}})["outcome"] == "done");
  CHECK(talk.answer({{"ask", "export"}}) == before);
  CHECK(talk.state()["undo"].is_null());
  CHECK(talk.dispatch({{"undo", true}})["outcome"] == "impossible");
  for (int i = 0; i < 3; ++i) CHECK(talk.dispatch({{"redo", true}})["outcome"] == "done");
  CHECK(talk.answer({{"ask", "export"}}) == after);
  CHECK(talk.dispatch({{"redo", true}})["outcome"] == "impossible");
  talk.dispatch({{"undo", true}});
  talk.dispatch(kAdmitCleo);
  CHECK(talk.state()["redo"].is_null());
}

TEST_CASE("a command that cannot be read is refused and changes nothing", "[door]") {
  Talk talk;
  talk.load();
  const Json before = talk.state();
  for (const char* command :
       {R"({})", R"({"dance":true})", R"({"step":7})", R"({"step":{"on":"front"}})",
        R"({"edit":[]})", R"({"edit":[{"add":"cleo","on":"front"}]})",
        R"({"edit":{"delete":"ben"}})", R"("undo")", R"({"go":"next"})", R"({"go":-1})",
        R"({"remove_step":"all"})", R"({"reading":7})"}) {
    INFO(command);
    const Json given = talk.ask({{"ask", "dispatch"}, {"command", Json::parse(command)}});
    CHECK(given["ok"] == false);
    CHECK_FALSE(given["problems"].empty());
    CHECK(talk.state() == before);
  }
  CHECK(talk.refusal({{"ask", "dispatch"}}) == "missing-key");
  CHECK(talk.dispatch({{"reading", "loose"}})["outcome"] == "impossible");
  CHECK(talk.dispatch({{"step", {{"by", "dan"}, {"do", "admit"}, {"on", "front"}}}})["outcome"] ==
        "impossible");
  CHECK(talk.state() == before);
}

TEST_CASE("a request with its own file leaves the open session alone", "[door]") {
  Talk talk;
  talk.load();
  talk.dispatch({{"go", 2}});
  const Json before = talk.state();
  CHECK(talk.answer({{"ask", "matrix"}, {"file", "vacation"}})["at"] == 5);
  CHECK(talk.refusal({{"ask", "matrix"}, {"file", "holiday"}}) == "unknown-file");
  CHECK(talk.refusal({{"ask", "load"}, {"file", "holiday"}}) == "unknown-file");
  CHECK(talk.state() == before);
}

TEST_CASE("what a command would change is told before it is done, and nothing is done", "[door]") {
  Talk talk;
  talk.load();
  talk.dispatch({{"go", 0}});
  const Json before = talk.state();
  SECTION("of an act") {
    const Json foreseen = talk.answer({{"ask", "preview"}, {"command", kAdmitCleo}});
    CHECK(foreseen["outcome"] == "done");
    CHECK(foreseen["changes"]["people"] == Json::array({"cleo"}));
    CHECK(talk.state() == before);
    const Json state = talk.dispatch(kAdmitCleo)["state"];
    CHECK(state["steps"][0]["gained"] == foreseen["changes"]["gained"]);
  }
  SECTION("of one that is refused") {
    const Json foreseen = talk.answer({{"ask", "preview"}, {"command", kBenAdmitsCleo}});
    CHECK(foreseen["outcome"] == "unclear");
    CHECK(foreseen["says"] != "");
    CHECK(foreseen["changes"]["cells"].empty());
  }
  SECTION("of a cell of the grid of roles") {
    const Json grant = {
        {"grant", {{"on", "door"}, {"action", "admit"}, {"role", "door.guest"}, {"is", "allow"}}}};
    talk.dispatch({{"go", 1}});
    const Json at_one = talk.state();
    const Json foreseen = talk.answer({{"ask", "preview"}, {"command", grant}});
    INFO(foreseen.dump());
    CHECK(foreseen["outcome"] == "done");
    CHECK(talk.state() == at_one);
    const Json cells = talk.answer({{"ask", "matrix"}})["cells"];
    talk.dispatch(grant);
    const Json now = talk.answer({{"ask", "matrix"}})["cells"];
    std::size_t changed = 0;
    for (std::size_t i = 0; i < now.size(); ++i) changed += now[i] != cells[i] ? 1 : 0;
    CHECK(changed > 0);
    CHECK(foreseen["changes"]["cells"].size() == changed);
  }
  CHECK(talk.refusal({{"ask", "preview"}}) == "missing-key");
  CHECK(talk.answer({{"ask", "preview"}, {"command", {{"undo", true}}}})["outcome"] ==
        "impossible");
}
