// The engine and the slow twin side by side: both read the same case, and each difference is a line
// of text.
#pragma once
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/json/files.h"
#include "core/matrix/matrix.h"
#include "core/play/play.h"
#include "tests/support/generate.h"
#include "tests/support/slow_twin.h"

namespace permsim::testing {

/// One case as both know it.
struct Both {
  std::shared_ptr<const Scenario> scenario;
  World world;
  twin::World twin;
};

/// Thrown by `load_both` when the engine refuses a case; `what()` holds its problems.
struct Refused : std::runtime_error {
  using std::runtime_error::runtime_error;
};
std::string listed_problems(const Problems& problems);
std::shared_ptr<const Scenario> load(const Json& scenario);
/// As the twin sees it, at the start and under the reading the scenario names.
bool has_cycle(const Json& scenario);
Both load_both(const Json& scenario);

/// A world as text, the same for equal worlds whoever holds them: entities in order, entries
/// sorted. An empty list and no value at all look the same: nothing can tell them apart.
std::string picture(const World& world);
std::string picture(const twin::World& world);

/// Any entity of a world; kNoEntity when there is none.
EntityIndex some_entity(Dice& dice, const World& world);
/// Every cell of a world, in world order.
std::vector<Cell> all_cells(const World& world);
/// Every cell with its verdict, by ids; what is denied is left out.
std::set<std::string> granted(const World& world);
/// The first moment of a case; nullptr where it cannot be played.
MomentPtr start_of(const Json& scenario);
/// "p1 read doc2".
std::string name_of(const World& world, const Cell& cell);
/// Ids of rules from their indices.
std::vector<std::string> rule_ids(const World& world, const std::vector<std::uint32_t>& rules);

/// The first thing the engine's `decide`, its matrix and the twin do not agree on; "" when they do.
std::string first_disagreement(const World& world, const Matrix& matrix, const twin::World& twin);

/// A law looks at a case and says what breaks it; "" when it holds.
using Law = std::function<std::string(const Json& scenario)>;
/// Tries a law on `count` cases from `first_seed` on. The first that breaks it is made as small as
/// possible and given to Catch2 as a failure, as a file one can save and run.
void check_law(const Law& law, std::uint64_t first_seed, std::size_t count,
               const Shape& shape = {});

}  // namespace permsim::testing
