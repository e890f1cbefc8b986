// Ways are sets of numbered entries; only the least are kept, and what many sets lead to is worked
// out once.
#include "core/decide/ways.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/world/asked.h"

namespace permsim {

namespace {
/// Steps of work for what is remembered.
constexpr std::uint64_t kKept = 30;
}  // namespace

std::size_t WayFinder::KeyHash::operator()(const Key& key) const {
  std::uint64_t hash = 0xcbf29ce484222325u;
  const auto mix = [&](std::uint64_t word) { hash = (hash ^ word) * 0x100000001b3u; };
  mix(key.person);
  mix(key.entity);
  mix(key.member);
  mix(key.rest);
  return static_cast<std::size_t>(hash ^ (hash >> 32));
}

WayFinder::Found WayFinder::find(const Rule& rule, EntityIndex self) {
  const Shared set = of_set(rule.to.expression, rule.to.text, self, person_);
  Ways ways;
  append_product(ways, *set, of_condition(rule.when.condition, rule.when.text, self, true));
  Found found;
  found.is_cut = ways.is_cut;
  for (const Way& way : ways.all) {
    FoundWay& made = found.ways.emplace_back();
    for (const Number number : way.met) {
      if (const auto* entry = std::get_if<PathEntry>(&items_[number]))
        made.entries.push_back(*entry);
      else
        made.grounds.push_back(std::get<Ground>(items_[number]));
    }
  }
  return found;
}

void WayFinder::spend(std::uint64_t steps) {
  work_done_ += steps;
  budget::spend(steps);
}

// --- sets

WayFinder::Shared WayFinder::of_set(const SetExpression& set, Text text, EntityIndex self,
                                    EntityIndex person) {
  switch (set.kind) {
    case SetExpression::Kind::everyone: return std::make_shared<Ways>(Ways{{Way{}}});
    case SetExpression::Kind::nobody: break;
    case SetExpression::Kind::any_of:
      return std::make_shared<Ways>(make_union(set, text, self, person));
    case SetExpression::Kind::all_of:
      return std::make_shared<Ways>(make_intersection(set, text, self, person));
    case SetExpression::Kind::without:
      return std::make_shared<Ways>(make_exclusion(set, text, self, person));
    case SetExpression::Kind::name:
      if (!set.path.names.empty()) return of_rest(set.path, 0, self, person);
      break;
  }
  return none_;
}

WayFinder::Ways WayFinder::make_union(const SetExpression& set, Text text, EntityIndex self,
                                      EntityIndex person) {
  Ways all;
  for (const SetExpression& part : set.parts) {
    if (is_enough(all)) {
      all.is_cut = true;
      break;
    }
    append_all(all, *of_set(part, text, self, person));
  }
  return all;
}

WayFinder::Ways WayFinder::make_intersection(const SetExpression& set, Text text, EntityIndex self,
                                             EntityIndex person) {
  Ways all{{Way{}}};
  std::vector<Shared> seen;  // a set that stands here twice asks nothing more
  for (const SetExpression& part : set.parts) {
    const Shared next = of_set(part, text, self, person);
    if (std::find(seen.begin(), seen.end(), next) != seen.end()) continue;
    seen.push_back(next);
    Ways product;
    append_product(product, all, *next);
    all = std::move(product);
    if (all.all.empty()) return all;
  }
  return all;
}

/// A way through `a - b` is one through `a` that rests on not being in `b` as well.
WayFinder::Ways WayFinder::make_exclusion(const SetExpression& set, Text text, EntityIndex self,
                                          EntityIndex person) {
  Ways all;
  if (evaluator_.contains(set.parts[1], self, person)) return all;
  const Shared kept = of_set(set.parts[0], text, self, person);
  if (kept->all.empty()) return all;
  Ground outside;
  outside.kind = Ground::Kind::outside;
  outside.set = &set.parts[1];
  outside.self = self;
  outside.person = person;
  outside.part = slice(text, set.parts[1].span);
  append_product(all, *kept, Ways{{single(outside)}});
  return all;
}

WayFinder::Ways WayFinder::of_condition(const Condition& condition, Text text, EntityIndex self,
                                        bool wanted) {
  if (condition.kind == Condition::Kind::always) return Ways{{Way{}}};
  if (condition.kind == Condition::Kind::negation)
    return of_condition(condition.parts.front(), text, self, !wanted);
  const bool is_compound =
      condition.kind == Condition::Kind::all_of || condition.kind == Condition::Kind::any_of;
  if (!is_compound) {
    Ground ground;
    ground.kind = wanted ? Ground::Kind::holds : Ground::Kind::fails;
    ground.condition = &condition;
    ground.self = self;
    ground.part = slice(text, condition.span);
    return Ways{{single(ground)}};
  }
  if ((condition.kind == Condition::Kind::all_of) == wanted) {
    Ways all{{Way{}}};
    for (const Condition& part : condition.parts) {
      Ways product;
      append_product(product, all, of_condition(part, text, self, wanted));
      all = std::move(product);
    }
    return all;
  }
  Ways all;
  for (const Condition& part : condition.parts) {
    if (evaluator_.holds(part, self) == wanted)
      append_all(all, of_condition(part, text, self, wanted));
  }
  return all;
}

// --- members

WayFinder::Shared WayFinder::of_member(EntityIndex entity, Symbol symbol, EntityIndex person) {
  const Key key{person, entity, symbol, 0};
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  spend(1);
  if (!evaluator_.member_contains(entity, symbol, person)) return none_;
  if (world_.type_of(entity).member(symbol).levels > 1 && nesting_ >= kPlainNesting) {
    find_in_order({entity, symbol}, person);
    return known_.at(key);
  }
  ++nesting_;
  const Shared made = std::make_shared<Ways>(make_member({entity, symbol}, person));
  --nesting_;
  return known_[key] = made;
}

WayFinder::Ways WayFinder::make_member(const MemberOf& of, EntityIndex person) {
  spend(kKept);
  const Type& type = world_.type_of(of.entity);
  const Member member = type.member(of.member);
  return member.kind == MemberKind::relation
             ? make_relation(of.entity, of.member, person)
             : make_named_set(type.sets[member.index], of.entity, person);
}

/// What nests deep is followed from the deepest up: stacks are small in a browser.
void WayFinder::find_in_order(const MemberOf& first, EntityIndex person) {
  AskedFinder finder(world_, [&](const MemberOf& userset) -> PeopleKnown {
    return {evaluator_.member_persons(userset.entity, userset.member)};
  });
  const auto key_of = [&](const MemberOf& of) { return Key{person, of.entity, of.member, 0}; };
  in_order(
      finder, first, [&](const MemberOf& of) { return known_.count(key_of(of)) != 0; },
      [&](const MemberOf& of) {
        const bool is_in = evaluator_.member_contains(of.entity, of.member, person);
        known_[key_of(of)] = is_in ? std::make_shared<Ways>(make_member(of, person)) : none_;
      });
}

WayFinder::Ways WayFinder::make_relation(EntityIndex entity, Symbol symbol, EntityIndex person) {
  Ways all;
  for (const Entry& entry : world_.holders(entity, symbol)) {
    spend(1);
    if (is_enough(all)) {
      all.is_cut = true;
      break;
    }
    if (!entry.is_userset()) {
      if (entry.entity == person) append(all, single(declared({entity, symbol, entry})));
      continue;
    }
    const Shared inner = of_member(entry.entity, entry.member, person);
    if (inner->all.empty()) continue;
    append_product(all, Ways{{single(declared({entity, symbol, entry}))}}, *inner);
  }
  return all;
}

WayFinder::Ways WayFinder::make_named_set(const NamedSet& set, EntityIndex entity,
                                          EntityIndex person) {
  Ways all;
  for (const GuardedSet& part : set.parts) {
    if (is_enough(all)) {
      all.is_cut = true;
      break;
    }
    if (!evaluator_.guard_holds(part, entity)) continue;
    const Shared ways = of_set(part.to.expression, part.to.text, entity, person);
    if (!part.when.is_given() || ways->all.empty()) {
      append_all(all, *ways);
      continue;
    }
    Ways guarded;
    append_product(guarded, *ways, of_condition(part.when.condition, part.when.text, entity, true));
    append_all(all, guarded);
  }
  return all;
}

// --- paths

/// From `entity` on, before the name at place `at` is followed.
WayFinder::Shared WayFinder::of_rest(const Path& path, std::uint32_t at, EntityIndex entity,
                                     EntityIndex person) {
  if (at + 1 == path.names.size()) return of_member(entity, path.names[at].symbol, person);
  const Key key{person, entity, kNoSymbol, rest_number(path, at)};
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  spend(kKept);
  Ways made = make_rest(path, at, entity, person);
  return known_[key] = std::make_shared<Ways>(std::move(made));
}

/// Rests of paths that name the same are one, wherever they are written.
std::uint32_t WayFinder::rest_number(const Path& path, std::uint32_t at) {
  std::vector<Symbol> names;
  for (std::size_t i = at; i < path.names.size(); ++i) names.push_back(path.names[i].symbol);
  return rests_.try_emplace(std::move(names), static_cast<std::uint32_t>(rests_.size() + 1))
      .first->second;
}

/// Each hop adds the entry it went through.
WayFinder::Ways WayFinder::make_rest(const Path& path, std::uint32_t at, EntityIndex entity,
                                     EntityIndex person) {
  const Symbol name = path.names[at].symbol;
  Ways all;
  for (const Entry& entry : world_.holders(entity, name)) {
    spend(1);
    if (is_enough(all)) {
      all.is_cut = true;
      break;
    }
    const auto hop = [&] { return Ways{{single(declared({entity, name, entry}))}}; };
    if (!entry.is_userset()) {
      const Shared rest = of_rest(path, at + 1, entry.entity, person);
      if (!rest->all.empty()) append_product(all, hop(), *rest);
      continue;
    }
    // The path goes on from everybody in the userset, so how each of them is in it belongs to the
    // way.
    for (const EntityIndex other : evaluator_.member_persons(entry.entity, entry.member)) {
      spend(1);
      if (is_enough(all)) {
        all.is_cut = true;
        break;
      }
      const Shared rest = of_rest(path, at + 1, other, person);
      if (rest->all.empty()) continue;
      Ways through;
      append_product(through, hop(), *of_member(entry.entity, entry.member, other));
      append_product(all, through, *rest);
    }
  }
  return all;
}

}  // namespace permsim
