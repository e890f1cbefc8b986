// The slow twin looks for sets that need themselves, before anything is decided; see slow_twin.h.
#include <algorithm>

#include "tests/support/slow_twin.h"

namespace permsim::twin {
namespace {

constexpr int kDeepest = 500;

/// Depth first over (entity, relation or set): what must be known before this can be known, and how
/// many sets and usersets stand above each other there?
class CycleSearch {
 public:
  explicit CycleSearch(const World& world) : world_(world) {}

  std::string run() {
    for (const Entity& entity : world_.entities) {
      const Type& type = world_.type_of(entity);
      for (const auto& [name, relation] : type.relations) visit(entity.id, name);
      for (const auto& [name, parts] : type.sets) visit(entity.id, name);
    }
    return cycle_;
  }

 private:
  /// Gives the levels from here down. People in a relation are no level; a userset is one, and so
  /// is a set.
  int visit(const std::string& id, const std::string& member) {
    const std::string node = id + "#" + member;
    if (!cycle_.empty()) return 0;
    if (done_.count(node) != 0) return done_[node];
    if (!open_.insert({node, true}).second) {
      cycle_ = node;
      return 0;
    }
    const Entity& entity = world_.at(id);
    const Type& type = world_.type_of(entity);
    int below = 0;
    bool is_level = type.sets.count(member) != 0;
    for (const Holder& holder : holders(world_, entity, member)) {
      const auto [other, userset] = split(holder.ref);
      if (userset.empty()) continue;
      is_level = true;
      below = std::max(below, visit(other, userset));
    }
    const auto found = type.sets.find(member);
    if (found != type.sets.end())
      for (const Part& part : found->second) {
        below = std::max(below, visit_condition(id, read_condition(part.when)));
        below = std::max(below, visit_set(id, read_set(part.to)));
      }
    const int levels = below + (is_level ? 1 : 0);
    if (cycle_.empty() && levels > kDeepest) cycle_ = node + ", too deep";
    open_.erase(node);
    done_[node] = levels;
    return levels;
  }

  /// Visits every relation on the way, and gives the entities the walk ends at.
  std::vector<std::string> visit_walk(const std::string& self, const Words& path, std::size_t count,
                                      int& below) {
    std::vector<std::string> here{self};
    for (std::size_t next = 0; next < count && cycle_.empty(); ++next) {
      std::vector<std::string> there;
      for (const std::string& id : here) {
        below = std::max(below, visit(id, path[next]));
        if (!cycle_.empty()) return {};
        const std::vector<std::string> more =
            walk(Place{world_, id, "", "", nullptr}, {path[next]});
        there.insert(there.end(), more.begin(), more.end());
      }
      here = there;
    }
    return cycle_.empty() ? here : std::vector<std::string>();
  }

  int visit_set(const std::string& self, const SetTree& set) {
    int below = 0;
    for (const SetTree& part : set.parts) below = std::max(below, visit_set(self, part));
    if (set.kind != "name") return below;
    for (const std::string& id : visit_walk(self, set.name, set.name.size() - 1, below))
      below = std::max(below, visit(id, set.name.back()));
    return below;
  }

  int visit_condition(const std::string& self, const ConditionTree& condition) {
    int below = 0;
    for (const ConditionTree& part : condition.parts)
      below = std::max(below, visit_condition(self, part));
    const bool ends_in_entities =
        condition.kind == "exists" || condition.kind == "within" || condition.kind == "is";
    const auto hops = [&](const Words& path) { return path.size() - (ends_in_entities ? 0 : 1); };
    if (!condition.left.empty()) visit_walk(self, condition.left, hops(condition.left), below);
    if (!condition.right.empty()) visit_walk(self, condition.right, hops(condition.right), below);
    if (!condition.set.kind.empty()) below = std::max(below, visit_set(self, condition.set));
    return visit_operand(self, condition, condition.operand, below);
  }

  /// The right side of a comparison may be a path to an attribute: then it is walked as well.
  int visit_operand(const std::string& self, const ConditionTree& condition, const Operand& operand,
                    int below) {
    for (const Operand& one : operand.list)
      below = std::max(below, visit_operand(self, condition, one, below));
    if (!operand.is_quoted && operand.words.size() > 1)
      visit_walk(self, operand.words, operand.words.size() - 1, below);
    return below;
  }

  const World& world_;
  std::map<std::string, bool> open_;
  std::map<std::string, int> done_;
  std::string cycle_;
};

/// The world as another reading has it: what that one does not know is not there.
World read_otherwise(const World& world, std::shared_ptr<const Policy> policy) {
  World read{std::move(policy), {}};
  for (Entity entity : world.entities) {
    const auto type = read.policy->types.find(entity.type);
    if (type == read.policy->types.end()) continue;
    for (const auto& [name, attribute] : type->second.attributes)
      if (world.type_of(entity).attributes.count(name) == 0 && !attribute.fallback.is_null())
        entity.attributes[name] = attribute.fallback;
    read.entities.push_back(entity);
  }
  for (Entity& entity : read.entities) {
    const Type& type = read.policy->types.at(entity.type);
    const auto held = std::move(entity.relations);
    entity.relations.clear();
    for (const auto& [name, list] : held) {
      if (type.relations.count(name) == 0) continue;
      for (const Holder& holder : list) {
        const auto [id, member] = split(holder.ref);
        const Entity* there = read.find(id);
        if (there == nullptr) continue;
        const std::string kind = there->type + (member.empty() ? "" : "#" + member);
        if (contains(type.relations.at(name).of, kind)) entity.relations[name].push_back(holder);
      }
    }
  }
  return read;
}

}  // namespace

std::string find_cycle(const World& world) { return CycleSearch(world).run(); }

std::string find_cycle_in_any_reading(const World& world) {
  std::string cycle = find_cycle(world);
  for (const std::shared_ptr<const Policy>& other : world.policy->others)
    if (cycle.empty()) cycle = find_cycle(read_otherwise(world, other));
  return cycle;
}

}  // namespace permsim::twin
