// Entities and texts are the nodes of a graph, relations and attributes its edges. Colours are
// refined by neighbours (Weisfeiler and Leman) until they tell no more apart; what then has one
// colour may be alike. Of two such, each is marked and colours are refined again, which says who
// takes whose place; that is checked edge by edge, so colours may err and cost nothing but time.
#include "core/explore/likeness.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "core/base/budget.h"
#include "core/explore/fingerprint.h"
#include "core/explore/values.h"

namespace permsim::exploring {

namespace {

using Node = std::uint32_t;
using Colours = std::vector<std::uint64_t>;

/// Looks at an edge that may be taken for finding what is alike: beyond, nothing is.
constexpr std::uint64_t kMostLooks = 3'000'000;
constexpr int kMostLikenessRounds = 6;

struct Edge {
  std::uint64_t label;
  Node to;
  bool operator<(const Edge& other) const {
    return std::tie(label, to) < std::tie(other.label, other.to);
  }
  bool operator==(const Edge& other) const { return label == other.label && to == other.to; }
};

class Graph {
 public:
  Graph(const World& world, const std::vector<EntityIndex>& actors)
      : world_(world), named_(texts_named(world.policy())), edges_(world.size()) {
    colours_.assign(world.size(), 0);
    for (EntityIndex entity = 0; entity < world.size(); ++entity) {
      if (world.has(entity)) add(entity);
    }
    for (const EntityIndex actor : actors) colours_[actor] = mixed(colours_[actor] + 1);
    for (const auto& [text, node] : texts_) {
      const EntityIndex entity = world.find(text);
      if (entity != kNoEntity) edges_[node].push_back({1, entity});
    }
    for (auto& edges : edges_) {
      std::sort(edges.begin(), edges.end());
      count_ += edges.size() + 1;
    }
  }

  std::uint64_t size() const { return count_; }
  const Colours& given() const { return colours_; }

  Colours refined(Colours colours) const {
    std::size_t classes = 0;
    for (int round = 0; round < kMostLikenessRounds; ++round) {
      Colours next = colours;
      for (Node node = 0; node < edges_.size(); ++node) {
        for (const Edge& edge : edges_[node]) {
          next[node] += mixed(edge.label * 2 + mixed(colours[edge.to]));
          next[edge.to] += mixed(edge.label * 2 + 1 + mixed(colours[node] + 7));
        }
      }
      for (std::uint64_t& colour : next) colour = mixed(colour);
      const std::size_t found = std::set<std::uint64_t>(next.begin(), next.end()).size();
      colours = std::move(next);
      if (found == classes) break;
      classes = found;
    }
    return colours;
  }

  /// Who takes whose place where the two colourings agree; empty where that is no symmetry.
  std::vector<Node> exchange(const Colours& from, const Colours& to) const {
    std::unordered_map<std::uint64_t, std::vector<Node>> places;
    for (Node node = 0; node < to.size(); ++node) {
      if (from[node] != to[node]) places[to[node]].push_back(node);
    }
    std::unordered_map<std::uint64_t, std::size_t> taken;
    std::vector<Node> takes(from.size());
    for (Node node = 0; node < from.size(); ++node) {
      takes[node] = node;
      if (from[node] == to[node]) continue;
      const auto found = places.find(from[node]);
      std::size_t& next = taken[from[node]];
      if (found == places.end() || next == found->second.size()) return {};
      takes[node] = found->second[next++];
    }
    return is_symmetry(takes) ? takes : std::vector<Node>();
  }

 private:
  void add(EntityIndex entity) {
    const Type& type = world_.type_of(entity);
    std::uint64_t colour = mixed(world_.at(entity).type + 3u);
    std::vector<Edge> edges;
    for (const Relation& relation : type.relations) {
      for (const Entry& entry : world_.holders(entity, relation.symbol))
        edges.push_back({label(relation.symbol, entry.member), entry.entity});
    }
    for (const Attribute& attribute : type.attributes) {
      const Value& value = world_.attribute(entity, attribute.symbol);
      colour = mixed(colour + value.index());
      if (const auto* flag = std::get_if<bool>(&value)) colour = mixed(colour + (*flag ? 1 : 2));
      if (const auto* text = as_text(value))
        edges.push_back({label(attribute.symbol, 0), node_of(*text)});
      const auto* list = as_list(value);
      for (std::size_t i = 0; list != nullptr && i < list->size(); ++i)
        edges.push_back({label(attribute.symbol, static_cast<Symbol>(i)), node_of((*list)[i])});
    }
    edges_[entity] = std::move(edges);
    colours_[entity] = colour;
  }

  static std::uint64_t label(Symbol symbol, Symbol member) {
    return mixed((static_cast<std::uint64_t>(symbol) << 32) + member + 11);
  }

  /// A text that the policy names stands for itself; any other is known by where it stands.
  Node node_of(const std::string& text) {
    const auto [found, is_new] = texts_.try_emplace(text, static_cast<Node>(edges_.size()));
    if (is_new) {
      edges_.emplace_back();
      colours_.push_back(named_.count(text) == 0 ? 5 : mixed(found->second + 1000u));
    }
    return found->second;
  }

  bool is_symmetry(const std::vector<Node>& takes) const {
    std::vector<char> is_taken(takes.size(), 0);
    for (Node node = 0; node < takes.size(); ++node) {
      if (colours_[node] != colours_[takes[node]] || is_taken[takes[node]]++ != 0) return false;
    }
    std::vector<Edge> moved;
    for (Node node = 0; node < takes.size(); ++node) {
      if (edges_[node].size() != edges_[takes[node]].size()) return false;
      moved.clear();
      for (const Edge& edge : edges_[node]) moved.push_back({edge.label, takes[edge.to]});
      std::sort(moved.begin(), moved.end());
      if (moved != edges_[takes[node]]) return false;
    }
    return true;
  }

  const World& world_;
  std::set<std::string> named_;
  std::vector<std::vector<Edge>> edges_;  ///< of entities, then of texts; sorted
  std::map<std::string, Node> texts_;
  Colours colours_;
  std::uint64_t count_ = 0;
};

using CellKey = std::tuple<EntityIndex, EntityIndex, ActionIndex>;

class Alike {
 public:
  explicit Alike(const std::vector<Cell>& goals) : goals_(goals), first_(goals.size()) {
    std::iota(first_.begin(), first_.end(), std::size_t{0});
    for (std::size_t i = 0; i < goals.size(); ++i)
      place_.emplace(CellKey{goals[i].who, goals[i].on, goals[i].action}, i);
  }

  void join(const std::vector<Node>& takes) {
    for (std::size_t i = 0; i < goals_.size(); ++i) {
      const auto other = place_.find({takes[goals_[i].who], takes[goals_[i].on], goals_[i].action});
      if (other == place_.end()) continue;
      const std::size_t a = first_of(i), b = first_of(other->second);
      first_[std::max(a, b)] = std::min(a, b);
    }
  }

  std::vector<std::size_t> take() {
    for (std::size_t i = 0; i < first_.size(); ++i) first_[i] = first_of(i);
    return std::move(first_);
  }

 private:
  std::size_t first_of(std::size_t goal) const {
    while (first_[goal] != goal) goal = first_[goal];
    return goal;
  }

  const std::vector<Cell>& goals_;
  std::vector<std::size_t> first_;
  std::map<CellKey, std::size_t> place_;
};

}  // namespace

std::vector<std::size_t> first_alike(const World& start, const std::vector<Cell>& goals,
                                     const std::vector<EntityIndex>& actors) {
  Alike alike(goals);
  std::set<EntityIndex> candidates;
  for (const Cell& goal : goals) candidates.insert({goal.who, goal.on});
  if (goals.size() < 2) return alike.take();
  const Graph graph(start, actors);
  const std::uint64_t looks = graph.size() * (candidates.size() + 1) * kMostLikenessRounds;
  if (looks > kMostLooks) return alike.take();
  budget::spend(looks / 4);
  const Colours plain = graph.refined(graph.given());
  std::map<std::uint64_t, std::pair<EntityIndex, Colours>> marked;  // the first of each colour
  for (const EntityIndex entity : candidates) {
    Colours colours = plain;
    colours[entity] = mixed(colours[entity] + 13);
    colours = graph.refined(std::move(colours));
    const auto [first, is_new] = marked.try_emplace(plain[entity], entity, colours);
    if (is_new) continue;
    const std::vector<Node> takes = graph.exchange(first->second.second, colours);
    if (!takes.empty()) alike.join(takes);
  }
  return alike.take();
}

}  // namespace permsim::exploring
