// Fuzzes what reads files; see targets.h.
#include "core/answers/check.h"
#include "core/answers/review.h"
#include "core/json/files.h"
#include "tests/fuzz/targets.h"
#include "tests/support/compare_steps.h"
#include "tests/support/told.h"

namespace permsim::fuzz {
namespace {

using namespace permsim::testing;

/// The slow twin is slow: beyond this only the engine looks.
constexpr std::size_t kMostEntities = 8, kMostSteps = 4, kMostCells = 300;
/// A search of more steps belongs to tests of what searching costs.
constexpr int kLongestSearch = 2;

void try_policy(const PolicyFile& policy) {
  for (const Problem& warning : review(policy.base())) expect_none(problem_fault(warning));
  const std::string saved = write_policy(policy);
  const auto again = read_policy(saved);
  if (!again) throw Fault("what was saved is refused: " + listed_problems(again.problems));
  if (write_policy(**again) != saved) throw Fault("saved differently after it was read");
}

bool searches_far(const Scenario& scenario) {
  for (const Check& check : scenario.checks)
    if (check.within > kLongestSearch) return true;
  return false;
}

std::size_t try_moment(const Moment& moment) {
  const std::vector<Cell> cells = all_cells(*moment.world);
  for (const Cell& cell : cells)
    if (moment.matrix->at(cell) != verdict_of(*moment.world, cell))
      throw Fault("moment " + std::to_string(moment.at) + ": " + name_of(*moment.world, cell) +
                  " is not what decide says");
  return cells.size();
}

/// The whole play again in the slow twin, which reads the file by itself.
void try_twin(const Scenario& scenario, const Play& played, const Json& file) {
  twin::forget_texts();
  const auto policy = std::make_shared<twin::Policy>(
      twin::read_policy(file.at("policy"), file.value("reading", "default")));
  twin::World twin = twin::start(file, policy);
  MomentPtr moment = played.moments.front();
  expect_none(first_disagreement(*moment->world, *moment->matrix, twin));
  expect_none(judgement_difference(*moment, twin));
  for (std::size_t i = 0; i < scenario.steps.size(); ++i) {
    if (scenario.steps[i].is_edit()) return;  // the twin knows acts and events only
    expect_none(step_difference(moment, twin, scenario.steps[i], file.at("steps")[i],
                                static_cast<int>(i) + 1));
    expect_none(first_disagreement(*moment->world, *moment->matrix, twin));
  }
}

void try_scenario(const Scenario& scenario, std::string_view text) {
  const std::string saved = write_scenario(scenario);
  Library library = warm_library();
  const auto again = read_scenario(saved, library);
  if (!again) throw Fault("what was saved is refused: " + listed_problems(again.problems));
  if (write_scenario(**again) != saved) throw Fault("saved differently after it was read");
  const Result<Play> played = play(scenario);
  expect_none(result_fault(bool(played), played.problems));
  if (!played) return;
  std::size_t cells = 0;
  for (const MomentPtr& moment : played->moments) cells += try_moment(*moment);
  if (!searches_far(scenario)) check(scenario, *played);
  const bool is_small = scenario.policy_in_place && cells <= kMostCells &&
                        scenario.entities.size() <= kMostEntities &&
                        scenario.steps.size() <= kMostSteps;
  if (is_small) try_twin(scenario, *played, Json::parse(text));
}

}  // namespace

void loaders(std::string_view text) {
  Library library = warm_library();
  const Result<Document> read = library.read(text);
  expect_none(result_fault(bool(read), read.problems));
  if (!read) return;
  if (const auto* policy = std::get_if<std::shared_ptr<const PolicyFile>>(&*read))
    try_policy(**policy);
  else if (std::holds_alternative<std::shared_ptr<const Scenario>>(*read))
    try_scenario(*std::get<std::shared_ptr<const Scenario>>(*read), text);
}

}  // namespace permsim::fuzz
