// Tarjan's components over (entity, relation or set), told in words; see set_cycle.h.
#include "core/decide/set_cycle.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/components.h"
#include "core/decide/evaluate.h"
#include "core/policy/recursion.h"
#include "core/world/asked.h"
#include "core/world/names.h"

namespace permsim {

namespace {

using NodeIndex = std::uint32_t;

/// The members of a world that must be followed, numbered in world order.
class Numbers {
 public:
  explicit Numbers(const World& world) : world_(world) {
    std::vector<bool> is_followed;
    for (const Type& type : world.policy().types)
      is_followed.push_back(std::any_of(type.members.begin(), type.members.end(),
                                        [](const Member& each) { return each.is_followed; }));
    for (EntityIndex entity = 0; entity < world.size(); ++entity) {
      first_.push_back(static_cast<NodeIndex>(entity_of_.size()));
      if (!world.has(entity) || !is_followed[world.at(entity).type]) continue;
      const Type& type = world.type_of(entity);
      entity_of_.resize(entity_of_.size() + type.relations.size() + type.sets.size(), entity);
    }
  }

  std::size_t size() const { return entity_of_.size(); }
  NodeIndex of(const MemberOf& member_of) const {
    const Type& type = world_.type_of(member_of.entity);
    const Member member = type.member(member_of.member);
    const std::size_t place =
        member.index + (member.kind == MemberKind::set ? type.relations.size() : 0);
    return first_[member_of.entity] + static_cast<NodeIndex>(place);
  }
  MemberOf at(NodeIndex node) const {
    const EntityIndex entity = entity_of_[node];
    const Type& type = world_.type_of(entity);
    const std::size_t place = node - first_[entity];
    return {entity, place < type.relations.size()
                        ? type.relations[place].symbol
                        : type.sets[place - type.relations.size()].symbol};
  }

 private:
  const World& world_;
  std::vector<NodeIndex> first_;  ///< by entity: its relations, then its sets
  std::vector<EntityIndex> entity_of_;
};

class NestingSearch {
 public:
  explicit NestingSearch(const World& world)
      : world_(world),
        numbers_(world),
        evaluator_(world),
        finder_(
            world, [this](const MemberOf& userset) { return people_of(userset); },
            std::mem_fn(&Member::is_followed)),
        states_(numbers_.size(), State::unknown),
        levels_(numbers_.size(), 0) {}

  std::vector<NestingFault> run() {
    ComponentFinder<NestingSearch> components(*this, numbers_.size());
    for (NodeIndex node = 0; node < numbers_.size(); ++node) {
      const MemberOf of = numbers_.at(node);
      if (is_followed(of) && finder_.may_ask(of)) components.visit(node);
    }
    std::sort(circles_.begin(), circles_.end());
    std::vector<NestingFault> faults;
    for (const auto& [first, number] : circles_)
      faults.push_back({true, shortest_circle(first, number), 0});
    if (deepest_ != kNoNode && levels_[deepest_] > kDeepestNesting)
      faults.push_back({false, {numbers_.at(deepest_)}, levels_[deepest_]});
    return faults;
  }

  // --- for ComponentFinder

  bool asked(NodeIndex node, std::vector<NodeIndex>& list) {
    if (states_[node] == State::unknown) states_[node] = State::being_asked;
    asked_.clear();
    const bool is_all = finder_.append(numbers_.at(node), asked_);
    for (const MemberOf& each : asked_) list.push_back(numbers_.of(each));
    return is_all;
  }

  void found(const std::vector<NodeIndex>& component, bool is_circle,
             const std::vector<NodeIndex>& asked) {
    if (is_circle) {
      const int number = static_cast<int>(circles_.size());
      circles_.emplace_back(*std::min_element(component.begin(), component.end()), number);
      for (const NodeIndex node : component) {
        states_[node] = State::endless;
        circle_of_[node] = number;
      }
      return;
    }
    const NodeIndex node = component.front();
    states_[node] = State::known;
    for (const NodeIndex each : asked) {
      if (states_[each] == State::endless) states_[node] = State::endless;
      levels_[node] = std::max(levels_[node], levels_[each]);
    }
    ++levels_[node];
    const bool is_deeper = deepest_ == kNoNode || levels_[node] > levels_[deepest_] ||
                           (levels_[node] == levels_[deepest_] && node < deepest_);
    if (is_deeper) deepest_ = node;
  }

 private:
  static constexpr NodeIndex kNoNode = 0xffffffffu;
  enum class State : std::uint8_t { unknown, being_asked, known, endless };

  bool is_followed(const MemberOf& of) const {
    return world_.type_of(of.entity).member(of.member).is_followed;
  }

  /// Whoever is asked while the search goes through them is asked in a circle.
  PeopleKnown people_of(const MemberOf& userset) {
    if (is_followed(userset) && finder_.may_ask(userset)) {
      const State state = states_[numbers_.of(userset)];
      if (state != State::known) return {std::nullopt, state == State::unknown};
    }
    return {evaluator_.member_persons(userset.entity, userset.member)};
  }

  std::vector<MemberOf> shortest_circle(NodeIndex first, int number) {
    std::unordered_map<NodeIndex, NodeIndex> asked_by;
    std::vector<NodeIndex> open{first}, list;
    for (std::size_t i = 0; i < open.size() && asked_by.count(first) == 0; ++i) {
      list.clear();
      asked(open[i], list);
      for (const NodeIndex next : list) {
        const auto circle = circle_of_.find(next);
        if (circle == circle_of_.end() || circle->second != number) continue;
        if (asked_by.emplace(next, open[i]).second && next != first) open.push_back(next);
      }
    }
    std::vector<MemberOf> circle{numbers_.at(first)};
    NodeIndex node = first;
    do {
      node = asked_by.at(node);
      circle.push_back(numbers_.at(node));
    } while (node != first);
    std::reverse(circle.begin(), circle.end());
    return circle;
  }

  const World& world_;
  Numbers numbers_;
  Evaluator evaluator_;
  AskedFinder finder_;
  std::vector<State> states_;
  std::vector<int> levels_;
  std::vector<std::pair<NodeIndex, int>> circles_;  ///< the first node of each, and its number
  std::unordered_map<NodeIndex, int> circle_of_;
  NodeIndex deepest_ = kNoNode;
  std::vector<MemberOf> asked_;
};

/// A circle of many is told by its beginning and its end.
std::string arrows(std::vector<std::string> names) {
  constexpr std::size_t kMostNamed = 7;
  if (names.size() > kMostNamed) {
    names.erase(names.begin() + kMostNamed - 2, names.end() - 2);
    names.insert(names.end() - 2, "…");
  }
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " → ") + name;
  return text;
}

std::string deeper_than_allowed(int levels) {
  return std::to_string(levels) + " deep; at most " + std::to_string(kDeepestNesting) +
         " are followed";
}

std::string spoken(const World& world, const NestingFault& fault) {
  std::vector<std::string> names;
  for (const MemberOf& of : fault.members)
    names.push_back(labelled(world, Entry{of.entity, of.member, 0}));
  if (!fault.is_circle)
    return names.front() + " would rest on sets that nest " + deeper_than_allowed(fault.levels);
  return "these would refer to each other in a circle: " + arrows(std::move(names));
}

bool has_other_usersets(const World& before, const World& after, const Touched& touched) {
  const auto usersets = [&](const World& world) {
    std::vector<MemberOf> found;
    if (!world.has(touched.entity)) return found;
    for (const Entry& entry : world.holders(touched.entity, touched.member)) {
      if (entry.is_userset()) found.push_back({entry.entity, entry.member});
    }
    std::sort(found.begin(), found.end());
    return found;
  };
  return usersets(before) != usersets(after);
}

bool may_nest_otherwise(const World& before, const World& after) {
  const Nesting& nesting = after.policy().nesting;
  if (!nesting.is_needed()) return false;
  const std::vector<Touched>& touched = after.touched();
  return std::any_of(touched.begin(), touched.end(), [&](const Touched& each) {
    const World& known = after.has(each.entity) ? after : before;  // whoever goes matters as well
    if (!known.has(each.entity)) return false;
    const TypedMember member{known.at(each.entity).type, each.member};
    return nesting.rests_on(member) ||
           (nesting.rests_on_usersets_of(member) && has_other_usersets(before, after, each));
  });
}

}  // namespace

std::vector<NestingFault> find_nesting_faults(const World& world) {
  if (!world.policy().nesting.is_followed) return {};
  return NestingSearch(world).run();
}

std::string written(const World& world, const NestingFault& fault) {
  std::vector<std::string> names;
  for (const MemberOf& of : fault.members)
    names.push_back(ticked(written(world, Entry{of.entity, of.member, 0})));
  if (!fault.is_circle)
    return names.front() + " rests on sets that nest " + deeper_than_allowed(fault.levels);
  return "these refer to each other in a circle: " + arrows(std::move(names));
}

std::string nesting_problem(const World& before, const World& after) {
  if (!may_nest_otherwise(before, after)) return {};
  if (const auto faults = find_nesting_faults(after); !faults.empty())
    return spoken(after, faults.front());
  for (const std::weak_ptr<const Policy>& reading : after.policy().nesting.readings) {
    const std::shared_ptr<const Policy> policy = reading.lock();
    if (policy == nullptr) continue;  // nobody can look at the world through it any more
    const World read = after.under(policy);
    if (const auto faults = find_nesting_faults(read); !faults.empty())
      return spoken(read, faults.front()) + " (under the reading " + ticked(policy->reading) + ")";
  }
  return {};
}

}  // namespace permsim
