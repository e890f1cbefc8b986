// Explanations: the ways into the sets of rules that say yes, and the first part of a rule that is
// not met.
#include "core/decide/explain.h"

#include <algorithm>

namespace permsim {

namespace {

/// Lists ways as paths, as long as there is room.
class PathList {
 public:
  explicit PathList(Explanation& explanation) : explanation_(explanation) {}

  void add(WayFinder::Found found, std::uint32_t rule) {
    // Every rule that says yes has a path, however many others have, unless they are too long.
    const std::size_t room =
        kMostPathsInAll - std::min(kMostPathsInAll - 1, explanation_.paths.size());
    const std::size_t most = std::min({found.ways.size(), kMostPaths, room});
    std::size_t listed = 0;
    for (; listed < most && has_room_for(found.ways[listed].entries.size()); ++listed) {
      FoundWay& way = found.ways[listed];
      entries_ += way.entries.size();
      explanation_.paths.push_back({rule, std::move(way.entries), std::move(way.grounds)});
    }
    explanation_.more_paths += found.ways.size() - listed;
    if (found.is_cut || listed < found.ways.size()) explanation_.paths_cut = true;
  }

 private:
  bool has_room_for(std::size_t entries) const {
    return explanation_.paths.empty() || entries_ + entries <= kMostPathEntries;
  }

  Explanation& explanation_;
  std::size_t entries_ = 0;
};

/// Paths of rules that apply.
void add_paths(WayFinder& finder, PathList& paths, const Policy& policy, const Cell& cell,
               const std::vector<std::uint32_t>& rules) {
  for (const std::uint32_t number : rules) {
    const Rule& rule = policy.rules[number];
    WayFinder::Found found = finder.find(rule, cell.on);
    if (rule.effect != Effect::allow)
      std::erase_if(found.ways,
                    [](const FoundWay& way) { return way.entries.empty() && way.grounds.empty(); });
    paths.add(std::move(found), number);
  }
}

}  // namespace

Explanation explain(const World& world, const Cell& cell, const Given& given) {
  Explanation explanation;
  explanation.cell = cell;
  explanation.given = fitting(world, world.type_of(cell.on).actions[cell.action], given);
  explanation.decision = decide(world, cell);
  explanation.policy = world.shared_policy();
  const Policy& policy = world.policy();
  WayFinder finder(world, cell.who);
  PathList paths(explanation);
  add_paths(finder, paths, policy, cell, explanation.decision.because);
  add_paths(finder, paths, policy, cell, explanation.decision.limits);
  if (explanation.decision.verdict == Verdict::allow) {
    explanation.ability = ability_of(world, cell, given);
    return explanation;
  }
  for (const UnmetRule& unmet : explanation.decision.unmet) {
    const Rule& rule = policy.rules[unmet.rule];
    if (rule.effect != Effect::allow) continue;
    Missing missing = unmet.part == Unmet::when ? first_unmet(world, rule.when, cell.on)
                                                : first_unmet(world, rule.to, cell.on, cell.who);
    missing.rule = unmet.rule;
    explanation.missing.push_back(std::move(missing));
  }
  return explanation;
}

}  // namespace permsim
