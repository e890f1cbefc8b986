// Laws of readings: a dispute is exactly a cell on which deciding under each reading gives
// different verdicts.
#include <catch2/catch_test_macros.hpp>

#include "core/matrix/diff.h"
#include "tests/support/compare.h"
#include "tests/support/law_cases.h"

using namespace permsim;
using namespace permsim::testing;

namespace {

constexpr std::size_t kReadingsCases = law_cases(250);

/// The twin's world with the same entities under another reading.
twin::World read_otherwise(const Json& scenario, const twin::World& world,
                           const std::string& reading) {
  twin::World other = world;
  other.policy = std::make_shared<twin::Policy>(twin::read_policy(scenario.at("policy"), reading));
  return other;
}

std::string dispute_fault(const Json& scenario, const Both& both) {
  const Disputes disputes(both.world, *both.scenario->policy);
  for (const Cell& cell : all_cells(both.world)) {
    const std::string& who = both.world.at(cell.who).id;
    const std::string& on = both.world.at(cell.on).id;
    const std::string& action = both.world.type_of(cell.on).actions[cell.action].id;
    const auto verdicts = disputes.verdicts(cell);
    const std::size_t readings = both.scenario->policy->readings.size();
    if (verdicts.size() != (readings == 1 ? 0 : readings)) return "not one verdict a reading";
    bool is_split = false;
    for (const auto& [reading, verdict] : verdicts) {
      const std::string expected =
          twin::decide(read_otherwise(scenario, both.twin, reading->id), who, action, on).verdict;
      if (word_of(verdict) != expected)
        return name_of(both.world, cell) + " reads " + std::string(word_of(verdict)) + " under " +
               reading->id + ", the twin says " + expected;
      is_split = is_split || verdict != verdicts.front().second;
    }
    if (disputes.is_disputed(cell) != is_split)
      return name_of(both.world, cell) + ": disputed or not?";
  }
  return "";
}

}  // namespace

TEST_CASE("a cell is disputed exactly when deciding under the readings differs", "[laws]") {
  std::size_t several = 0;
  check_law(
      [&](const Json& scenario) -> std::string {
        Both both = load_both(scenario);
        several += both.scenario->policy->readings.size() > 1 ? 1 : 0;
        return dispute_fault(scenario, both);
      },
      40000, kReadingsCases);
  CHECK(several > kReadingsCases / 4);
}

TEST_CASE("a play under a reading is the slow twin's under that reading", "[laws]") {
  check_law(
      [](const Json& scenario) -> std::string {
        if (!scenario.at("policy").contains("readings")) return "";
        for (const Json& reading : scenario.at("policy").at("readings")) {
          Json read = scenario;
          read["reading"] = reading.at("id");
          const auto model = std::make_shared<twin::Policy>(
              twin::read_policy(scenario.at("policy"), reading.at("id").get<std::string>()));
          twin::World twin = twin::start(scenario, model);
          if (!twin::find_cycle(twin).empty()) continue;
          const auto loaded = load(read);
          const auto played = play(*loaded);
          if (!played) return "does not play: " + listed_problems(played.problems);
          for (std::size_t n = 0; n < played->moments.size(); ++n) {
            if (n > 0)
              twin = twin::apply(twin, scenario.at("steps")[n - 1], static_cast<int>(n)).world;
            const Moment& moment = *played->moments[n];
            if (picture(*moment.world) != picture(twin))
              return "another world at " + std::to_string(n);
            const std::string fault = first_disagreement(*moment.world, *moment.matrix, twin);
            if (!fault.empty()) return "moment " + std::to_string(n) + ": " + fault;
          }
        }
        return "";
      },
      41000, kReadingsCases / 2);
}
