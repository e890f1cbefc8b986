// Which sets recurse: the circles of the graph of who asks whom, and its longest ways.
#include "core/policy/recursion.h"

#include <algorithm>

#include "core/base/components.h"
#include "core/policy/nesting.h"
#include "core/policy/set_graph.h"

namespace permsim {

namespace {

std::uint16_t added(std::uint16_t levels, std::uint16_t more) {
  return levels == kEndless || more == kEndless
             ? kEndless
             : static_cast<std::uint16_t>(std::min(levels + more, kEndless - 1));
}

/// The longest ways down from each node; kEndless where they go round.
class LevelFinder {
 public:
  explicit LevelFinder(const SetGraph::Edges& edges) : levels(edges.size()), edges_(edges) {
    ComponentFinder<LevelFinder> finder(*this, edges.size());
    for (NodeIndex node = 0; node < edges.size(); ++node) finder.visit(node);
    std::sort(circular.begin(), circular.end());
  }

  // --- for ComponentFinder

  bool asked(NodeIndex node, std::vector<NodeIndex>& list) const {
    list.insert(list.end(), edges_[node].begin(), edges_[node].end());
    return true;
  }
  void found(const std::vector<NodeIndex>& component, bool is_circle,
             const std::vector<NodeIndex>& asked) {
    std::uint16_t most = 0;
    for (const NodeIndex node : asked) most = std::max(most, levels[node]);
    for (const NodeIndex node : component) {
      levels[node] = is_circle ? kEndless : added(most, 1);
      if (is_circle) circular.push_back(node);
      order.push_back(node);
    }
  }

  std::vector<std::uint16_t> levels;
  std::vector<NodeIndex> circular;  ///< nodes that come back to themselves
  std::vector<NodeIndex> order;     ///< every node after those it asks; circles aside

 private:
  const SetGraph::Edges& edges_;
};

class RecursionFinder {
 public:
  RecursionFinder(Policy& policy, Problems& problems)
      : policy_(policy), problems_(problems), graph_(policy) {}

  void run() {
    judge_one_entity();
    judge_many();
    find_what_nests(policy_, graph_);
  }

 private:
  void report(NodeIndex node, std::string code, const std::string& says) {
    const auto& [type, member] = graph_.at(node);
    const std::string& name = policy_.name_of(member);
    const std::string& of = policy_.types[type].id;
    problems_.push_back({"/types/" + pointer_part(of) + "/sets/" + pointer_part(name),
                         std::move(code), "the set " + ticked(name) + " of " + ticked(of) + says});
  }

  /// Sets of one and the same entity: whatever the world holds, these never end, or end too deep.
  void judge_one_entity() {
    const LevelFinder near(graph_.near_edges());
    for (const NodeIndex node : near.circular)
      report(node, "set-cycle", " is defined through itself");
    for (NodeIndex node = 0; node < graph_.size(); ++node) {
      if (near.levels[node] != kDeepestNesting + 1) continue;  // those above it need not be told
      report(node, "too-deep",
             " rests on sets that nest more than " + std::to_string(kDeepestNesting) + " deep");
    }
  }

  void judge_many() {
    const LevelFinder below(graph_.edges());
    std::vector<std::uint16_t> above(graph_.size(), 0);
    for (const NodeIndex node : below.circular) above[node] = kEndless;
    for (auto node = below.order.rbegin(); node != below.order.rend(); ++node) {
      for (const NodeIndex asked : graph_.edges()[*node])
        above[asked] = std::max(above[asked], added(above[*node], 1));
    }
    for (NodeIndex node = 0; node < graph_.size(); ++node) {
      const auto& [type, symbol] = graph_.at(node);
      Member member = policy_.types[type].member(symbol);
      member.levels = below.levels[node];
      member.is_followed = added(above[node], below.levels[node]) > kDeepestNesting;
      // A type that another reading has as well is changed here only.
      if (!(member == policy_.types[type].member(symbol)))
        policy_.types.own(type).members[symbol] = member;
    }
  }

  Policy& policy_;
  Problems& problems_;
  const SetGraph graph_;
};

}  // namespace

void find_recursion(Policy& policy, Problems& problems) { RecursionFinder(policy, problems).run(); }

}  // namespace permsim
