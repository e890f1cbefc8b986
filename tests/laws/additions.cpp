// Laws of adding to a policy by hand: nobody may anything else because of it, and taken back, in
// whatever order, it leaves the policy as it was, byte for byte.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/edited_roles.h"
#include "tests/support/generate.h"
#include "tests/support/law_cases.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kAdditionsCases = law_cases(250);

using FilePtr = std::shared_ptr<const PolicyFile>;

std::string some_type(Dice& dice, const Json& policy) {
  std::vector<std::string> types;
  for (const auto& type : policy.at("types").items()) types.push_back(type.key());
  return dice.pick(types);
}

/// Called as things of the policy are, or by something new.
std::string some_label(Dice& dice, const Json& policy) {
  std::vector<std::string> labels = {"Region", "Owner", "Mode", "Locked", "everyone", "7", "Ядро"};
  const std::string type = some_type(dice, policy);
  labels.push_back(type);
  for (const char* list : {"relations", "attributes", "sets", "actions"})
    if (policy.at("types").at(type).contains(list))
      for (const auto& item : policy.at("types").at(type).at(list).items())
        labels.push_back(item.key());
  return dice.pick(labels);
}

Addition some_addition(Dice& dice, const PolicyFile& file) {
  const Json policy = Json::parse(file.document);
  Addition made;
  made.name.kind = dice.pick(std::vector<AdditionName::Kind>{
      AdditionName::Kind::attribute, AdditionName::Kind::relation, AdditionName::Kind::action});
  made.name.type = some_type(dice, policy);
  made.label = some_label(dice, policy);
  made.value = dice.pick(std::vector<AttributeKind>{AttributeKind::boolean, AttributeKind::choice,
                                                    AttributeKind::text, AttributeKind::list});
  made.choices = {"Here", some_label(dice, policy), "in"};
  made.of = {some_type(dice, policy)};
  if (dice.chance(40)) made.of.push_back(some_type(dice, policy));
  if (made.of.back() == made.of.front()) made.of.resize(1);
  made.is_one = dice.chance(50);
  const auto cell = some_cell(dice, file, false);
  if (made.name.kind == AdditionName::Kind::action && cell) {
    made.name.type = cell->on;
    made.who = {cell->role};
  }
  return made;
}

/// Cells are changed, things are added and a role is, in whatever order.
FilePtr after_some(Dice& dice, FilePtr policy, std::size_t& refused) {
  for (int i = 0; i < 5; ++i) {
    PolicyResult next;
    const std::size_t what = dice.below(5);
    if (what == 0) {
      const auto cell = some_cell(dice, *policy, true);
      if (!cell) continue;
      next = set_grant(*policy, *cell, {dice.chance(50) ? Grant::allow : Grant::none});
    } else if (what == 1) {
      const std::string type = some_type(dice, Json::parse(policy->document));
      next = add_role(*policy, {type, "stand_in_" + std::to_string(i), "Stand-in", ""});
    } else {
      next = add_to_policy(*policy, some_addition(dice, *policy));
      if (!next) ++refused;
    }
    if (next) policy = *next.value;
  }
  return policy;
}

/// The first verdict on what was there that is another one; empty when all are as they were.
std::string changed_verdict(const twin::World& before, const twin::World& after) {
  for (const twin::Entity& on : before.entities)
    for (const auto& [action, given] : before.type_of(on).actions) {
      if (given.contains("event")) continue;
      for (const twin::Entity& who : before.entities) {
        if (!before.type_of(who).subject) continue;
        const std::string was = twin::decide(before, who.id, action, on.id).verdict;
        const std::string is = twin::decide(after, who.id, action, on.id).verdict;
        if (was != is) return who.id + " " + action + " " + on.id + " was " + was + ", is " + is;
      }
    }
  return "";
}

}  // namespace

TEST_CASE("what is added changes no cell that there was, under any reading", "[laws][additions]") {
  std::size_t added = 0, refused = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        Dice dice = dice_of(scenario);
        FilePtr policy = policy_of(scenario);
        const auto cell = some_cell(dice, *policy, true);
        if (cell && dice.chance(60)) {
          const PolicyResult ticked = set_grant(*policy, *cell, {Grant::allow});
          if (ticked) policy = *ticked.value;
        }
        const PolicyResult made = add_to_policy(*policy, some_addition(dice, *policy));
        if (!made) {
          ++refused;
          return "";
        }
        ++added;
        const Json before = with_policy(scenario, *policy), after = with_policy(scenario, **made);
        for (const Reading& reading : policy->readings) {
          const std::string fault =
              changed_verdict(twin_of(before, reading.id), twin_of(after, reading.id));
          if (!fault.empty()) return fault + ", read as " + reading.id + "\n" + (*made)->document;
        }
        const Both both = load_both(after);
        return first_disagreement(both.world, Matrix(both.world), both.twin);
      },
      81000, kAdditionsCases);
  CHECK(added > kAdditionsCases / 2);
  CHECK(refused < kAdditionsCases / 20);
}

TEST_CASE("what is added and taken back leaves the policy as it was, byte for byte",
          "[laws][additions]") {
  std::size_t taken_back = 0, refused = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        Dice dice = dice_of(scenario);
        const FilePtr policy = policy_of(scenario);
        const FilePtr changed = after_some(dice, policy, refused);
        const PolicyResult made = add_to_policy(*changed, some_addition(dice, *changed));
        if (made) {
          for (const PolicyDifference& each : differences(**made)) {
            const auto known = differences(*changed);
            const bool is_new = std::none_of(known.begin(), known.end(), [&](const auto& other) {
              return other.added == each.added;
            });
            if (each.kind != PolicyDifference::Kind::addition || !is_new) continue;
            const PolicyResult back = revert(**made, each);
            if (!back) return "it cannot be taken back: " + listed_problems(back.problems);
            if ((*back)->document != changed->document)
              return (*back)->document + "\ninstead of\n" + changed->document;
          }
        }
        const PolicyResult all = revert_all(*changed);
        if (!all || (*all)->document != policy->document) return "taken back at once it is another";
        FilePtr now = changed;
        for (auto left = differences(*now); !left.empty(); left = differences(*now)) {
          const PolicyDifference difference = dice.pick(left);
          const PolicyResult next = revert(*now, difference);
          if (!next)
            return difference.words + " stays: " + listed_problems(next.problems) + "\n" +
                   now->document;
          now = *next.value;
          ++taken_back;
        }
        return now->document == policy->document
                   ? ""
                   : now->document + "\ninstead of\n" + policy->document;
      },
      82000, kAdditionsCases);
  CHECK(taken_back > kAdditionsCases);
  CHECK(refused < kAdditionsCases / 10);
}

TEST_CASE("a policy that was added to opens again as it is, with the scenario in it",
          "[laws][additions]") {
  std::size_t opened = 0, refused = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        Dice dice = dice_of(scenario);
        const FilePtr changed = after_some(dice, policy_of(scenario), refused);
        const auto read = read_policy(changed->document);
        if (!read) return listed_problems(read.problems);
        if ((*read)->document != changed->document) return "it is read as another";
        load(with_policy(scenario, *changed));
        ++opened;
        return "";
      },
      83000, kAdditionsCases);
  CHECK(opened > kAdditionsCases / 2);
}
