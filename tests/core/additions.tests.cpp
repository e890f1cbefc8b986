// What is added to a policy by hand: attributes, relations and actions of its types.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/door/door.h"
#include "core/json/files.h"
#include "core/json/role_edit.h"
#include "tests/core/loading.h"
#include "tests/core/small_scenario.h"
#include "tests/support/json.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

using AdditionKind = AdditionName::Kind;

Addition named(AdditionKind kind, const std::string& type, const std::string& label) {
  Addition addition;
  addition.name = {kind, type, ""};
  addition.label = label;
  return addition;
}

std::shared_ptr<const PolicyFile> with(const PolicyFile& policy, const Addition& addition) {
  const PolicyResult made = add_to_policy(policy, addition);
  INFO((made ? "" : made.problems.front().message));
  REQUIRE(made);
  return *made.value;
}

Json under(const PolicyFile& policy, const std::string& pointer) {
  return Json::parse(policy.document).at(Json::json_pointer(pointer));
}

}  // namespace

TEST_CASE("an attribute is added as its form says, by a name made of what it is called",
          "[additions]") {
  const auto policy = small_file()->policy;
  Addition region = named(AdditionKind::attribute, "door", "Cost centre");
  region.value = AttributeKind::choice;
  region.choices = {"Front office", "not", "Front office", "2026"};
  const auto made = with(*policy, region);
  const Json json = under(*made, "/types/door/attributes/cost_centre");
  CHECK(json.at("label") == "Cost centre");
  CHECK(json.at("values") == Json({"front_office", "not_2", "value_2026"}));
  CHECK(json.at("default") == "front_office");
  CHECK(json.at("words").at("not_2") == "not");
  REQUIRE(differences(*made).size() == 1);
  CHECK(differences(*made).front().words == "add the attribute “Cost centre” to a door");
  CHECK((*revert(*made, differences(*made).front()))->document == policy->document);
}

TEST_CASE("a name that means something in the policy is not given again", "[additions]") {
  const auto policy = small_file()->policy;
  const auto made = with(*policy, named(AdditionKind::attribute, "person", "Locked"));
  CHECK(differences(*made).front().added.id == "locked_2");
  const auto foreign = with(*policy, named(AdditionKind::attribute, "person", "Каталог"));
  CHECK(differences(*foreign).front().added.id == "attribute");
  const auto other = with(*foreign, named(AdditionKind::attribute, "person", "Каталог"));
  CHECK(differences(*other).back().added.id == "attribute_2");
}

TEST_CASE("a relation without anything to hold, and what has no name, are refused in words",
          "[additions]") {
  const auto policy = small_file()->policy;
  const auto code = [&](const Addition& addition) {
    const PolicyResult made = add_to_policy(*policy, addition);
    return made ? std::string() : made.problems.front().code;
  };
  CHECK(code(named(AdditionKind::relation, "door", "Porter")) == "bad-value");
  CHECK(code(named(AdditionKind::attribute, "door", "  ")) == "bad-value");
  CHECK(code(named(AdditionKind::attribute, "window", "Clean")) == "unknown-type");
  Addition choice = named(AdditionKind::attribute, "door", "Region");
  choice.value = AttributeKind::choice;
  CHECK(code(choice) == "bad-value");
  Addition same = named(AdditionKind::attribute, "door", "Locked");
  same.name.id = "locked";
  CHECK(code(same) == "duplicate-name");
}

TEST_CASE("an action is added with whoever may do it, and its ticks go with it", "[additions]") {
  const auto policy = small_file()->policy;
  Addition paint = named(AdditionKind::action, "door", "Paint");
  paint.who = {{"door", "owner"}, {"door", "guest"}};
  const auto made = with(*policy, paint);
  CHECK(differences(*made).size() == 3);
  CHECK(under(*made, "/rules").size() == under(*policy, "/rules").size() + 2);
  for (const PolicyDifference& each : differences(*made))
    if (each.kind == PolicyDifference::Kind::addition)
      CHECK((*revert(*made, each))->document == policy->document);
  CHECK((*revert_all(*made))->document == policy->document);
  CHECK_FALSE(remove_addition(*policy, {AdditionKind::action, "door", "enter"}));
}

TEST_CASE("a tick for states that an added attribute tells goes with the attribute",
          "[additions]") {
  const auto policy = small_file()->policy;
  const auto made = with(*policy, named(AdditionKind::attribute, "door", "Painted"));
  const PolicyResult ticked = set_grant(*made, {"door", "admit", {"door", "guest"}, {}},
                                        {Grant::allow, std::string("not painted")});
  REQUIRE(ticked);
  const PolicyResult back = remove_addition(**ticked, {AdditionKind::attribute, "door", "painted"});
  REQUIRE(back);
  CHECK((*back)->document == policy->document);
}

TEST_CASE("a list that was made for one addition stays for another one that stands in it",
          "[additions]") {
  const auto policy = small_file()->policy;  // people have no attributes
  const auto one = with(*policy, named(AdditionKind::attribute, "person", "Abroad"));
  const auto both = with(*one, named(AdditionKind::attribute, "person", "Retired"));
  const PolicyResult left = remove_addition(*both, {AdditionKind::attribute, "person", "abroad"});
  REQUIRE(left);
  CHECK(under(**left, "/types/person/attributes").contains("retired"));
  CHECK((*revert_all(**left))->document == policy->document);
}

TEST_CASE("what is added later leads no tick another way", "[additions]") {
  Library library;
  const auto detrics = library.policy("detrics");
  REQUIRE(detrics);
  Addition rerun = named(AdditionKind::action, "query", "Run again");
  rerun.who = {{"workspace", "member"}};
  const auto ticked = with(**detrics, rerun);
  CHECK(under(*ticked, "/rules").back().at("to") == "connection.workspace.member");
  Addition home = named(AdditionKind::relation, "query", "Home");
  home.of = {"workspace"};
  home.is_one = true;
  const auto made = with(*ticked, home);
  CHECK(under(*made, "/rules") == under(*ticked, "/rules"));
}

TEST_CASE("an attribute that is taken back is given up by whatever has it", "[additions]") {
  Library library;
  Session session(*small_file());
  const auto made = with(session.policy_file(), named(AdditionKind::attribute, "door", "Painted"));
  session.dispatch(policy_command(library, made, "add"));
  Edit set;
  set.entity = "front";
  set.key = "painted";
  set.value = true;
  session.dispatch(EditWorld{{set}});
  CHECK(write_scenario(session.scenario()).find("\"painted\": true") != std::string::npos);
  const PolicyResult back = revert_all(session.policy_file());
  REQUIRE(back);
  CHECK(session.dispatch(policy_command(library, *back.value, "back")).outcome == Outcome::done);
  CHECK(write_scenario(session.scenario()) == write_scenario(*small_file()));
}

TEST_CASE("the door adds to a policy and takes it back", "[additions]") {
  Door door;
  const auto ask = [&](const Json& request) {
    const Json reply = Json::parse(door.request(request.dump()));
    INFO(reply.dump());
    REQUIRE(reply.at("ok") == true);
    return reply.at("answer");
  };
  ask({{"ask", "load"}, {"file", "vacation"}});
  const Json before = ask({{"ask", "export"}});
  const Json add = {
      {"type", "connection"}, {"is", "action"}, {"label", "Audit"}, {"who", {"workspace.owner"}}};
  const Json answer = ask({{"ask", "dispatch"}, {"command", {{"add", add}}}});
  CHECK(answer.at("state").at("undo") == "add the action “Audit” to a connection");
  const Json all = ask({{"ask", "differences"}});
  REQUIRE(all.size() == 2);
  CHECK(all.at(0).at("is") == "action");
  const Json gone = {{"type", "connection"}, {"is", "action"}, {"id", all.at(0).at("id")}};
  ask({{"ask", "dispatch"}, {"command", {{"remove_addition", gone}}}});
  CHECK(ask({{"ask", "export"}}) == before);
}
