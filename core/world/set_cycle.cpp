// Do sets of this world refer to each other in a circle? A walk over (entity, relation or set), by
// its own stack, so that no chain of folders or teams is too long for it.
#include "core/world/set_cycle.h"

#include <algorithm>
#include <unordered_map>

#include "core/policy/recursion.h"

namespace permsim {

namespace {

struct Node {
  EntityIndex entity = kNoEntity;
  Symbol member = kNoSymbol;
  std::uint64_t key() const { return member_key(entity, member); }
};

class CycleFinder {
 public:
  explicit CycleFinder(const World& world) : world_(world) {}

  std::string run() {
    for (EntityIndex i = 0; i < world_.size(); ++i) {
      if (!world_.has(i)) continue;
      const Type& type = world_.type_of(i);
      for (const Relation& relation : type.relations) {
        if (!visit({i, relation.symbol})) return problem_;
      }
      for (const NamedSet& set : type.sets) {
        if (!visit({i, set.symbol})) return problem_;
      }
    }
    return {};
  }

 private:
  struct Frame {
    Node node;
    std::vector<Node> next;
    std::size_t at = 0;
  };

  bool visit(const Node& start) {
    if (is_done_.count(start.key()) != 0) return true;
    push(start);
    while (!stack_.empty()) {
      Frame& frame = stack_.back();
      if (frame.at == frame.next.size()) {
        is_done_[frame.node.key()] = true;
        stack_.pop_back();
        continue;
      }
      const Node next = frame.next[frame.at++];
      const auto seen = is_done_.find(next.key());
      if (seen == is_done_.end()) {
        if (stack_.size() >= static_cast<std::size_t>(kDeepestNesting)) return fail_too_deep(next);
        push(next);
      } else if (!seen->second) {
        return fail_circle(next);
      }
    }
    return true;
  }

  void push(const Node& node) {
    is_done_[node.key()] = false;
    stack_.push_back({node, followers(node), 0});
  }

  std::vector<Node> followers(const Node& node) {
    std::vector<Node> next;
    const Type& type = world_.type_of(node.entity);
    const Member member = type.member(node.member);
    if (member.kind == MemberKind::relation) add_usersets(node.entity, node.member, next);
    if (member.kind != MemberKind::set) return next;
    std::vector<const Path*> paths;
    for (const GuardedSet& part : type.sets[member.index].parts) {
      collect_set_paths(part.to.expression, paths);
      collect_set_paths(part.when.condition, paths);
    }
    for (const Path* path : paths) add_path(node.entity, *path, next);
    return next;
  }

  void add_usersets(EntityIndex entity, Symbol relation, std::vector<Node>& next) {
    for (const Entry& entry : world_.holders(entity, relation)) {
      if (entry.is_userset()) next.push_back({entry.entity, entry.member});
    }
  }

  void add_path(EntityIndex entity, const Path& path, std::vector<Node>& next) {
    std::vector<EntityIndex> reached{entity};
    for (std::size_t i = 0; i + 1 < path.names.size(); ++i) {
      std::vector<EntityIndex> further;
      for (const EntityIndex each : reached) {
        add_usersets(each, path.names[i].symbol, next);
        for (const Entry& entry : world_.holders(each, path.names[i].symbol))
          further.push_back(entry.entity);
      }
      std::sort(further.begin(), further.end());
      further.erase(std::unique(further.begin(), further.end()), further.end());
      reached = std::move(further);
    }
    for (const EntityIndex each : reached) {
      if (world_.type_of(each).member(path.names.back().symbol).kind != MemberKind::none)
        next.push_back({each, path.names.back().symbol});
    }
  }

  std::string named(const Node& node) const {
    return ticked(world_.at(node.entity).id + "#" + world_.policy().name_of(node.member));
  }

  bool fail_circle(const Node& again) {
    std::vector<std::string> circle;
    for (auto frame = stack_.rbegin(); frame != stack_.rend(); ++frame) {
      circle.insert(circle.begin(), named(frame->node));
      if (frame->node.key() == again.key()) break;
    }
    if (circle.size() > 6)
      circle.erase(circle.begin() + 5, circle.end() - 1), circle.insert(circle.end() - 1, "…");
    circle.push_back(named(again));
    problem_ = "these refer to each other in a circle: ";
    for (std::size_t i = 0; i < circle.size(); ++i) problem_ += (i > 0 ? " → " : "") + circle[i];
    return false;
  }

  bool fail_too_deep(const Node& node) {
    problem_ = "sets are nested deeper than " + std::to_string(kDeepestNesting) + " levels at " +
               named(node);
    return false;
  }

  const World& world_;
  std::vector<Frame> stack_;
  std::unordered_map<std::uint64_t, bool> is_done_;  ///< false: on the stack
  std::string problem_;
};

}  // namespace

std::string find_set_cycle(const World& world) {
  if (world.policy().recursive_relations.empty()) return {};
  return CycleFinder(world).run();
}

}  // namespace permsim
