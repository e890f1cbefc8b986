// The ways in which a rule reaches one person: the relation entries each of them rests on, the
// conditions that hold and the exclusions it survives.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/decide/evaluate.h"
#include "core/decide/ground.h"

namespace permsim {

/// A relation entry that takes part in a way: `of`.`relation` holds `entry`.
struct PathEntry {
  EntityIndex of = kNoEntity;
  Symbol relation = kNoSymbol;
  Entry entry;
};

/// What one way rests on. Nothing at all: it is open to everyone.
struct FoundWay {
  std::vector<PathEntry> entries;
  std::vector<Ground> grounds;
};

/// Finds ways, each of which is enough by itself and, unless there are too many, needs all it
/// names. Sets share sets, so what reaches a person is remembered by (entity, member); ways
/// multiply all the same (2, 4, 8 … through teams in two teams each), so at most kMostKept of them
/// go on from any set to the next, and the whole takes at most so much work. What was left out is
/// never silent: see Found. Where a set has the person in it, at least one way is found, whatever
/// it costs.
class WayFinder {
 public:
  /// Steps of work: a way compared with another, an entry written. Several sets may be asked about;
  /// the budget is for all of them together.
  static constexpr std::uint64_t kMostWork = 30'000'000;
  static constexpr std::size_t kMostKept = 128;

  WayFinder(const World& world, EntityIndex person, std::uint64_t most_work = kMostWork)
      : world_(world), evaluator_(world), person_(person), most_work_(most_work) {}

  struct Found {
    std::vector<FoundWay> ways;  ///< in the order met
    bool is_cut = false;         ///< not every way was followed: there may be more
  };
  /// A rule that applies: its condition and set stand on `self`.
  Found find(const Rule& rule, EntityIndex self);

  std::uint64_t work_done() const { return work_done_; }

 private:
  using Number = std::uint32_t;  ///< of an entry or a ground, in the order met
  struct Way {
    std::vector<Number> met, sorted;
    std::uint64_t mask =
        0;  ///< a bit for each of its entries, so that most comparisons cost one test
  };
  struct Ways {
    std::vector<Way> all;
    bool is_cut = false;
  };
  using Shared = std::shared_ptr<const Ways>;
  /// What a member of an entity, or the rest of a path from an entity on, gives of one person.
  struct Key {
    EntityIndex person = kNoEntity;
    EntityIndex entity = kNoEntity;
    Symbol member = kNoSymbol;
    std::uint32_t rest = 0;  ///< of a path, by what its names mean; 0: a member
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };

  /// An expression's text, which its spans cut.
  using Text = std::string_view;
  Shared of_set(const SetExpression& set, Text text, EntityIndex self, EntityIndex person);
  Shared of_member(EntityIndex entity, Symbol member, EntityIndex person);
  Shared of_rest(const Path& path, std::uint32_t at, EntityIndex entity, EntityIndex person);
  Ways make_union(const SetExpression& set, Text text, EntityIndex self, EntityIndex person);
  Ways make_intersection(const SetExpression& set, Text text, EntityIndex self, EntityIndex person);
  Ways make_exclusion(const SetExpression& set, Text text, EntityIndex self, EntityIndex person);
  /// For a condition that is as `wanted`.
  Ways of_condition(const Condition& condition, Text text, EntityIndex self, bool wanted);
  Ways make_member(const MemberOf& of, EntityIndex person);
  void find_in_order(const MemberOf& first, EntityIndex person);
  Ways make_relation(EntityIndex entity, Symbol member, EntityIndex person);
  Ways make_named_set(const NamedSet& set, EntityIndex entity, EntityIndex person);
  Ways make_rest(const Path& path, std::uint32_t at, EntityIndex entity, EntityIndex person);
  void append(Ways& all, Way way);
  void append_all(Ways& all, const Ways& more);
  /// Every way of the one with every way of the other.
  void append_product(Ways& all, const Ways& left, const Ways& right);
  Way joined(const Way& a, const Way& b);
  Way single(const PathEntry& entry);
  Way single(const Ground& ground);
  Way numbered(Number number) const;
  Number number_of(const PathEntry& entry);
  Number number_of(const Ground& ground);
  std::uint32_t rest_number(const Path& path, std::uint32_t at);
  PathEntry declared(const PathEntry& entry) const;
  bool holds_all(const Way& way, const Way& part);
  bool is_spent() const { return work_done_ > most_work_; }
  /// With the budget spent one way is enough.
  bool is_enough(const Ways& ways) const { return is_spent() && !ways.all.empty(); }
  void spend(std::uint64_t steps);

  const World& world_;
  Evaluator evaluator_;
  EntityIndex person_;
  std::uint64_t most_work_;
  std::uint64_t work_done_ = 0;
  std::vector<std::variant<PathEntry, Ground>> items_;  ///< by Number
  std::map<std::pair<std::pair<EntityIndex, Symbol>, std::pair<EntityIndex, Symbol>>, Number>
      numbers_;
  /// The same text on the same entity is the same ground, wherever it is written.
  std::map<std::tuple<Text, EntityIndex, EntityIndex, Ground::Kind>, Number> ground_numbers_;
  std::map<std::vector<Symbol>, std::uint32_t> rests_;
  std::unordered_map<Key, Shared, KeyHash> known_;
  int nesting_ = 0;  ///< how many sets that ask others are being followed
  const Shared none_ = std::make_shared<Ways>();
};

}  // namespace permsim
