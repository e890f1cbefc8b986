// Editing the roles of the shipped policies, cell by cell of their quick reference, and of a small
// one where the words and the file matter.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "core/answers/roles.h"
#include "core/decide/start_world.h"
#include "core/door/door.h"
#include "core/json/files.h"
#include "core/json/role_words.h"
#include "tests/core/loading.h"
#include "tests/core/small_scenario.h"
#include "tests/support/json.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

World world_under(const Scenario& scenario, const std::shared_ptr<const PolicyFile>& policy) {
  Scenario other = scenario;
  other.policy = policy;
  Result<World> world = start_world(other, other.policy_read());
  REQUIRE(world);
  return std::move(*world.value);
}

bool holds(const RoleRow& row, const RoleName& role) {
  return std::find(row.roles.begin(), row.roles.end(), role) != row.roles.end();
}

/// Where a row stands that holds the same but for its last role; -1 when there is none.
int row_without_last(const RoleTable& table, const RoleRow& row) {
  std::vector<RoleName> roles = row.roles;
  roles.pop_back();
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (table.rows[i].roles == roles) return static_cast<int>(i);
  }
  return -1;
}

GrantCell cell_of(const World& world, const RoleTable& table, const RoleRow& row, std::size_t act) {
  const Type& type = world.type_of(table.on);
  GrantCell cell{type.id, type.actions[table.actions[act]].id, row.roles.back(), row.roles};
  cell.beside.pop_back();
  return cell;
}

/// The first cell of another row or action that changed and should not have; empty when none did.
std::string stray(const RoleTable& before, const RoleTable& after, std::size_t act,
                  const GrantCell& cell) {
  for (std::size_t i = 0; i < before.rows.size(); ++i) {
    for (std::size_t a = 0; a < before.actions.size(); ++a) {
      const RoleRow& row = before.rows[i];
      bool may_change = a == act && holds(row, cell.role);
      for (const RoleName& role : cell.beside) may_change = may_change && holds(row, role);
      if (!may_change && row.verdicts[a] != after.rows[i].verdicts[a])
        return row.label + ", action " + std::to_string(a);
    }
  }
  return {};
}

/// Turns one cell over and back; counts what was done.
void turn(const Scenario& scenario, const World& world, const RoleTable& table, std::size_t row,
          std::size_t act, std::size_t& ticked, std::size_t& unticked) {
  const GrantCell cell = cell_of(world, table, table.rows[row], act);
  const bool was_allowed = table.rows[row].verdicts[act] == Verdict::allow;
  const Grant wanted = was_allowed ? Grant::none : Grant::allow;
  INFO(words_of(*scenario.policy, cell, {wanted}));
  const PolicyResult turned = set_grant(*scenario.policy, cell, {wanted});
  REQUIRE(turned);
  const RoleTable after = role_table(world_under(scenario, *turned), table.on);
  const Verdict now = after.rows[row].verdicts[act];
  const int less = row_without_last(table, table.rows[row]);
  const bool has_it_otherwise =
      less >= 0 && table.rows[static_cast<std::size_t>(less)].verdicts[act] == Verdict::allow;
  CHECK((now == Verdict::allow) == (!was_allowed || has_it_otherwise));
  CHECK(stray(table, after, act, cell).empty());
  if ((*turned)->document == scenario.policy->document) return;  // it has it in other states
  (was_allowed ? unticked : ticked) += 1;
  const PolicyResult back = set_grant(**turned, cell, {was_allowed ? Grant::allow : Grant::none});
  REQUIRE(back);
  // Unticked by a role that left it open and is allowed it by another, it is ticked for good.
  const bool is_same = (*back)->document == scenario.policy->document;
  CHECK(is_same == differences(**back).empty());
  CHECK((is_same || has_it_otherwise));
}

/// Every cell of the quick reference of one thing of each type.
void turn_all(const std::string& id, std::size_t& ticked, std::size_t& unticked) {
  Library library;
  const auto scenario = shipped_file(library, id);
  const World world = world_under(*scenario, scenario->policy);
  std::vector<TypeIndex> seen;
  for (EntityIndex on = 0; on < world.size(); ++on) {
    const TypeIndex type = world.at(on).type;
    if (std::find(seen.begin(), seen.end(), type) != seen.end()) continue;
    const RoleTable table = role_table(world, on);
    if (table.rows.empty() || table.actions.empty()) continue;
    seen.push_back(type);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      for (std::size_t act = 0; act < table.actions.size(); ++act)
        turn(*scenario, world, table, row, act, ticked, unticked);
    }
  }
}

std::shared_ptr<const PolicyFile> changed(const PolicyFile& policy, const GrantCell& cell,
                                          const GrantChange& change) {
  const PolicyResult result = set_grant(policy, cell, change);
  REQUIRE(result);
  return *result.value;
}

const GrantCell kGuestEnters{"door", "enter", {"door", "guest"}, {}};
const GrantCell kOwnerEnters{"door", "enter", {"door", "owner"}, {}};
const GrantCell kGuestAdmits{"door", "admit", {"door", "guest"}, {}};

Json rules_of(const PolicyFile& policy) { return Json::parse(policy.document).at("rules"); }

}  // namespace

TEST_CASE("every cell of the quick reference of Detrics is ticked, unticked and put back",
          "[roles]") {
  std::size_t ticked = 0, unticked = 0;
  turn_all("vacation", ticked, unticked);
  CHECK(ticked > 30);
  CHECK(unticked > 30);
}

TEST_CASE("every cell of the quick reference of Databox is ticked, unticked and put back",
          "[roles]") {
  std::size_t ticked = 0, unticked = 0;
  turn_all("databox-roles", ticked, unticked);
  CHECK(ticked > 30);
  CHECK(unticked > 30);
}

TEST_CASE("a rule that is unticked for one action keeps the others, and says how it stood",
          "[roles]") {
  const auto scenario = small_file();
  const auto edited = changed(*scenario->policy, kOwnerEnters, {Grant::none});
  const Json rule = rules_of(*edited).at(0);
  CHECK(rule.at("id") == "owners");
  CHECK(rule.at("actions") == Json::array({"admit"}));
  CHECK(rule.at("was") == rules_of(*scenario->policy).at(0));
  CHECK(rules_of(*edited).size() == 4);
}

TEST_CASE("a tick is a custom rule, and a limit that names the role loses it there", "[roles]") {
  const auto scenario = small_file();
  const auto edited = changed(*scenario->policy, kGuestAdmits, {Grant::allow, "not locked"});
  const Json rules = rules_of(*edited);
  CHECK(rules.back() == Json::parse(R"({ "id": "custom-admit-guest", "effect": "allow",
    "on": "door", "actions": ["admit"], "to": "guest", "when": "not locked",
    "says": "Ticked by hand.", "source": "custom" })"));
  const Json& limit = rules.at(2);
  CHECK(limit.at("id") == "guests-admit-not");
  CHECK(limit.at("to") == "guest");
  CHECK(limit.at("when") == "not (not locked)");
  CHECK(words_of(*edited, kGuestAdmits, {Grant::allow, "not locked"}) ==
        "let “Guest” let someone in a door, only when not locked");
}

TEST_CASE("what no cell can be is refused in words", "[roles]") {
  const auto scenario = small_file();
  const PolicyFile& policy = *scenario->policy;
  const auto code = [&](const GrantCell& cell, const GrantChange& change) {
    const PolicyResult result = set_grant(policy, cell, change);
    return result ? std::string("done") : result.problems.front().code;
  };
  CHECK(code({"gate", "enter", {"door", "guest"}, {}}, {}) == "unknown-type");
  CHECK(code({"door", "fly", {"door", "guest"}, {}}, {}) == "unknown-action");
  CHECK(code({"door", "jam", {"door", "guest"}, {}}, {}) == "not-an-action");
  CHECK(code({"door", "enter", {"door", "host"}, {}}, {}) == "unknown-relation");
  CHECK(code(kGuestAdmits, {Grant::allow, "not not"}) == "syntax");
  CHECK(code(kGuestAdmits, {Grant::allow, "painted"}) == "unknown-name");
}

TEST_CASE("a role is added like another one, renamed and removed", "[roles]") {
  const auto scenario = small_file();
  const PolicyResult added = add_role(*scenario->policy, {"door", "porter", "Porter", "guest"});
  REQUIRE(added);
  const Json rules = rules_of(**added);
  REQUIRE(rules.size() == 6);
  CHECK(rules.at(4).at("to") == "porter");
  CHECK(rules.at(4).at("when") == "not locked");
  CHECK(rules.at(5).at("effect") == "limit");
  const auto ticked = changed(**added, {"door", "admit", {"door", "porter"}, {}}, {Grant::allow});
  const PolicyResult renamed = rename_role(*ticked, {"door", "porter"}, "Night porter");
  REQUIRE(renamed);
  CHECK(differences(**renamed).front().words == "add the role “Night porter”");
  const PolicyResult removed = remove_role(**renamed, {"door", "porter"});
  REQUIRE(removed);
  CHECK((*removed)->document == scenario->policy->document);
}

TEST_CASE("a role that is renamed and called as before is as it was", "[roles]") {
  Library library;
  const auto policy = library.policy("detrics");
  REQUIRE(policy);
  const PolicyResult guest = rename_role(**policy, {"connection", "user"}, "Guest");
  REQUIRE(guest);
  REQUIRE(differences(**guest).size() == 1);
  CHECK(differences(**guest).front().words == "call “Can use” “Guest”");
  const PolicyResult back = revert(**guest, differences(**guest).front());
  REQUIRE(back);
  CHECK((*back)->document == (*policy)->document);
  CHECK(!remove_role(**policy, {"connection", "user"}));
}

TEST_CASE("a session edits its policy, undoes it, and saves the shipped one as its id", "[roles]") {
  Door door;
  const auto ask = [&](const Json& request) {
    const Json reply = Json::parse(door.request(request.dump()));
    INFO(reply.dump());
    REQUIRE(reply.at("ok") == true);
    return reply.at("answer");
  };
  ask({{"ask", "load"}, {"file", "vacation"}});
  const Json before = ask({{"ask", "export"}});
  CHECK(before.at("policy") == "detrics");
  Json grant = {{"on", "connection"},
                {"action", "reconnect"},
                {"role", "connection.editor"},
                {"beside", {"workspace.member"}},
                {"is", "none"}};
  const Json answer = ask({{"ask", "dispatch"}, {"command", {{"grant", grant}}}});
  CHECK(answer.at("state").at("undo") == "no longer let “Member, Can edit” reconnect a connection");
  CHECK(ask({{"ask", "export"}}).at("policy").is_object());
  CHECK(ask({{"ask", "differences"}}).size() == 1);
  ask({{"ask", "dispatch"}, {"command", {{"undo", true}}}});
  CHECK(ask({{"ask", "export"}}) == before);
  ask({{"ask", "dispatch"}, {"command", {{"redo", true}}}});
  ask({{"ask", "dispatch"}, {"command", {{"revert", 1}}}});
  CHECK(ask({{"ask", "export"}}) == before);
}

TEST_CASE("a policy that is edited plays the story again, and says which steps turn out otherwise",
          "[roles]") {
  Session session(*small_file());
  Library library;
  const auto edited = changed(session.policy_file(), kGuestAdmits, {Grant::allow});
  const Answer answer = session.dispatch(policy_command(library, edited, "let guests admit"));
  CHECK(answer.outcome == Outcome::done);
  CHECK(answer.says == "step 2 is now done");
  CHECK(session.undo_words() == "let guests admit");
  CHECK(session.moments()[2]->outcome == Outcome::done);
  session.dispatch(Undo{});
  CHECK(session.moments()[2]->outcome == Outcome::denied);
}

TEST_CASE(
    "whoever holds a role that is removed holds it no longer, and a step that gives it keeps it",
    "[roles]") {
  Library library;
  Session session(*small_file());
  const PolicyResult added = add_role(session.policy_file(), {"door", "porter", "Porter", ""});
  REQUIRE(added);
  session.dispatch(policy_command(library, *added.value, "add"));
  session.dispatch(EditWorld{{{Edit::Kind::add, "front", "porter", {}, "ben", {}}}});
  const auto without = remove_role(session.policy_file(), {"door", "porter"});
  REQUIRE(without);
  CHECK(session.dispatch(policy_command(library, *without.value, "remove")).outcome ==
        Outcome::done);
  CHECK(write_scenario(session.scenario()).find("porter") == std::string::npos);
  session.dispatch(Undo{});
  session.dispatch(GoTo{1});
  session.dispatch(EditWorld{{{Edit::Kind::add, "front", "porter", {}, "cleo", {}}}});
  CHECK(session.dispatch(policy_command(library, *without.value, "remove")).outcome ==
        Outcome::impossible);
}

TEST_CASE("whatever stands in a file where edits are remembered, editing goes on", "[roles]") {
  const std::vector<Json> strange = {7,
                                     "x",
                                     Json::array(),
                                     Json::array({1}),
                                     nullptr,
                                     {{"cells", 7}},
                                     {{"cells", {7}}},
                                     {{"cells", {{{"on", 7}, {"role", Json::object()}}}}},
                                     {{"roles", 7}},
                                     {{"roles", {Json::array()}}},
                                     {{"roles", {{{"role", 7}}}}},
                                     {{"made", {7}}},
                                     {{"without", 7}}};
  for (const Json& each : strange) {
    INFO(each.dump());
    Json json = Json::parse(small_file()->policy->document);
    json["by_hand"] = each;
    for (Json& rule : json["rules"]) {
      rule["was"] = each;
      rule["part_of"] = each.is_string() ? each : Json("x");
    }
    const auto read = read_policy(json.dump());
    if (!read) continue;
    const PolicyFile& policy = **read.value;
    CHECK(differences(policy).size() < 10);
    set_grant(policy, kGuestAdmits, {Grant::allow});
    set_grant(policy, kGuestAdmits, {Grant::none});
    add_role(policy, {"door", "keeper", "Keeper", "guest"});
    rename_role(policy, {"door", "guest"}, "Visitor");
    remove_role(policy, {"door", "guest"});
    for (const PolicyDifference& difference : differences(policy)) revert(policy, difference);
    revert_all(policy);
  }
}
