// Numbering sets and relations of usersets, and drawing the edges between them.
#include "core/policy/set_graph.h"

namespace permsim {

SetGraph::SetGraph(const Policy& policy) : policy_(policy) {
  for (TypeIndex type = 0; type < policy.types.size(); ++type) number(type);
  edges_.resize(size());
  near_edges_.resize(size());
  last_to_ask_.resize(size(), kNoNode);
  for (NodeIndex node = 0; node < size(); ++node) add_edges(node);
}

void SetGraph::number(TypeIndex type) {
  const Type& of = policy_.types[type];
  // A name that an attribute or a relation has too means one of them alone; the other is reported
  // where names are bound.
  const auto add = [&](Symbol member, MemberKind kind, bool may_ask) {
    const bool is_node = may_ask && of.member(member).kind == kind;
    places_.push_back(is_node ? static_cast<NodeIndex>(nodes_.size()) : kNoNode);
    if (is_node) nodes_.emplace_back(type, member);
  };
  first_place_.push_back(places_.size());
  for (const Relation& relation : of.relations)
    add(relation.symbol, MemberKind::relation, relation.may_hold_usersets());
  for (const NamedSet& set : of.sets) add(set.symbol, MemberKind::set, true);
}

NodeIndex SetGraph::find(TypeIndex type, Symbol symbol) const {
  const Type& of = policy_.types[type];
  const Member member = of.member(symbol);
  if (member.kind == MemberKind::relation) return places_[first_place_[type] + member.index];
  if (member.kind != MemberKind::set) return kNoNode;
  return places_[first_place_[type] + of.relations.size() + member.index];
}

void SetGraph::add_edge(NodeIndex from, NodeIndex to) {
  if (last_to_ask_[to] == from) return;
  last_to_ask_[to] = from;
  edges_[from].push_back(to);
}

void SetGraph::add_edges(NodeIndex node) {
  const auto [type, symbol] = nodes_[node];
  const Type& of = policy_.types[type];
  const Member own = of.member(symbol);
  if (own.kind == MemberKind::relation) {
    for (const Holdable& held : of.relations[own.index].of) {
      const NodeIndex userset = find(held.type, held.member);
      if (userset != kNoNode) add_edge(node, userset);
    }
    return;
  }
  const TypeIndex from = type;
  each_path(of.sets[own.index], [&](const Path& path, PathEnd end) {
    const bool stays = end == PathEnd::persons && path.names.size() == 1;
    each_asked(from, path, end, [&](NodeIndex asked) {
      add_edge(node, asked);
      if (stays && policy_.types[from].member(nodes_[asked].second).kind == MemberKind::set)
        near_edges_[node].push_back(asked);
    });
  });
}

}  // namespace permsim
