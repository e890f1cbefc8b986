// Explanations: the ways into a set, collected as relation entries, and the first part of a rule
// that is not met.
#include "core/decide/explain.h"

#include <algorithm>
#include <unordered_map>

#include "core/decide/evaluate.h"
#include "core/world/asked.h"

namespace permsim {

namespace {

using Way = std::vector<PathEntry>;
using Ways = std::vector<Way>;

bool same_entry(const PathEntry& a, const PathEntry& b) {
  return a.of == b.of && a.relation == b.relation && a.entry.same_holder(b.entry);
}

Way joined(const Way& a, const Way& b) {
  Way both = a;
  for (const PathEntry& entry : b) {
    if (std::none_of(both.begin(), both.end(),
                     [&](const PathEntry& e) { return same_entry(e, entry); }))
      both.push_back(entry);
  }
  return both;
}

bool holds_all(const Way& way, const Way& part) {
  return std::all_of(part.begin(), part.end(), [&](const PathEntry& entry) {
    return std::any_of(way.begin(), way.end(),
                       [&](const PathEntry& e) { return same_entry(e, entry); });
  });
}

/// Collects every way in which a set reaches one person. Bounded: at most kMostPaths + 1 ways are
/// kept at any point.
class PathFinder {
 public:
  PathFinder(const World& world, EntityIndex person)
      : world_(world), evaluator_(world), person_(person) {}

  Ways ways(const SetExpression& set, EntityIndex self) {
    switch (set.kind) {
      case SetExpression::Kind::everyone: return {{}};
      case SetExpression::Kind::nobody: return {};
      case SetExpression::Kind::any_of: {
        Ways all;
        for (const SetExpression& part : set.parts) append(all, ways(part, self));
        return all;
      }
      case SetExpression::Kind::all_of: return intersection(set, self);
      case SetExpression::Kind::without:
        return evaluator_.contains(set.parts[1], self, person_) ? Ways{} : ways(set.parts[0], self);
      case SetExpression::Kind::name: break;
    }
    return path_ways(set.path, self);
  }

 private:
  /// A way that needs all that another needs adds nothing, so only the least ones are kept: here,
  /// not in the end, that the bound cuts off none of them for the sake of others that would go
  /// anyway.
  static void append(Ways& all, Ways more) {
    for (Way& way : more) {
      if (std::any_of(all.begin(), all.end(),
                      [&](const Way& kept) { return holds_all(way, kept); }))
        continue;
      all.erase(std::remove_if(all.begin(), all.end(),
                               [&](const Way& kept) { return holds_all(kept, way); }),
                all.end());
      if (all.size() > kMostPaths) return;
      all.push_back(std::move(way));
    }
  }

  Ways intersection(const SetExpression& set, EntityIndex self) {
    Ways all{{}};
    for (const SetExpression& part : set.parts) {
      const Ways next = ways(part, self);
      Ways product;
      for (const Way& a : all) {
        for (const Way& b : next) append(product, {joined(a, b)});
      }
      all = std::move(product);
    }
    return all;
  }

  /// Follows a path name by name: each hop adds the entry it went through.
  Ways path_ways(const Path& path, EntityIndex self) {
    Ways all;
    follow(path, 0, self, {}, all);
    return all;
  }

  void follow(const Path& path, std::size_t at, EntityIndex entity, const Way& so_far, Ways& all) {
    if (all.size() > kMostPaths || path.names.empty()) return;
    const Symbol name = path.names[at].symbol;
    if (at + 1 == path.names.size()) {
      for (const Way& way : member_ways(entity, name)) append(all, {joined(so_far, way)});
      return;
    }
    for (const Entry& entry : world_.holders(entity, name)) {
      const Way next = joined(so_far, {declared({entity, name, entry})});
      if (!entry.is_userset()) {
        follow(path, at + 1, entry.entity, next, all);
        continue;
      }
      // The path goes on from everybody in the userset, so how each of them is in it belongs to the
      // way.
      for (const EntityIndex person : evaluator_.member_persons(entry.entity, entry.member)) {
        for (const Way& way : PathFinder(world_, person).member_ways(entry.entity, entry.member))
          follow(path, at + 1, person, joined(next, way), all);
      }
    }
  }

  /// Sets that ask others are remembered: they may be asked in many ways.
  Ways member_ways(EntityIndex entity, Symbol name) {
    const MemberOf of{entity, name};
    if (!evaluator_.member_contains(entity, name, person_)) return {};
    if (world_.type_of(entity).member(name).levels < 2) return asked_ways(of);
    if (const auto known = known_.find(of.key()); known != known_.end()) return known->second;
    if (nesting_ >= kPlainNesting) {
      find_in_order(of);
      return known_.at(of.key());
    }
    ++nesting_;
    Ways all = asked_ways(of);
    --nesting_;
    return known_[of.key()] = std::move(all);
  }

  /// What nests deep is followed from the deepest up: stacks are small in a browser.
  void find_in_order(const MemberOf& first) {
    std::vector<EntityIndex> people;
    AskedFinder finder(
        world_, [](const Member& member) { return member.levels > 1; },
        [&](const MemberOf& userset) -> PeopleKnown {
          people = evaluator_.member_persons(userset.entity, userset.member);
          return {&people, false};
        });
    in_order(
        finder, first, [&](const MemberOf& of) { return known_.count(of.key()) != 0; },
        [&](const MemberOf& of) {
          const bool is_in = evaluator_.member_contains(of.entity, of.member, person_);
          known_[of.key()] = is_in ? asked_ways(of) : Ways{};
        });
  }

  Ways asked_ways(const MemberOf& of) {
    const auto [entity, name] = of;
    const Type& type = world_.type_of(entity);
    const Member member = type.member(name);
    Ways all;
    if (member.kind == MemberKind::relation) {
      for (const Entry& entry : world_.holders(entity, name)) {
        const Way own{declared({entity, name, entry})};
        if (!entry.is_userset() && entry.entity == person_) append(all, {own});
        if (!entry.is_userset()) continue;
        for (const Way& way : member_ways(entry.entity, entry.member))
          append(all, {joined(own, way)});
      }
      return all;
    }
    for (const GuardedSet& part : type.sets[member.index].parts) {
      if (evaluator_.holds(part.when.condition, entity))
        append(all, ways(part.to.expression, entity));
    }
    return all;
  }

  /// A computed entry stands for the one it is computed from, which a step made and another can
  /// take away.
  PathEntry declared(const PathEntry& entry) const {
    const Type& type = world_.type_of(entry.of);
    const Member member = type.member(entry.relation);
    const Relation& relation = type.relations[member.index];
    if (!relation.is_inverse()) return entry;
    return {entry.entry.entity, relation.inverse, {entry.of, kNoSymbol, entry.entry.since}};
  }

  const World& world_;
  Evaluator evaluator_;
  EntityIndex person_;
  std::unordered_map<std::uint64_t, Ways> known_;  ///< (entity, member) → the ways into it
  int nesting_ = 0;  ///< how many sets that ask others are being followed
};

}  // namespace

Explanation explain(const World& world, const Cell& cell) {
  Explanation explanation;
  explanation.cell = cell;
  explanation.decision = decide(world, cell);
  const Policy& policy = world.policy();
  if (explanation.decision.verdict == Verdict::allow) {
    for (const std::uint32_t rule : explanation.decision.because) {
      Ways ways = PathFinder(world, cell.who).ways(policy.rules[rule].to.expression, cell.on);
      explanation.paths_cut = explanation.paths_cut || ways.size() > kMostPaths;
      if (ways.size() > kMostPaths) ways.resize(kMostPaths);
      for (Way& way : ways) explanation.paths.push_back({rule, std::move(way)});
    }
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
