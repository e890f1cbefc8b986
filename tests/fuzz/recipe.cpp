// Fuzzes recipes; see targets.h.
#include "core/world/recipe.h"

#include <algorithm>

#include "core/json/files.h"
#include "core/json/recipe.h"
#include "core/play/play.h"
#include "tests/fuzz/targets.h"
#include "tests/support/told.h"

namespace permsim::fuzz {
namespace {

using namespace permsim::testing;

/// What a recipe may ask for here: more is a matter of cost.
constexpr std::uint32_t kMost = 12;

bool is_small(const Recipe& recipe) {
  return recipe.groups.size() <= kMost &&
         std::all_of(recipe.groups.begin(), recipe.groups.end(), [](const RecipeGroup& group) {
           return (!group.count.of.empty() || group.count.number <= kMost) &&
                  std::all_of(group.fields.begin(), group.fields.end(),
                              [](const RecipeField& field) { return field.most <= kMost; });
         });
}

}  // namespace

void recipe(std::string_view text) {
  const Result<Recipe> read = read_recipe(text);
  expect_none(result_fault(bool(read), read.problems));
  if (!read || !is_small(*read)) return;
  Library library = warm_library();
  const auto policy = library.policy(read->policy);
  if (!policy) return;
  std::map<std::string, std::uint32_t> counts;
  for (const auto& [name, count] : read->counts) counts[name] = std::min(count, kMost);
  const Result<Scenario> made = generate(*read, counts, 7, *policy);
  expect_none(result_fault(bool(made), made.problems));
  if (!made) return;
  const Result<Scenario> same = generate(*read, counts, 7, *policy);
  const std::string saved = write_scenario(*made);
  if (!same || write_scenario(*same) != saved)
    throw Fault("the same recipe, counts and seed make another scenario");
  const Result<Play> played = play(*made);
  expect_none(result_fault(bool(played), played.problems));
  const auto again = read_scenario(saved, library);
  expect_none(result_fault(bool(again), again.problems));
  if (bool(again) != bool(played)) throw Fault("it plays but cannot be read, or the other way");
}

}  // namespace permsim::fuzz
