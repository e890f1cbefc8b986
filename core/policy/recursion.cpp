// Which sets recurse: the graph of who asks whom among (type, relation or set), and the circles in
// it.
#include "core/policy/recursion.h"

#include <algorithm>
#include <map>

namespace permsim {

void collect_set_paths(const SetExpression& set, std::vector<const Path*>& paths) {
  if (set.kind == SetExpression::Kind::name && !set.path.names.empty()) paths.push_back(&set.path);
  for (const SetExpression& part : set.parts) collect_set_paths(part, paths);
}

void collect_set_paths(const Condition& condition, std::vector<const Path*>& paths) {
  collect_set_paths(condition.set, paths);
  for (const Condition& part : condition.parts) collect_set_paths(part, paths);
}

namespace {

using Node = std::pair<TypeIndex, Symbol>;
struct Edge {
  Node to;
  std::vector<Node>
      walked;  ///< the relations on the way: an entry in one of them can close a circle
};

class RecursionFinder {
 public:
  RecursionFinder(Policy& policy, Problems& problems) : policy_(policy), problems_(problems) {}

  void run() {
    for (TypeIndex type = 0; type < policy_.types.size(); ++type) {
      for (const Relation& relation : policy_.types[type].relations) add_relation(type, relation);
      for (const NamedSet& set : policy_.types[type].sets) add_set(type, set);
    }
    for (const auto& [node, edges] : graph_) {
      for (const Edge& edge : edges) judge(node, edge);
    }
  }

 private:
  void add_relation(TypeIndex type, const Relation& relation) {
    for (const Holdable& holdable : relation.of) {
      if (holdable.member == kNoSymbol) continue;
      const Node own{type, relation.symbol};
      graph_[own].push_back({{holdable.type, holdable.member}, {own}});
    }
  }

  void add_set(TypeIndex type, const NamedSet& set) {
    std::vector<const Path*> paths;
    for (const GuardedSet& part : set.parts) {
      collect_set_paths(part.to.expression, paths);
      collect_set_paths(part.when.condition, paths);
    }
    for (const Path* path : paths) add_path({type, set.symbol}, *path);
  }

  void add_path(const Node& from, const Path& path) {
    TypeSet types{from.first};
    std::vector<Node> walked;
    for (std::size_t i = 0; i + 1 < path.names.size(); ++i) {
      TypeSet next;
      for (const TypeIndex type : types) {
        const Relation* relation = policy_.types[type].find_relation(path.names[i].text);
        if (relation == nullptr) continue;
        walked.push_back({type, relation->symbol});
        graph_[from].push_back({{type, relation->symbol}, walked});
        for (const Holdable& holdable : relation->of) next.insert(holdable.type);
      }
      types = next;
    }
    for (const TypeIndex type : types)
      graph_[from].push_back({{type, path.names.back().symbol}, walked});
  }

  bool reaches(const Node& from, const Node& wanted) {
    std::set<Node> seen;
    std::vector<Node> open{from};
    while (!open.empty()) {
      const Node node = open.back();
      open.pop_back();
      if (node == wanted) return true;
      if (!seen.insert(node).second) continue;
      for (const Edge& edge : graph_[node]) open.push_back(edge.to);
    }
    return false;
  }

  /// A circle of sets of one and the same entity can never end, whatever the world holds.
  bool is_static_circle(const Node& from, const Edge& edge) {
    std::set<Node> seen;
    std::vector<Node> open{edge.to};
    while (!open.empty()) {
      const Node node = open.back();
      open.pop_back();
      if (node == from) return true;
      if (!seen.insert(node).second) continue;
      for (const Edge& next : graph_[node]) {
        if (next.walked.empty()) open.push_back(next.to);
      }
    }
    return false;
  }

  void judge(const Node& from, const Edge& edge) {
    if (!reaches(edge.to, from)) return;
    if (edge.walked.empty() && is_static_circle(from, edge)) {
      const Type& type = policy_.types[from.first];
      const Problem problem{"/types/" + type.id + "/sets/" + policy_.name_of(from.second),
                            "set-cycle",
                            "the set " + ticked(policy_.name_of(from.second)) + " of " +
                                ticked(type.id) + " is defined through itself"};
      problems_.push_back(problem);
    }
    for (const Node& relation : edge.walked) {
      auto& all = policy_.recursive_relations;
      if (std::find(all.begin(), all.end(), relation) == all.end()) all.push_back(relation);
    }
  }

  Policy& policy_;
  Problems& problems_;
  std::map<Node, std::vector<Edge>> graph_;
};

}  // namespace

void find_recursion(Policy& policy, Problems& problems) { RecursionFinder(policy, problems).run(); }

}  // namespace permsim
