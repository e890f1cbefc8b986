// The slow twin looks for sets that need themselves, before anything is decided; see slow_twin.h.
#include "tests/support/slow_twin.h"

namespace permsim::twin {
namespace {

/// Depth first over (entity, relation or set): what must be known before this can be known?
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
  void visit(const std::string& id, const std::string& member) {
    const std::string node = id + "#" + member;
    if (!cycle_.empty() || done_.count(node) != 0) return;
    if (!open_.insert({node, true}).second) {
      cycle_ = node;
      return;
    }
    const Entity& entity = world_.at(id);
    const Type& type = world_.type_of(entity);
    for (const Holder& holder : holders(world_, entity, member)) {
      const auto [other, userset] = split(holder.ref);
      if (!userset.empty()) visit(other, userset);
    }
    const auto found = type.sets.find(member);
    if (found != type.sets.end())
      for (const Part& part : found->second) {
        visit_condition(id, read_condition(part.when));
        visit_set(id, read_set(part.to));
      }
    open_.erase(node);
    done_[node] = true;
  }

  /// Visits every relation on the way, and gives the entities the walk ends at.
  std::vector<std::string> visit_walk(const std::string& self, const Words& path,
                                      std::size_t count) {
    std::vector<std::string> here{self};
    for (std::size_t next = 0; next < count && cycle_.empty(); ++next) {
      std::vector<std::string> there;
      for (const std::string& id : here) {
        visit(id, path[next]);
        if (!cycle_.empty()) return {};
        const std::vector<std::string> more =
            walk(Place{world_, id, "", "", nullptr}, {path[next]});
        there.insert(there.end(), more.begin(), more.end());
      }
      here = there;
    }
    return cycle_.empty() ? here : std::vector<std::string>();
  }

  void visit_set(const std::string& self, const SetTree& set) {
    for (const SetTree& part : set.parts) visit_set(self, part);
    if (set.kind != "name") return;
    for (const std::string& id : visit_walk(self, set.name, set.name.size() - 1))
      visit(id, set.name.back());
  }

  void visit_condition(const std::string& self, const ConditionTree& condition) {
    for (const ConditionTree& part : condition.parts) visit_condition(self, part);
    const bool ends_in_entities =
        condition.kind == "exists" || condition.kind == "within" || condition.kind == "is";
    const auto hops = [&](const Words& path) { return path.size() - (ends_in_entities ? 0 : 1); };
    if (!condition.left.empty()) visit_walk(self, condition.left, hops(condition.left));
    if (!condition.right.empty()) visit_walk(self, condition.right, hops(condition.right));
    if (!condition.set.kind.empty()) visit_set(self, condition.set);
  }

  const World& world_;
  std::map<std::string, bool> open_, done_;
  std::string cycle_;
};

}  // namespace

std::string find_cycle(const World& world) { return CycleSearch(world).run(); }

}  // namespace permsim::twin
