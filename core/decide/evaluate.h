// The simple evaluator: one set, one condition, one person at a time, top-down. The matrix has its
// own, faster one.
#pragma once
#include <compare>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/world/world.h"

namespace permsim {

/// What a step's parameter stands for: entities (one entry, maybe a userset) or a value. Neither:
/// it was not given.
struct Argument {
  std::vector<Entry> entries;
  Value value;
  bool is_given() const { return !entries.empty() || is_set(value); }
};

/// What `$actor`, `$target` and parameters mean while a requirement or effect is read.
struct Binding {
  EntityIndex actor = kNoEntity;
  EntityIndex target = kNoEntity;
  const std::vector<Argument>* arguments = nullptr;
  const Action* action = nullptr;  ///< whose parameters they are; only words ask
};

class VerdictSource;

/// What an answer was read from: a relation or attribute of an entity; with kNoSymbol everybody's
/// verdicts on it; with kNoEntity who and what there is at all.
struct Read {
  EntityIndex entity = kNoEntity;
  Symbol member = kNoSymbol;
  friend auto operator<=>(const Read&, const Read&) = default;
};

class Evaluator {
 public:
  /// `can(…)` looks verdicts up in `verdicts` where there are some, and else decides.
  explicit Evaluator(const World& world, Binding binding = {},
                     const VerdictSource* verdicts = nullptr)
      : world_(world), binding_(binding), verdicts_(verdicts) {}

  /// Is `person` in the set, standing on `self`?
  bool contains(const SetExpression& set, EntityIndex self, EntityIndex person);
  /// Is `person` in the relation or set `member` of `self`?
  bool member_contains(EntityIndex self, Symbol member, EntityIndex person);
  /// Everyone in the set, or in the relation or set `member` of `self`, in world order.
  std::vector<EntityIndex> persons(const SetExpression& set, EntityIndex self);
  std::vector<EntityIndex> member_persons(EntityIndex self, Symbol member);
  bool has_someone(const SetExpression& set, EntityIndex self);
  bool holds(const Condition& condition, EntityIndex self);
  /// Does this part of a named set count for `self`?
  bool guard_holds(const GuardedSet& part, EntityIndex self);

  /// The entities a path leads to, in the order met, each once. Usersets on the way stand for
  /// everyone in them.
  std::vector<EntityIndex> walk(const Path& path, EntityIndex self);
  /// As `walk`, but without the path's last name: the entities that name is asked of.
  std::vector<EntityIndex> walk_to_last(const Path& path, EntityIndex self);
  /// The values of the attribute (or value parameter) a path ends in, one per entity reached.
  std::vector<Value> values(const Path& path, EntityIndex self);
  /// What a path begins with, usersets as they are.
  std::vector<Entry> root_entries(const Path& path, EntityIndex self);

  const std::vector<Entry>& holders(EntityIndex entity, Symbol relation) {
    note(entity, relation);
    return world_.holders(entity, relation);
  }

  /// From here on notes in `reads` whatever an answer is read from, some of it twice: while nothing
  /// of that changes, neither does the answer.
  void record(std::vector<Read>& reads) {
    reads_ = &reads;
    forget();  // what was looked up before would not be read again
  }

 private:
  /// So many answers are remembered; beyond, all are forgotten and made again when asked for.
  static constexpr std::size_t kMostKept = 2'000'000;

  std::vector<EntityIndex> walk_names(const Path& path, EntityIndex self, std::size_t count);
  std::vector<EntityIndex> path_persons(const Path& path, EntityIndex self);
  std::vector<EntityIndex> path_entities(const Path& path, EntityIndex self);
  bool equals_any(const Condition& condition, EntityIndex self);
  bool covers(const Condition& condition, EntityIndex self);
  bool exists(const Path& path, EntityIndex self);
  bool can(const Condition& condition, EntityIndex self);
  class Aside;
  bool asks_contains(const MemberOf& of, EntityIndex person);
  std::vector<EntityIndex> list_member(const MemberOf& of);
  void list_in_order(const MemberOf& first);
  bool is_listed(const MemberOf& of) const { return lists_.count(of.key()) != 0; }
  void keep_list(const MemberOf& of, std::vector<EntityIndex> all);
  void forget();
  void note(EntityIndex entity, Symbol member) {
    if (reads_ != nullptr) reads_->push_back({entity, member});
  }

  const World& world_;
  Binding binding_;
  const VerdictSource* verdicts_;
  std::vector<Read>* reads_ = nullptr;
  // What sets share is worked out once: a set that names another twice, which names a third twice,
  // would else cost twice as much with every one of them.
  EntityIndex person_ = kNoEntity;                 ///< whom `known_` is about
  std::unordered_map<std::uint64_t, bool> known_;  ///< (entity, member) → person_ is in it
  std::unordered_map<std::uint64_t, std::vector<EntityIndex>> lists_;  ///< → everyone in it
  std::size_t listed_ = 0;                                             ///< persons in all of them
  int nesting_ = 0;  ///< how many sets that ask others are being evaluated
  struct Guard {
    const GuardedSet* part = nullptr;
    EntityIndex entity = kNoEntity;
    bool operator==(const Guard&) const = default;
  };
  struct GuardHash {
    std::size_t operator()(const Guard& guard) const;
  };
  std::unordered_map<Guard, bool, GuardHash> known_guards_;
};

}  // namespace permsim
