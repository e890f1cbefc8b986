// Who may ask whom among the sets of a policy: (type, set) and (type, relation that may hold
// usersets), from expressions alone.
#pragma once
#include <vector>

#include "core/policy/expression_paths.h"
#include "core/policy/policy.h"

namespace permsim {

using NodeIndex = std::uint32_t;
constexpr NodeIndex kNoNode = 0xffffffffu;

class SetGraph {
 public:
  using Edges = std::vector<std::vector<NodeIndex>>;  ///< by node: what it asks, each once

  explicit SetGraph(const Policy& policy);

  std::size_t size() const { return nodes_.size(); }
  const TypedMember& at(NodeIndex node) const { return nodes_[node]; }
  /// kNoNode for attributes, and for relations that hold no usersets: they lead no deeper.
  NodeIndex find(TypeIndex type, Symbol member) const;
  const Edges& edges() const { return edges_; }
  /// The sets that a set asks of the very entity it stands on.
  const Edges& near_edges() const { return near_edges_; }

  /// `hop(type, relation)` for every relation that the first `count` names of a path on entities of
  /// a type may walk; gives the types they may lead to.
  template <class Hop>
  TypeSet walk(TypeIndex from, const Path& path, std::size_t count, const Hop& hop) const {
    TypeSet at{from};
    for (std::size_t i = 0; i < count; ++i) {
      TypeSet next;
      for (const TypeIndex type : at) {
        const Member member = policy_.types[type].member(path.names[i].symbol);
        if (member.kind != MemberKind::relation) continue;
        next.insert(policy_.types[type].relations[member.index].leads_to);
        hop(type, path.names[i].symbol);
      }
      at = std::move(next);
    }
    return at;
  }

  /// `visit(node)` for all that a path may ask: relations on the way, and what its last name is.
  template <class Visit>
  void each_asked(TypeIndex from, const Path& path, PathEnd end, const Visit& visit) const {
    const auto visit_known = [&](TypeIndex type, Symbol name) {
      const NodeIndex node = find(type, name);
      if (node != kNoNode) visit(node);
    };
    if (!begins_here(path)) return;
    const TypeSet at = walk(from, path, walked_names(path, end), visit_known);
    if (end != PathEnd::persons) return;
    for (const TypeIndex type : at) visit_known(type, path.names.back().symbol);
  }

  /// Sets know no other beginning than the entity they stand on.
  static bool begins_here(const Path& path) {
    return path.root == Root::self && !path.names.empty();
  }
  /// How many names of a path that begins here are walked.
  static std::size_t walked_names(const Path& path, PathEnd end) {
    return path.names.size() - (end == PathEnd::entities ? 0 : 1);
  }

 private:
  void number(TypeIndex type);
  void add_edges(NodeIndex node);
  void add_edge(NodeIndex from, NodeIndex to);

  const Policy& policy_;
  std::vector<TypedMember> nodes_;
  std::vector<NodeIndex> places_;         ///< of every relation and set: its node
  std::vector<std::size_t> first_place_;  ///< by type; relations, then sets
  Edges edges_, near_edges_;
  std::vector<NodeIndex> last_to_ask_;  ///< so that no edge is kept twice
};

/// `visit(path, end)` for every path of a named set, guards and all.
template <class Visit>
void each_path(const NamedSet& set, const Visit& visit) {
  for (const GuardedSet& part : set.parts) {
    each_path(part.to.expression, visit);
    each_path(part.when.condition, visit);
  }
}

}  // namespace permsim
