// Why? For a yes every independent path; for anything else each rule that could have allowed it and
// what it lacks.
#pragma once
#include <string>
#include <vector>

#include "core/decide/decide.h"
#include "core/decide/missing.h"

namespace permsim {

/// A relation entry that takes part in a path: `of`.`relation` holds `entry`.
struct PathEntry {
  EntityIndex of = kNoEntity;
  Symbol relation = kNoSymbol;
  Entry entry;
};

/// One independent way in which a rule's set reaches the person. Empty `entries`: the set is
/// everyone.
struct AccessPath {
  std::uint32_t rule = 0;
  std::vector<PathEntry> entries;
};
/// At most this many paths a rule are listed; `paths_cut` says that there were more.
constexpr std::size_t kMostPaths = 64;

struct Explanation {
  Cell cell;
  Decision decision;
  std::vector<AccessPath> paths;
  bool paths_cut = false;
  std::vector<Missing> missing;  ///< in rule order; for an allow: none
};

Explanation explain(const World& world, const Cell& cell);

}  // namespace permsim
