// Readings share what they do not patch, and read again what their patch gives another meaning.
#include <set>

#include "core/matrix/diff.h"
#include "core/matrix/program.h"
#include "tests/core/doors.h"

using namespace permsim;

namespace {

/// 200 rules of 20 sets each, and so many readings, each with this patch ($: its number).
std::string policy_with_readings(int count, const std::string& patch) {
  std::string sets = R"("s0": "guest")";
  for (int i = 1; i < 100; ++i) sets += ", \"s" + std::to_string(i) + R"(": "guest | host")";
  std::string text = policy_of_doors(sets, "s0");
  text.erase(text.rfind(']'));
  for (int i = 0; i < 200; ++i) {
    text +=
        R"(, { "id": "r)" + std::to_string(i) +
        R"(", "effect": "allow", "on": "door", "actions": ["enter"], "when": "not locked", "to": ")";
    for (int j = 0; j < 20; ++j) text += (j > 0 ? " | s" : "s") + std::to_string((i * 7 + j) % 100);
    text += "\" }";
  }
  text += R"( ], "readings": [)";
  for (int i = 0; i < count; ++i) {
    std::string each;
    for (const char letter : patch) {
      if (letter == '$')
        each += std::to_string(i);
      else
        each += letter;
    }
    text += (i > 0 ? ", " : "") + std::string(R"({ "id": "q)") + std::to_string(i) + "\", " + each +
            " }";
  }
  return text + "] }";
}

struct Kept {
  std::set<const void*> rules, sets, types, programs;
};
Kept kept(const PolicyFile& file) {
  Kept kept;
  for (const Reading& reading : file.readings) {
    for (const Rule& rule : reading.policy->rules) kept.rules.insert(&rule);
    for (const Type& type : reading.policy->types) {
      kept.types.insert(&type);
      for (const NamedSet& set : type.sets) kept.sets.insert(&set);
    }
    for (const auto& program : reading.policy->programs) kept.programs.insert(program.get());
  }
  return kept;
}

}  // namespace

TEST_CASE("a reading that adds an attribute keeps a type and nothing else") {
  const auto file = read(policy_with_readings(
      30, R"("types": { "door": { "attributes": { "z$": { "type": "bool" } } } })"));
  const Kept all = kept(*file);
  CHECK(all.rules.size() == 201);
  CHECK(all.sets.size() == 100);
  CHECK(all.types.size() == 3 + 30);
  CHECK(all.programs.size() == 3);
}

TEST_CASE("a reading without a rule, or with another, keeps that rule and one program") {
  const auto without = read(policy_with_readings(30, R"("without": ["r$"])"));
  CHECK(kept(*without).rules.size() == 201);
  CHECK(kept(*without).types.size() == 3);
  CHECK(kept(*without).programs.size() == 3 + 30);
  const auto with = read(policy_with_readings(
      30,
      R"("with": [ { "id": "x", "effect": "forbid", "on": "door", "actions": ["enter"], "to": "host" } ])"));
  CHECK(kept(*with).rules.size() == 201 + 30);
  CHECK(kept(*with).sets.size() == 100);
}

TEST_CASE("a reading that changes a name reads again what mentions it") {
  const auto file = read(policy_with_readings(
      3,
      R"("types": { "door": { "attributes": { "locked": { "type": "bool", "default": true } } } })"));
  CHECK(kept(*file).rules.size() == 201 + 3 * 200);  // the first rule does not ask
  CHECK(kept(*file).sets.size() == 100);
  const auto relation = read(policy_with_readings(
      3,
      R"("types": { "door": { "relations": { "host": { "of": ["person", "team#member"] } } } })"));
  CHECK(kept(*relation).rules.size() == 201);
  CHECK(kept(*relation).sets.size() == 100 + 3 * 99);  // all but the one that names guests only
}

TEST_CASE("a reading that takes a name away is told what misses it") {
  const auto policy =
      read_policy(policy_with_readings(1, R"("types": { "door": { "sets": { "s5": null } } })"));
  REQUIRE(!policy);
  for (const Problem& problem : policy.problems) CHECK(problem.code == "unknown-name");
  CHECK(policy.problems.size() == 40);  // of 200 rules, those with 5 among 20 of 100 sets
}

TEST_CASE("a reading that takes away an action or a relation is told who asks for it elsewhere") {
  const std::string policy = R"json({ "format": "permsim/1", "kind": "policy", "id": "p", "types": {
    "person": { "subject": true },
    "team": { "relations": { "member": { "of": ["person"] } } },
    "door": { "relations": { "guest": { "of": ["person"] } }, "actions": { "enter": {}, "knock": {} } },
    "key": { "relations": { "door": { "of": ["door"] } },
      "actions": { "turn": { "requires": [ { "that": "can($actor, knock, door)" } ] },
                   "lend": { "with": { "to": "team#member" } } } } },
    "rules": [ { "id": "r", "effect": "allow", "on": "door", "actions": ["enter"], "to": "guest" } ],
    "readings": [ { "id": "q", "types": {$} } ] })json";
  for (const auto& [patch, code] :
       {std::pair(R"("door": { "actions": { "knock": null } })", "unknown-action"),
        std::pair(R"("team": { "relations": { "member": null } })", "unknown-relation")}) {
    std::string text = policy;
    text.replace(text.find('$', text.find("readings")), 1, patch);
    INFO(patch);
    const auto read = read_policy(text);
    REQUIRE(!read);
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems.front().code == code);
    CHECK(read.problems.front().where == "/readings/0/types");
  }
}

TEST_CASE("only readings that may differ are looked at") {
  const auto file = read(policy_with_readings(
      30, R"("types": { "door": { "attributes": { "z$": { "type": "bool" } } } })"));
  World world(file->readings.front().policy);
  const EntityIndex ana = world.create("ana", "Ana", file->base().find_type("person"), 0);
  const EntityIndex door = world.create("d", "D", file->base().find_type("door"), 0);
  const Disputes disputes(world, *file);
  CHECK(!disputes.is_disputed({ana, door, 0}));
  CHECK(disputes.verdicts({ana, door, 0}).size() == 31);
  CHECK(disputes.worlds_made() == 0);

  const auto other = read(policy_with_readings(2, R"("without": ["r$"])"));
  World of_other(other->readings.front().policy);
  of_other.create("ana", "Ana", other->base().find_type("person"), 0);
  of_other.create("d", "D", other->base().find_type("door"), 0);
  const Disputes both(of_other, *other);
  CHECK(!both.is_disputed({ana, door, 0}));
  CHECK(both.worlds_made() == 2);
}
