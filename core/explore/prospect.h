// What may ever be: an over-estimate of all worlds that the given people can reach from a start,
// made before any search. Relations only gain holders in it (effects.h says what an act may
// change), so it is found by going on until nothing is added. What it calls certain is so in every
// world that can be reached.
#pragma once
#include <cstdint>
#include <map>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "core/decide/decide.h"
#include "core/decide/evaluate.h"
#include "core/explore/three_valued.h"
#include "core/explore/values.h"
#include "core/policy/mentions.h"

namespace permsim::exploring {

/// A relation or attribute of one entity, or its existence, as a number.
using Slot = std::uint32_t;
constexpr Slot kNoSlot = 0xffffffffu;

/// The smallest thing that can change: whether a relation holds one holder, or (`is_whole`) all of
/// a slot.
struct Spot {
  Slot slot = kNoSlot;
  Entry holder;
  bool is_whole() const { return holder.entity == kNoEntity; }
};

/// Acts in one go: for every parameter the choices it may have, for `$actor` everyone it may be.
struct Acts {
  EntityIndex target = kNoEntity;
  ActionIndex action = kNoAction;
  std::vector<EntityIndex> actors;
  std::vector<Choices> arguments;
  std::vector<std::uint16_t> untried{};  ///< parameters that have other values which could matter
};
inline const Acts kNoActs;  ///< sets and rules speak of nothing but what they stand on

/// Where a path may lead; `is_certain`: there, all of it, in every world.
struct Walk {
  std::vector<EntityIndex> reached;  ///< sorted
  bool is_certain = true;
};

/// The values a path may end in; `is_single`: there is one for certain.
struct Values {
  std::vector<Value> may;
  bool is_open = false;  ///< others too
  bool is_single = false;
};

/// Entities of the start keep their numbers. What acts make anew is stood for by newcomers: one for
/// all things of a type that one action makes of one target, and one for all that it makes of
/// newcomers.
class Prospect {
 public:
  /// Looks at `actions` only, in sequences of up to `within` of them. What others would change must
  /// not matter (relevant.h). Conditions that a goal asks besides those of rules and acts: `asked`.
  /// It is found out step by step: before `settle_further` says that all is known nothing else may
  /// be asked.
  Prospect(const World& start, std::vector<EntityIndex> actors, std::set<TypedAction> actions,
           int within, const std::vector<const Condition*>& asked = {});
  /// Looks at what can be done with one thing more; false once all is known.
  bool settle_further();

  const World& start() const { return start_; }
  const Policy& policy() const { return start_.policy(); }
  const std::vector<EntityIndex>& actors() const { return actors_; }
  EntityIndex size() const { return static_cast<EntityIndex>(types_.size()); }
  bool has(EntityIndex entity) const { return types_[entity] != kNoType; }
  bool is_newcomer(EntityIndex entity) const { return entity >= start_.size(); }
  TypeIndex type_index(EntityIndex entity) const { return types_[entity]; }
  const Type& type_of(EntityIndex entity) const { return policy().types[types_[entity]]; }
  const Action& action_of(const Acts& acts) const {
    return type_of(acts.target).actions[acts.action];
  }
  /// Who stands for what an act on `target` makes; kNoEntity when that never happens.
  EntityIndex newcomer(EntityIndex target, ActionIndex action, TypeIndex made) const;

  Slot slot_count() const { return static_cast<Slot>(may_hold_.size()); }
  Slot slot(EntityIndex entity, Symbol member) const;
  Slot existence(EntityIndex entity) const { return first_slot(entity + 1) - 1; }
  /// All of an entity's slots: from `first_slot(entity)` to before `first_slot(entity + 1)`.
  Slot first_slot(EntityIndex entity) const { return first_slots_[entity]; }
  EntityIndex owner_of(Slot slot) const;
  bool is_written(Slot slot) const { return is_written_[slot]; }
  const std::vector<Entry>& may_hold(Slot slot) const { return may_hold_[slot]; }
  /// The computed relations of an entity that hold whoever holds it by `relation`: as slots. Most
  /// have none.
  std::vector<Slot> mirrors(EntityIndex holder, std::uint16_t relation, const Entry& held) const;
  /// Whether it is known by now who may hold what: not while the prospect is being made.
  bool is_settled() const { return is_settled_; }
  /// Every spot of a relation that may hold the entity, or a userset of it.
  const std::vector<Spot>& held_in(EntityIndex entity) const { return held_in_[entity]; }

  /// Acts on a target with everything that may be tried; nobody among `actors` means that they
  /// never happen. An event, where the prospect looks at it, has kNoEntity for its actor.
  Acts acts(EntityIndex target, ActionIndex action) const;
  /// Can a requirement hold at all?
  bool may_succeed(const Acts& acts) const;

  std::vector<Entry> roots(const Path& path, EntityIndex self, const Acts& acts) const;
  Walk walk(const Path& path, EntityIndex self, const Acts& acts, std::size_t count) const;
  /// What a path leads to, usersets as they are: `$person`, `$target.owner`.
  std::vector<Entry> entries(const Path& path, EntityIndex self, const Acts& acts) const;
  Values values(const Path& path, EntityIndex self, const Acts& acts) const;

  Always contains(const SetExpression& set, EntityIndex self, EntityIndex person,
                  const Acts& acts) const;
  Always member_contains(EntityIndex self, Symbol member, EntityIndex person) const;
  Always holds(const Condition& condition, EntityIndex self, const Acts& acts) const;
  Always allows(const Cell& cell) const;

 private:
  friend class Growth;
  void place(TypeIndex type);
  void find_mirrored();
  void begin_round();
  void end_round();
  bool grow_by(EntityIndex target, ActionIndex action);
  void index_holders();
  Choices entity_choices(const Parameter& parameter) const;
  void add_subjects(std::vector<EntityIndex>& entities) const;

  bool is_root_certain(const Path& path, EntityIndex self, const Acts& acts) const;
  bool is_certain(const Path& path, EntityIndex self, const Acts& acts) const;
  bool is_certain(const SetExpression& set, EntityIndex self, const Acts& acts) const;
  bool is_certain(const Condition& condition, EntityIndex self, const Acts& acts) const;
  bool is_member_certain(EntityIndex self, Symbol member) const;
  bool is_asked_certain(EntityIndex self, Symbol member) const;
  bool holds_at_start(const Condition& condition, EntityIndex self, const Acts& acts) const;
  Always compares(const Condition& condition, EntityIndex self, const Acts& acts) const;
  Always leads_to_same(const Condition& condition, EntityIndex self, const Acts& acts) const;
  Always everyone_in(const Condition& condition, EntityIndex self, const Acts& acts) const;
  Always can(const Condition& condition, EntityIndex self, const Acts& acts) const;

  const World& start_;
  std::vector<EntityIndex> actors_;
  std::set<TypedAction> actions_;
  ValueChoices values_;
  std::vector<TypeIndex> types_;
  std::vector<Slot> first_slots_;  ///< one more than entities
  std::vector<std::vector<Entry>> may_hold_;
  std::vector<Values> may_be_;
  std::vector<std::vector<char>> is_mirrored_;  ///< by type and relation
  std::vector<char> is_written_;
  std::vector<std::vector<Spot>> held_in_;
  // Of finding out: the round under way, which thing is next in it, and whether it added anything.
  EntityIndex next_ = 0;
  bool is_in_round_ = false, is_growing_ = false, is_settled_ = false;
  std::map<std::tuple<EntityIndex, TypeIndex, ActionIndex, TypeIndex>, EntityIndex> newcomers_;
  std::vector<EntityIndex> named_newcomers_;  ///< their id is not a fresh one: a text may name it
  bool do_subjects_change_ = false;

  /// Answers of `member_contains`, by person; forgotten once the prospect has grown.
  mutable std::vector<std::unordered_map<std::uint64_t, Always>> known_;
  mutable std::unordered_map<std::uint64_t, bool> known_certain_;  ///< and of `is_member_certain`
  /// What may be nests without bound; below this the answer is that it may differ, which is never
  /// wrong.
  static constexpr int kDeepestLook = 8;
  mutable int nesting_ = 0;
};

}  // namespace permsim::exploring
