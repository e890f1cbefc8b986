// Does anything notice? Every small mistake in a shipped policy must fail a check of its shipped
// scenarios, or at least change a line of their golden text: ✕ beside – makes even a lost limit
// show.
#include <catch2/catch_test_macros.hpp>
#include <iostream>

#include "core/answers/check.h"
#include "core/json/library.h"
#include "tests/core/golden_text.h"
#include "tests/core/policy_mutants.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

enum class Noticed { by_check, by_golden, by_nobody };

/// A shipped scenario, its checks in two parts: those that search are slow and asked last.
struct Stage {
  Scenario quick;
  Scenario slow;
  std::vector<std::string> golden;
};

std::vector<Stage> stages_of(const std::string& policy) {
  std::vector<Stage> stages;
  Library library;
  for (const std::string& id : library.scenario_ids()) {
    const Scenario scenario = *std::get<std::shared_ptr<const Scenario>>(*library.shipped(id));
    if (scenario.policy->id != policy) continue;
    Stage stage{scenario, scenario, golden_lines(scenario, *play(scenario))};
    stage.quick.checks.clear();
    stage.slow.checks.clear();
    for (const Check& check : scenario.checks)
      (check.kind == Check::Kind::never ? stage.slow : stage.quick).checks.push_back(check);
    stages.push_back(std::move(stage));
  }
  return stages;
}

bool fails(Scenario scenario, const std::shared_ptr<const PolicyFile>& policy) {
  if (scenario.checks.empty() && scenario.steps.empty()) return false;
  scenario.policy = policy;
  const auto played = play(scenario);
  return !played || !check(scenario, *played).failures.empty();
}

bool looks_different(const Stage& stage, const std::shared_ptr<const PolicyFile>& policy) {
  Scenario scenario = stage.quick;
  scenario.policy = policy;
  const auto played = play(scenario);
  return !played || golden_lines(scenario, *played) != stage.golden;
}

class Audience {
 public:
  explicit Audience(const std::string& policy) : stages_(stages_of(policy)) {}

  std::size_t size() const { return stages_.size(); }

  Noticed judge(const Mutant& mutant) {
    // Whoever noticed the last mutant, probably of the same rule, is asked first.
    for (std::size_t i = 0; i < stages_.size(); ++i) {
      const std::size_t at = (last_ + i) % stages_.size();
      if (!fails(stages_[at].quick, mutant.policy)) continue;
      last_ = at;
      return Noticed::by_check;
    }
    for (const Stage& stage : stages_) {
      if (!stage.slow.checks.empty() && fails(stage.slow, mutant.policy)) return Noticed::by_check;
    }
    for (const Stage& stage : stages_) {
      if (looks_different(stage, mutant.policy)) return Noticed::by_golden;
    }
    return Noticed::by_nobody;
  }

 private:
  std::vector<Stage> stages_;
  std::size_t last_ = 0;
};

/// What becomes of all mutants of a policy.
struct Judged {
  std::size_t count = 0;
  std::string only_golden, survivors;  ///< a line each
};

Judged judge(const std::string& id) {
  Library library;
  const auto policy = library.policy(id);
  REQUIRE(policy);
  Audience audience(id);
  REQUIRE(audience.size() > 0);
  Judged judged;
  for (const Mutant& mutant : mutants_of(**policy)) {
    // The conditions of checks are bound to names as numbers: a mutant must number them alike.
    REQUIRE(mutant.policy->base().symbols->texts == (*policy)->base().symbols->texts);
    const Noticed noticed = audience.judge(mutant);
    ++judged.count;
    if (noticed == Noticed::by_golden) judged.only_golden += "  " + mutant.what + "\n";
    if (noticed == Noticed::by_nobody) judged.survivors += "  " + mutant.what + "\n";
  }
  return judged;
}

}  // namespace

TEST_CASE("no mistake in a rule of a shipped policy goes unnoticed", "[mutation]") {
  const std::vector<std::string> ids = Library().policy_ids();
  REQUIRE_FALSE(ids.empty());
  for (const std::string& id : ids) {
    DYNAMIC_SECTION(id) {
      const Judged judged = judge(id);
      CHECK(judged.count > 50);
      INFO("mutants that neither a check nor a golden file notices:\n" << judged.survivors);
      CHECK(judged.survivors.empty());
    }
  }
}

TEST_CASE("mutants that only golden files notice, for those who write checks",
          "[.][mutation_report]") {
  for (const std::string& id : Library().policy_ids()) {
    const Judged judged = judge(id);
    std::cout << id << ": " << judged.count << " mutants; only golden files notice\n"
              << judged.only_golden << "nobody notices\n"
              << judged.survivors;
  }
}
