// Why? For a yes every independent path; for anything else each rule that could have allowed it and
// what it lacks.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/decide/able.h"
#include "core/decide/decide.h"
#include "core/decide/missing.h"
#include "core/decide/ways.h"

namespace permsim {

/// One independent way in which a rule reaches the person, with everything it rests on. No entries
/// and no grounds: it is everyone.
struct AccessPath {
  std::uint32_t rule = 0;
  std::vector<PathEntry> entries;
  std::vector<Ground> grounds;
};
/// At most this many paths a rule are listed, and in all, and this many entries of them; see
/// Explanation::paths_cut.
constexpr std::size_t kMostPaths = 64;
constexpr std::size_t kMostPathsInAll = 256;
constexpr std::size_t kMostPathEntries = 50'000;

struct Explanation {
  Cell cell;
  Given given;  ///< what the act's parameters stand for: as far as it was given and fits
  Decision decision;
  /// Of the rules that determined the verdict, then of the limits that speak of it. Those that
  /// speak of everyone, whatever the state, have one only when they allow.
  std::vector<AccessPath> paths;
  bool paths_cut = false;      ///< not every path is listed: there are at least `more_paths` others
  std::size_t more_paths = 0;  ///< found but not listed; 0 while cut: there may be more
  std::vector<Missing> missing;  ///< in rule order; for an allow: none
  std::uint32_t since = 0;  ///< the step at which the verdict became what it is; see play/since.h
  std::vector<EntityIndex>
      others;  ///< who may do it instead, where the person may not; play/since.h
  /// The world that the person or thing was in last, where one of them was deleted: then the
  /// verdict is deny, the cell is one of that world, and `since` is the step that deleted it.
  std::shared_ptr<const World> last_seen;
  std::shared_ptr<const Policy> policy;  ///< what grounds point into
  std::optional<Ability> ability;        ///< would it work now; of an allow only
};

/// `given` is what parameters stand for where it is asked whether the act would work.
Explanation explain(const World& world, const Cell& cell, const Given& given = {});

}  // namespace permsim
