// A world: every entity at one moment, with who holds which relation since which step. A value:
// copies share entities.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/chunked.h"
#include "core/policy/policy.h"

namespace permsim {

/// A place in the world. An entity keeps its place for life, and a deleted one's place is never
/// used again, so an index means the same entity at every moment of one play.
using EntityIndex = std::uint32_t;
constexpr EntityIndex kNoEntity = 0xffffffffu;

/// One holder of a relation: an entity, or with `member` everyone that member (a relation or set)
/// of it gives.
struct Entry {
  EntityIndex entity = kNoEntity;
  Symbol member = kNoSymbol;
  std::uint32_t since = 0;  ///< number of the step that made it; 0: it was so at the start

  bool is_userset() const { return member != kNoSymbol; }
  bool same_holder(const Entry& other) const {
    return entity == other.entity && member == other.member;
  }
};

/// A relation, set or attribute of one entity as one number: a key for tables.
inline std::uint64_t member_key(EntityIndex entity, Symbol member) {
  return (static_cast<std::uint64_t>(entity) << 32) | member;
}

/// A relation or set of an entity.
struct MemberOf {
  EntityIndex entity = kNoEntity;
  Symbol member = kNoSymbol;

  std::uint64_t key() const { return member_key(entity, member); }
  bool operator<(const MemberOf& other) const {
    return entity != other.entity ? entity < other.entity : member < other.member;
  }
  bool operator==(const MemberOf& other) const {
    return entity == other.entity && member == other.member;
  }
};

struct Entity {
  std::string id, label;
  TypeIndex type = kNoType;
  std::uint32_t since = 0;
  std::vector<std::vector<Entry>> relations;  ///< by index into Type::relations
  std::vector<Value> attributes;              ///< by index into Type::attributes
};

/// One thing a step touched; a relation, an attribute, or (kNoSymbol) the entity's existence.
struct Touched {
  EntityIndex entity = kNoEntity;
  Symbol member = kNoSymbol;
};
/// Whether somebody or something came or went with a step.
bool came_or_went(const std::vector<Touched>& touched);

class World {
 public:
  explicit World(std::shared_ptr<const Policy> policy);

  const Policy& policy() const { return *policy_; }
  const std::shared_ptr<const Policy>& shared_policy() const { return policy_; }

  /// Number of places, deleted ones included.
  EntityIndex size() const { return static_cast<EntityIndex>(places_.size()); }
  bool has(EntityIndex index) const { return index < places_.size() && places_[index] != nullptr; }
  const Entity& at(EntityIndex index) const { return *places_[index]; }
  const Type& type_of(EntityIndex index) const { return policy_->types[places_[index]->type]; }
  EntityIndex find(std::string_view id) const;  ///< kNoEntity when there is none

  /// Everyone who can act, in world order; and where an entity stands among them (-1: it is no
  /// subject).
  const std::vector<EntityIndex>& subjects() const { return *subjects_; }
  int subject_number(EntityIndex index) const {
    return index < subject_numbers_->size() ? (*subject_numbers_)[index] : -1;
  }

  /// All that have the label of this entity, itself among them, in world order; empty when it is
  /// the only one.
  const std::vector<EntityIndex>& namesakes(EntityIndex index) const;

  /// Whether every name in sentences is as it is in `before`, a world that this one was made from:
  /// false only says that it may be another. Where two have one label much may change their names.
  bool has_names_of(const World& before) const {
    return namesakes_ != nullptr && namesakes_ == before.namesakes_ && namesakes_->empty();
  }

  /// Holders of a relation; empty when the entity's type has no such relation.
  const std::vector<Entry>& holders(EntityIndex index, Symbol relation) const;
  const Value& attribute(EntityIndex index, Symbol attribute) const;

  // Changes. Each keeps computed (inverse) relations in step and notes what it touched.
  EntityIndex create(std::string id, std::string label, TypeIndex type, std::uint32_t since);
  /// Goes on with place `first`; those before it that nobody has stay empty.
  void leave_places(EntityIndex first);
  void erase(EntityIndex index);
  void set_label(EntityIndex index, std::string label);
  void set_attribute(EntityIndex index, std::uint16_t attribute, Value value);
  /// False when it was there already. A one-valued relation lets go of what it held.
  bool add(EntityIndex index, std::uint16_t relation, Entry entry);
  /// What is not there yet, for whoever knows: looking takes as long as the relation is.
  void add_new(EntityIndex index, std::uint16_t relation, Entry entry);
  bool remove(EntityIndex index, std::uint16_t relation, const Entry& entry);
  void clear(EntityIndex index, std::uint16_t relation);

  /// The same world under another reading of its policy: relations and attributes are matched by
  /// name, places kept; what a relation cannot hold there is left out.
  World under(std::shared_ptr<const Policy> policy) const;
  /// How many entities it would not share with this one.
  std::size_t made_under(const Policy& policy) const;

  const std::vector<Touched>& touched() const { return touched_; }
  void forget_touched() { touched_.clear(); }

 private:
  template <class T>
  static T& owned(std::shared_ptr<T>& shared);
  Entity& own(EntityIndex index);
  void copy_fields(World& made, EntityIndex index) const;
  void fit_attributes(const Policy& before);
  void mirror(EntityIndex index, const Relation& relation, const Entry& entry, bool is_added);
  void number_subjects();
  void set_place(std::string id, EntityIndex index);
  void find_namesakes() const;

  std::shared_ptr<const Policy> policy_;
  // Shared between copies; whoever changes one makes it its own first (see `owned`).
  Chunked<std::shared_ptr<Entity>> places_;
  std::shared_ptr<std::unordered_map<std::string, EntityIndex>> index_of_;
  std::vector<std::pair<std::string, EntityIndex>>
      renamed_;  ///< ids that mean another place than `index_of_` says, or none
  std::shared_ptr<std::vector<EntityIndex>> subjects_;
  std::shared_ptr<std::vector<int>> subject_numbers_;
  std::vector<Touched> touched_;
  /// Those that share a label, by entity. Found when first asked for, forgotten when somebody
  /// comes, goes or is renamed.
  using Namesakes = std::unordered_map<EntityIndex, std::shared_ptr<std::vector<EntityIndex>>>;
  mutable std::shared_ptr<const Namesakes> namesakes_;
};

/// "ben" or "team#member" as a person writes it.
std::string written(const World& world, const Entry& entry);

}  // namespace permsim
