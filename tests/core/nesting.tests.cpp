// Which members of a policy circles and depth rest on, so that other changes cost no second look;
// and policies whose sets nest too deep whatever the world holds.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/json/files.h"
#include "core/policy/recursion.h"

using namespace permsim;

namespace {

std::string policy_of(const std::string& types) {
  return R"json({"format": "permsim/1", "kind": "policy", "id": "p", "title": "P", "types": )json" +
         types + "}";
}

std::set<std::string> names_of(const Policy& policy, const std::vector<TypedMember>& members) {
  std::set<std::string> names;
  for (const auto& [type, member] : members)
    names.insert(policy.types[type].id + "." +
                 (member == kNoSymbol ? "*" : policy.name_of(member)));
  return names;
}

std::shared_ptr<const Policy> policy_with(const std::string& types) {
  const auto file = read_policy(policy_of(types));
  REQUIRE(file);
  return (*file)->readings.front().policy;
}

using NameSet = std::set<std::string>;

}  // namespace

TEST_CASE("a policy whose sets cannot recurse needs no second look at any world", "[nesting]") {
  const auto policy = policy_with(R"json({
    "person": {"subject": true},
    "team": {"relations": {"member": {"of": ["person"]}}},
    "house": {"relations": {"owner": {"of": ["person", "team#member"]}}, "sets": {"people": "owner"}},
    "door": {"relations": {"house": {"of": ["house"]}, "next": {"of": ["door"]}},
             "sets": {"people": [{"to": "house.people - next.house.people", "when": "exists(next.next)"}]}}})json");
  CHECK_FALSE(policy->nesting.is_followed);
  CHECK_FALSE(policy->nesting.is_needed());
}

TEST_CASE("only what a circle or the way to one rests on needs a second look", "[nesting]") {
  const auto policy = policy_with(R"json({
    "person": {"subject": true, "relations": {"desk": {"of": ["desk"]}}},
    "desk": {"relations": {"user": {"of": ["person"]}}},
    "folder": {"relations": {"parent": {"of": ["folder"]}, "reader": {"of": ["person"]},
                             "owner": {"of": ["person"]}, "home": {"of": ["desk"]}},
               "attributes": {"open": {"type": "bool"}},
               "sets": {"readers": ["reader | owner", {"to": "parent.readers", "when": "open and any(home.user)"}]}}})json");
  CHECK(names_of(*policy, policy->nesting.by_change) == NameSet{"folder.parent"});
  CHECK(policy->nesting.by_usersets.empty());
}

TEST_CASE("of relations that hold people and usersets, people make no difference", "[nesting]") {
  const auto policy = policy_with(R"json({
    "person": {"subject": true},
    "team": {"relations": {"member": {"of": ["person", "team#member"]}, "lead": {"of": ["person"]}}}})json");
  CHECK(policy->nesting.by_change.empty());
  CHECK(names_of(*policy, policy->nesting.by_usersets) == NameSet{"team.member"});
}

TEST_CASE("where a path goes on from people, whatever says who they are matters", "[nesting]") {
  const auto policy = policy_with(R"json({
    "person": {"subject": true, "relations": {"home": {"of": ["door"]}}, "sets": {"pals": "home.party"}},
    "team": {"relations": {"member": {"of": ["person"]}, "barred": {"of": ["person"]}, "lead": {"of": ["person"]},
                           "rival": {"of": ["team"]}, "fan": {"inverse": "rival", "of": ["team"]}},
             "attributes": {"awake": {"type": "bool"}, "mood": {"type": "text"}, "asleep": {"type": "bool"}},
             "sets": {"crew": [{"to": "everyone - barred", "when": "awake and fan.mood == glad"}, "member"],
                      "heads": "lead"}},
    "door": {"relations": {"guest": {"of": ["team#crew"]}, "porter": {"of": ["person"]}},
             "sets": {"party": "porter | guest.pals"}}})json");
  CHECK(names_of(*policy, policy->nesting.by_change) ==
        NameSet{"person.*", "person.home", "team.barred", "team.member", "team.awake", "team.mood",
                "team.fan", "team.rival", "door.guest"});
}

TEST_CASE("sets of one thing that nest too deep are refused with the policy", "[nesting]") {
  const auto chain = [](int length) {
    std::string sets = R"("s0": "reader")";
    for (int i = 1; i < length; ++i)
      sets += ", \"s" + std::to_string(i) + "\": \"s" + std::to_string(i - 1) + "\"";
    return policy_of(
        R"json({"person": {"subject": true}, "folder": {"relations": {"reader": {"of": ["person"]}}, "sets": {)json" +
        sets + "}}}");
  };
  CHECK(read_policy(chain(kDeepestNesting)).problems.empty());
  for (const int length : {kDeepestNesting + 1, 900}) {
    const auto refused = read_policy(chain(length));
    REQUIRE(refused.problems.size() == 1);
    CHECK(refused.problems[0].where == "/types/folder/sets/s500");
    CHECK(refused.problems[0].code == "too-deep");
  }
}

TEST_CASE("a thousand types that lead to each other are read by their names alone", "[nesting]") {
  std::string all;
  for (int i = 0; i < 300; ++i) all += (i > 0 ? ", " : "") + ("\"t" + std::to_string(i) + "\"");
  std::string types = R"("person": {"subject": true})";
  for (int i = 0; i < 300; ++i)
    types +=
        ", \"t" + std::to_string(i) + R"(": {"relations": {"up": {"of": [)" + all +
        R"(]}, "viewer": {"of": ["person"]}}, "sets": {"viewers": "viewer | up.up.up.viewers"}})";
  const auto policy = policy_with("{" + types + "}");
  CHECK(policy->nesting.by_change.size() == 300);
}
