// Laws of editing roles: a change by hand changes its cell and nothing else. What is taken back:
// roles_taken_back.cpp.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/edited_roles.h"
#include "tests/support/generate.h"
#include "tests/support/law_cases.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kRolesCases = law_cases(250);

std::string grant_name(const GrantCell& cell) {
  std::string name = cell.action + " of " + cell.on + " by " + written(cell.role);
  for (const RoleName& role : cell.beside) name += " beside " + written(role);
  return name;
}

/// Edits of a case, from which a law starts: its cell, and the policy before and after.
struct Edited {
  GrantCell cell;
  std::shared_ptr<const PolicyFile> before, after;
};

/// Nothing where the case has no such cell or the change is refused, which `refused` counts.
std::optional<Edited> edited(Dice& dice, const Json& scenario, const GrantChange& change,
                             bool may_be_beside, std::size_t& refused) {
  Edited made;
  made.before = policy_of(scenario);
  for (int tries = 0; tries < 6; ++tries) {  // most cells are not ticked, and cannot be unticked
    const auto cell = some_cell(dice, *made.before, may_be_beside);
    if (!cell) return std::nullopt;
    made.cell = *cell;
    PolicyResult result = set_grant(*made.before, made.cell, change);
    if (!result) {
      ++refused;
      return std::nullopt;
    }
    made.after = *result.value;
    if (made.after->document != made.before->document) return made;
  }
  return made;
}

/// Every act somebody may ask about, with the verdict before and after.
using Look = std::function<std::string(const std::string& who, const std::string& on, bool is_cell,
                                       const std::string& before, const std::string& after)>;
std::string each_verdict(const twin::World& before, const twin::World& after, const GrantCell& cell,
                         const Look& look) {
  for (const twin::Entity& on : before.entities) {
    for (const auto& [action, given] : before.type_of(on).actions) {
      if (given.contains("event")) continue;
      const bool is_cell = on.type == cell.on && action == cell.action;
      for (const twin::Entity& who : before.entities) {
        if (!before.type_of(who).subject) continue;
        const std::string was = twin::decide(before, who.id, action, on.id).verdict;
        const std::string is = twin::decide(after, who.id, action, on.id).verdict;
        const std::string fault = look(who.id, on.id, is_cell, was, is);
        if (!fault.empty())
          return who.id + " " + action + " " + on.id + " was " + was + ", is " + is + ": " + fault;
      }
    }
  }
  return "";
}

/// The engine and the twin agree on the policy as it is now.
std::string twin_fault(const Json& scenario, const Edited& made) {
  const Both both = load_both(with_policy(scenario, *made.after));
  return first_disagreement(both.world, Matrix(both.world), both.twin);
}

bool patches_types(const Json& policy, const std::string& reading) {
  if (!policy.contains("readings")) return false;
  const Json& all = policy.at("readings");
  return std::any_of(all.begin(), all.end(), [&](const Json& each) {
    return each.at("id") == reading && each.contains("types");
  });
}

}  // namespace

TEST_CASE("what is unticked is taken away from nobody else and nowhere else", "[laws][roles]") {
  std::size_t changed = 0, refused = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        Dice dice = dice_of(scenario);
        const auto made = edited(dice, scenario, {Grant::none}, true, refused);
        if (!made || made->before->document == made->after->document) return "";
        ++changed;
        if (std::string fault = twin_fault(scenario, *made); !fault.empty()) return fault;
        const Json after = with_policy(scenario, *made->after);
        for (const Reading& reading : made->before->readings) {
          const bool is_patched = patches_types(scenario.at("policy"), reading.id);
          const std::string fault = each_verdict(
              twin_of(scenario, reading.id), twin_of(after, reading.id), made->cell,
              [&](auto&, auto&, bool is_cell, const std::string& was, const std::string& is) {
                if (!is_cell) return was == is ? "" : "another cell changed";
                // In the copy sets are opened as the policy has them, not as a reading has them.
                if (is_patched) return "";
                if (is == "allow" && was != "allow") return "unticking let somebody in";
                return is == "unclear" && was == "deny" ? "unticking opened a question" : "";
              });
          if (!fault.empty())
            return grant_name(made->cell) + ", read as " + reading.id + ": " + fault + "\n" +
                   made->after->document;
        }
        return "";
      },
      70000, kRolesCases);
  CHECK(changed > kRolesCases / 8);
  CHECK(refused < kRolesCases / 50);
}

TEST_CASE("whoever is in by another role keeps what was unticked", "[laws][roles]") {
  std::size_t kept = 0, refused = 0;
  Shape plain;
  plain.is_plain = true;
  check_law(
      [&](const Json& scenario) -> std::string {
        Dice dice = dice_of(scenario);
        const auto made = edited(dice, scenario, {Grant::none}, true, refused);
        if (!made || made->before->document == made->after->document) return "";
        const twin::World others = twin_of(without_holders(scenario, made->cell.role));
        return each_verdict(others, twin_of(with_policy(scenario, *made->after)), made->cell,
                            [&](auto&, auto&, bool is_cell, const std::string& was, auto& is) {
                              if (!is_cell || was != "allow") return "";
                              ++kept;
                              return is == "allow" ? "" : "taken away from another role";
                            });
      },
      71000, kRolesCases, plain);
  CHECK(kept > kRolesCases / 4);
  CHECK(refused < kRolesCases / 50);
}

namespace {

bool is_let_in(const twin::World& world, const Json& rule, const std::string& who,
               const std::string& on);
Json rule_made(const Json& policy);

/// Whether somebody called `lone` is of the cell's column for this thing; of a role alone it is no
/// matter where it is held.
bool is_of_cell(const twin::World& world, const Edited& made, const std::string& on) {
  if (made.cell.beside.empty()) return true;
  const PolicyResult ticked = set_grant(*made.before, made.cell, {Grant::allow, ""});
  return ticked && is_let_in(world, rule_made(Json::parse((*ticked)->document)), "lone", on);
}

/// Somebody who is only this role may what they might without it, once it is unticked.
std::string lone_fault(Dice& dice, const Json& scenario, const Edited& made, std::size_t& lost) {
  Json with = scenario, without = scenario;
  std::vector<RoleName> all = made.cell.beside;
  Dice other = dice;
  if (!let_in(other, without, "lone", all)) return "";
  all.push_back(made.cell.role);
  if (!let_in(dice, with, "lone", all)) return "";
  const twin::World before = twin_of(with), after = twin_of(with_policy(with, *made.after));
  const twin::World bare = twin_of(without);
  for (const twin::Entity& on : before.entities) {
    if (on.type != made.cell.on) continue;
    const std::string was = twin::decide(before, "lone", made.cell.action, on.id).verdict;
    const std::string is = twin::decide(after, "lone", made.cell.action, on.id).verdict;
    const std::string else_is = twin::decide(bare, "lone", made.cell.action, on.id).verdict;
    if (was == "allow" && is != "allow") ++lost;
    if (is == "allow" && else_is != "allow" && is_of_cell(before, made, on.id))
      return grant_name(made.cell) + ": somebody who is only that still may, on " + on.id + "\n" +
             made.after->document;
  }
  return "";
}

}  // namespace

TEST_CASE("whoever is only a role may no longer what was unticked", "[laws][roles]") {
  std::size_t lost = 0, refused = 0;
  for (const bool is_plain : {true, false}) {
    Shape shape;
    shape.is_plain = is_plain;
    check_law(
        [&](const Json& scenario) -> std::string {
          Dice dice = dice_of(scenario);
          const auto made = edited(dice, scenario, {Grant::none}, is_plain, refused);
          if (!made || is_userset(scenario.at("policy"), made->cell.role)) return "";
          return lone_fault(dice, scenario, *made, lost);
        },
        72000, kRolesCases, shape);
  }
  CHECK(lost > kRolesCases / 8);
  CHECK(refused < kRolesCases / 50);
}

namespace {

/// The rule that was made for the one cell that was changed.
Json rule_made(const Json& policy) {
  const std::string id = policy.at("by_hand").at("cells").at(0).at("rule").get<std::string>();
  for (const Json& rule : policy.at("rules"))
    if (rule.at("id") == id) return rule;
  return {};
}

bool is_let_in(const twin::World& world, const Json& rule, const std::string& who,
               const std::string& on) {
  const twin::Place place{world, on, "", on};
  return twin::contains(twin::persons(place, twin::read_set(rule.at("to").get<std::string>())),
                        who) &&
         (!rule.contains("when") ||
          twin::holds(place, twin::read_condition(rule.at("when").get<std::string>())));
}

}  // namespace

TEST_CASE("a tick lets in whoever holds the role, in the states it names, and changes nothing else",
          "[laws][roles]") {
  std::size_t gained = 0, lifted = 0, refused = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        Dice dice = dice_of(scenario);
        const auto made = edited(dice, scenario, {Grant::allow}, true, refused);
        if (!made || made->before->document == made->after->document) return "";
        if (std::string fault = twin_fault(scenario, *made); !fault.empty()) return fault;
        const Json after = with_policy(scenario, *made->after);
        const Json rule = rule_made(after.at("policy"));
        const twin::World world = twin_of(scenario), next = twin_of(after);
        return each_verdict(
            world, next, made->cell,
            [&](auto& who, auto& on, bool is_cell, auto& was, auto& is) -> std::string {
              if (!is_cell || !is_let_in(world, rule, who, on))
                return was == is ? "" : "another cell changed\n" + made->after->document;
              gained += was != "allow" ? 1 : 0;
              if (is == "allow") {
                lifted += twin::decide(world, who, made->cell.action, on).because.empty() ? 0 : 1;
                return "";
              }
              const auto because = twin::decide(next, who, made->cell.action, on).because;
              return is == "deny" && !because.empty() ? "" : "the tick lets nobody in";
            });
      },
      73000, kRolesCases);
  CHECK(gained > kRolesCases / 4);
  CHECK(lifted > 0);
  CHECK(refused < kRolesCases / 50);
}

TEST_CASE("a tick for certain states holds in these and in no others", "[laws][roles]") {
  std::size_t in = 0, out = 0, refused = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        Dice dice = dice_of(scenario);
        const auto before = policy_of(scenario);
        const auto cell = some_cell(dice, *before, false);
        if (!cell || is_userset(scenario.at("policy"), cell->role)) return "";
        const std::string when = some_state(dice, scenario.at("policy"), cell->on);
        if (when.empty()) return "";
        const PolicyResult result = set_grant(*before, *cell, {Grant::allow, when});
        if (!result) return "";
        Json with = scenario, bare = scenario;
        if (!let_in(dice, with, "lone", {cell->role}) || !let_in(dice, bare, "lone", {})) return "";
        with = with_policy(with, **result);
        const Json rule = rule_made(with.at("policy"));
        const twin::World world = twin_of(with), nothing = twin_of(bare);
        for (const twin::Entity& on : world.entities) {
          if (on.type != cell->on) continue;
          const auto decision = twin::decide(world, "lone", cell->action, on.id);
          if (is_let_in(world, rule, "lone", on.id)) {
            ++in;
            if (decision.verdict != "allow" && decision.because.empty()) return "not let in";
          } else {
            ++out;
            const auto other = twin::decide(nothing, "lone", cell->action, on.id).verdict;
            if (decision.verdict == "allow" && other != "allow")
              return grant_name(*cell) + " when " + when + " holds elsewhere\n" +
                     (*result)->document;
          }
        }
        return "";
      },
      74000, kRolesCases);
  CHECK(in > kRolesCases / 20);
  CHECK(out > kRolesCases / 4);
  CHECK(refused == 0);
}
