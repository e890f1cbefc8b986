// Why? For a yes every independent path; for anything else each rule that could have allowed it and
// what it lacks.
#pragma once
#include <string>
#include <vector>

#include "core/decide/able.h"
#include "core/decide/decide.h"
#include "core/decide/missing.h"
#include "core/decide/ways.h"

namespace permsim {

/// One independent way in which a rule's set reaches the person. Empty `entries`: the set is
/// everyone.
struct AccessPath {
  std::uint32_t rule = 0;
  std::vector<PathEntry> entries;
};
/// At most this many paths a rule are listed, and in all, and this many entries of them; see
/// Explanation::paths_cut.
constexpr std::size_t kMostPaths = 64;
constexpr std::size_t kMostPathsInAll = 256;
constexpr std::size_t kMostPathEntries = 50'000;

struct Explanation {
  Cell cell;
  Decision decision;
  std::vector<AccessPath> paths;
  bool paths_cut = false;      ///< not every path is listed: there are at least `more_paths` others
  std::size_t more_paths = 0;  ///< found but not listed; 0 while cut: there may be more
  std::vector<Missing> missing;    ///< in rule order; for an allow: none
  std::optional<Ability> ability;  ///< would it work now; of an allow only
};

/// `given` is what parameters stand for where it is asked whether the act would work.
Explanation explain(const World& world, const Cell& cell, const Given& given = {});

}  // namespace permsim
