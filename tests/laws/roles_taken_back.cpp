// Laws of editing roles: changes by hand can be taken back and made in any order, and what comes of
// them can be saved, read and edited on. What a change changes: roles.cpp.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/edited_roles.h"
#include "tests/support/generate.h"
#include "tests/support/law_cases.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kEditingCases = law_cases(250);

GrantChange some_change(Dice& dice, const Json& policy, const GrantCell& cell) {
  GrantChange change;
  change.grant =
      dice.pick(std::vector<Grant>{Grant::none, Grant::allow, Grant::unclear, Grant::forbid});
  if (dice.chance(30)) change.when = some_state(dice, policy, cell.on);
  return change;
}

/// A policy after some changes; null when one of them is refused.
std::shared_ptr<const PolicyFile> after(
    const std::shared_ptr<const PolicyFile>& policy,
    const std::vector<std::pair<GrantCell, GrantChange>>& changes) {
  std::shared_ptr<const PolicyFile> now = policy;
  for (const auto& [cell, change] : changes) {
    const PolicyResult next = set_grant(*now, cell, change);
    if (!next) return nullptr;
    now = *next.value;
  }
  return now;
}

std::vector<std::pair<GrantCell, GrantChange>> some_changes(Dice& dice, const PolicyFile& policy) {
  std::vector<std::pair<GrantCell, GrantChange>> changes;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto cell = some_cell(dice, policy, true);
    if (!cell) return {};
    changes.emplace_back(*cell, some_change(dice, Json::parse(policy.document), *cell));
  }
  return changes;
}

}  // namespace

TEST_CASE("what is changed and taken back leaves the policy as it was, byte for byte",
          "[laws][roles]") {
  std::size_t taken_back = 0, restored = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        Dice dice = dice_of(scenario);
        const auto policy = policy_of(scenario);
        const auto changed = after(policy, some_changes(dice, *policy));
        if (changed == nullptr) return "";
        const auto cell = some_cell(dice, *policy, true);
        if (!cell) return "";
        const PolicyResult off = set_grant(*changed, *cell, {Grant::none});
        if (off) {
          const PolicyResult on = set_grant(**off, *cell, {Grant::allow});
          const PolicyResult off_again = on ? set_grant(**on, *cell, {Grant::none}) : on;
          if (!on || !off_again) return "refused: " + listed_problems(on.problems);
          if ((*off_again)->document != (*off)->document) return "untick after tick is another";
          ++restored;
        }
        auto now = changed;
        for (auto left = differences(*now); !left.empty(); left = differences(*now)) {
          const PolicyResult next = revert(*now, dice.pick(left));
          if (!next) return "a change cannot be taken back: " + listed_problems(next.problems);
          now = *next.value;
          ++taken_back;
        }
        if (now->document != policy->document)
          return "taken back one by one it is\n" + now->document + "\nand was\n" + policy->document;
        const PolicyResult all = revert_all(*changed);
        if (!all || (*all)->document != policy->document) return "taken back at once it is another";
        return "";
      },
      75000, kEditingCases);
  CHECK(taken_back > kEditingCases / 2);
  CHECK(restored > kEditingCases / 4);
}

TEST_CASE("ticking what was unticked gives the policy as it was, and the other way round",
          "[laws][roles]") {
  std::size_t ticked = 0, unticked = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        Dice dice = dice_of(scenario);
        const auto policy = policy_of(scenario);
        const auto cell = some_cell(dice, *policy, true);
        if (!cell) return "";
        for (const Grant first : {Grant::none, Grant::allow}) {
          const PolicyResult one = set_grant(*policy, *cell, {first});
          if (!one || (*one)->document == policy->document) continue;
          (first == Grant::none ? unticked : ticked) += 1;
          const PolicyResult back =
              set_grant(**one, *cell, {first == Grant::none ? Grant::allow : Grant::none});
          if (!back) return "refused: " + listed_problems(back.problems);
          const bool was_open = first == Grant::allow || !differences(**back).empty();
          if (differences(**back).empty() && (*back)->document != policy->document)
            return "no difference is left, and yet it is another policy";
          if (first == Grant::none && was_open) --unticked;  // it was unclear, and is allowed now
        }
        return "";
      },
      76000, kEditingCases);
  CHECK(ticked > kEditingCases / 4);
  CHECK(unticked > kEditingCases / 8);
}

TEST_CASE("the order in which cells are changed makes no difference", "[laws][roles]") {
  std::size_t compared = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        Dice dice = dice_of(scenario);
        const auto policy = policy_of(scenario);
        auto changes = some_changes(dice, *policy);
        for (auto& [cell, change] : changes) {
          cell.beside.clear();
          if (change.grant != Grant::none) change.when = "";
        }
        const auto one = after(policy, changes);
        std::reverse(changes.begin(), changes.end());
        const auto other = after(policy, changes);
        for (std::size_t i = 0; i < changes.size(); ++i)
          for (std::size_t j = 0; j < i; ++j)
            if (changes[i].first == changes[j].first) return "";
        if (one == nullptr || other == nullptr) return "";
        ++compared;
        return one->document == other->document ? "" : one->document + "\nor\n" + other->document;
      },
      77000, kEditingCases);
  CHECK(compared > kEditingCases / 8);
}

TEST_CASE("an edited policy saved and read again is the same and can be edited on",
          "[laws][roles]") {
  std::size_t saved = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        Dice dice = dice_of(scenario);
        const auto policy = policy_of(scenario);
        const auto changed = after(policy, some_changes(dice, *policy));
        if (changed == nullptr || changed->document == policy->document) return "";
        ++saved;
        const Json with = with_policy(scenario, *changed);
        const auto read = load(with);
        const std::string once = write_scenario(*read);
        if (Json::parse(once).at("policy").dump() != with.at("policy").dump())
          return "saved as another policy";
        if (read->policy->document != changed->document) return "read as another policy";
        const PolicyResult back = revert_all(*read->policy);
        if (!back || (*back)->document != policy->document) return "it cannot be taken back";
        return "";
      },
      78000, kEditingCases / 2);
  CHECK(saved > kEditingCases / 8);
}
