// Inside the matrix: rows, row classes and exceptions. For this wing alone; matrix.h is
// for everyone.
//
// A thing's verdicts depend on three things only: which facts hold of it (atoms), which shared sets
// its leaves lead to, and which persons it names itself. Things alike in the first two form a row
// class; the third is a short list of exceptions. So one cell is: the class of the thing, the
// person's membership bits, one look-up. No row is written out unless somebody asks for it, and
// after a step only what the step touched is made again.
#pragma once
#include <algorithm>
#include <memory>
#include <unordered_map>
#include <vector>

#include "core/base/arena.h"
#include "core/base/bits.h"
#include "core/base/budget.h"
#include "core/base/chunked.h"
#include "core/base/work.h"
#include "core/matrix/counts.h"
#include "core/matrix/matrix.h"
#include "core/matrix/row_class.h"

namespace permsim {

constexpr std::uint32_t kNoClass = 0xffffffffu;

/// A person named by a thing itself: the leaves that name them directly.
struct Exception {
  std::uint32_t subject = 0;
  std::uint64_t membership = 0;
  bool operator==(const Exception&) const = default;
};

/// `exceptions` are sorted by subject.
struct Row {
  std::uint32_t row_class = kNoClass;
  std::uint32_t count = 0;
  const Exception* exceptions = nullptr;

  const Exception* begin() const { return exceptions; }
  const Exception* end() const { return exceptions + count; }
};
inline bool has_same_exceptions(const Row& a, const Row& b) {
  return a.count == b.count &&
         (a.exceptions == b.exceptions || std::equal(a.begin(), a.end(), b.begin()));
}

/// Key of a class: type, atoms, then leaf and set in turn.
using ClassKey = std::vector<std::uint64_t>;
struct ClassKeyHash {
  std::size_t operator()(const ClassKey& key) const {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const std::uint64_t word : key) hash = (hash ^ word) * 0x100000001b3u;
    return static_cast<std::size_t>(hash ^ (hash >> 32));
  }
};

struct RowClasses {
  std::vector<std::shared_ptr<RowClass>> all;
  std::unordered_map<ClassKey, std::uint32_t, ClassKeyHash> ids;
};

/// How many people are in exactly which shared leaves of a class, and what follows for them: how
/// many may take each action on a thing of the class that names nobody.
struct Distribution {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> people;
  std::vector<Counts> actions;
};

// Unsigned arithmetic wraps: adding what is gone as a negative number is exact.
constexpr std::uint64_t kLess = ~std::uint64_t{0};  ///< one fewer
inline void add_actions(std::vector<Counts>& actions, const Masks& masks, std::uint64_t times) {
  each_bit(masks.allow, [&](std::size_t action) { actions[action].allow += times; });
  each_bit(masks.unclear, [&](std::size_t action) { actions[action].unclear += times; });
}

struct Matrix::Engine {
  explicit Engine(const World& on_world);
  /// People came or went, so that numbers mean others: only classes are kept.
  Engine(const World& on_world, const Engine& before);
  Engine(const World& on_world, const Engine& before, const std::vector<Touched>& touched);

  const Row& row(EntityIndex on) {
    if (rows[on].row_class == kNoClass) make(on);
    return rows[on];
  }
  RowClass& class_of(const Row& of) { return *classes->all[of.row_class]; }
  RowClass& class_of(EntityIndex on) { return class_of(row(on)); }

  Masks masks(EntityIndex on, std::size_t subject) {
    const Row& of = row(on);
    RowClass& row_class = class_of(of);
    return row_class.masks(membership(of, row_class, subject));
  }

  /// The leaves a person is in, shared or named by the thing itself.
  std::uint64_t membership(const Row& of, const RowClass& row_class, std::size_t subject) {
    std::uint64_t membership = row_class.membership(sets, subject);
    const Exception* found =
        std::lower_bound(of.begin(), of.end(), subject,
                         [](const Exception& e, std::size_t s) { return e.subject < s; });
    if (found != of.end() && found->subject == subject) membership |= found->membership;
    return membership;
  }

  /// People of one class of things, by the shared leaves they are in: (membership, bits of the
  /// word).
  using Groups = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

  /// The groups of one word of subjects. `split` is for its own use.
  void group_word(const RowClass& row_class, std::size_t word, Groups& groups, Groups& split) {
    const std::size_t left = world.subjects().size() - word * 64;
    groups.assign(1, {0, left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1});
    for (const auto& [leaf, set] : row_class.sets) {
      const std::uint64_t in = sets.get(set).bits[word];
      if (in == 0) continue;
      split.clear();
      for (const auto& [membership, bits] : groups) {
        if ((bits & in) != 0)
          split.emplace_back(membership | (std::uint64_t{1} << leaf), bits & in);
        if ((bits & ~in) != 0) split.emplace_back(membership, bits & ~in);
      }
      groups.swap(split);
    }
  }

  /// For each word of subjects its groups: `group(word, membership, bits)`.
  template <class Group>
  void each_group(const RowClass& row_class, Group group) {
    Groups groups, split;
    for (std::size_t word = 0; word < sets.words(); ++word) {
      group_word(row_class, word, groups, split);
      for (const auto& [membership, bits] : groups) group(word, membership, bits);
    }
  }

  const Distribution& distribution(std::uint32_t row_class);

  const World& world;
  SharedSets sets;
  std::shared_ptr<RowClasses> classes;  ///< shared along one play; ids are only ever added
  Chunked<Row> rows;                    ///< by place
  Arena<Exception> arena;               ///< what rows point into
  std::vector<std::unique_ptr<Distribution>> distributions;
  std::unique_ptr<MatrixCounts> counts;  ///< null until somebody asks

 private:
  void forget(const std::vector<Touched>& touched);
  void make(EntityIndex on);
  std::uint64_t atoms_of(const MatrixProgram& program, EntityIndex on);
  void read_leaf(const Leaf& leaf, std::uint32_t number, EntityIndex on);
  void add_member(EntityIndex entity, Symbol member);
  void merge_exceptions();
  std::uint32_t class_id(const MatrixProgram& program);
  void tidy();

  std::vector<Exception> found_;
  std::vector<MemberOf> members_;
  ClassKey key_;
};

/// Compares the rows of two matrices of one play over the same people. Cost: what changed; a row of
/// which nothing did is known by its pointers.
class RowComparer {
 public:
  RowComparer(const Matrix& before, const Matrix& after);

  /// Whether rows can be compared: one policy, the same people.
  static bool can_compare(const Matrix& before, const Matrix& after);

  /// True where both have the same row and nobody moved: nothing differs. False when that is not
  /// known so cheaply.
  bool is_untouched(EntityIndex on) {
    if (!shares_classes_ || on >= before_.rows.size() || on >= after_.rows.size()) return false;
    const Row& a = before_.rows[on];
    const Row& b = after_.rows[on];
    if (a.row_class == kNoClass || a.row_class != b.row_class || a.exceptions != b.exceptions ||
        a.count != b.count)
      return false;
    const bool is_known = a.row_class < classes_.size() && classes_[a.row_class].is_known;
    return (is_known ? classes_[a.row_class] : changes_of(a.row_class)).movers.empty();
  }

  /// False only when nobody's verdicts on this thing differ. Both worlds must have it.
  bool may_differ(EntityIndex on);

  /// `change(subject, masks before, masks after)` for everyone whose verdicts on this thing differ,
  /// by subject number.
  template <class Change>
  void each_change(EntityIndex on, Change change) {
    const Row& a = before_.row(on);
    const Row& b = after_.row(on);
    if (before_.classes->all[a.row_class] != after_.classes->all[b.row_class])
      return compare_everyone(on, change);
    budget::spend(1 + a.count + b.count + changes_of(b.row_class).movers.size());
    const bool names_the_same = has_same_exceptions(a, b);
    for (const RowChange& each : changes_of(b.row_class).movers) {
      ++work_done.compared;
      if (is_among(a, each.subject)) {
        if (names_the_same) compare(on, each.subject, change);  // else below
      } else if (!(each.from == each.to) && (names_the_same || !is_among(b, each.subject))) {
        change(each.subject, each.from, each.to);
      }
    }
    if (names_the_same) return;
    for (const Exception& each : a) compare(on, each.subject, change);
    for (const Exception& each : b) {
      if (!is_among(a, each.subject)) compare(on, each.subject, change);
    }
  }

 private:
  struct RowChange {
    std::uint32_t subject = 0;
    Masks from, to;
  };
  /// `movers`: everyone who is in some shared leaf before but not after, or the other way round,
  /// and what that changes for them on things of the class that do not name them; by subject.
  struct ClassChanges {
    bool is_known = false;
    std::vector<RowChange> movers;
  };
  const ClassChanges& changes_of(std::uint32_t row_class);

  static bool is_among(const Row& row, std::uint32_t subject) {
    const Exception* found =
        std::lower_bound(row.begin(), row.end(), subject,
                         [](const Exception& e, std::uint32_t s) { return e.subject < s; });
    return found != row.end() && found->subject == subject;
  }

  template <class Change>
  void compare(EntityIndex on, std::uint32_t subject, Change change) {
    ++work_done.compared;
    const Masks from = before_.masks(on, subject);
    const Masks to = after_.masks(on, subject);
    if (!(from == to)) change(subject, from, to);
  }

  /// Where the class itself is another: most people are in the same shared leaves as the one before
  /// them.
  template <class Change>
  void compare_everyone(EntityIndex on, Change change) {
    const Row& a = before_.row(on);
    const Row& b = after_.row(on);
    RowClass& class_before = before_.class_of(a);
    RowClass& class_after = after_.class_of(b);
    work_done.compared += after_.world.subjects().size();
    const Exception* named_before = a.begin();
    const Exception* named_after = b.begin();
    const auto membership = [](const Row& row, const Exception*& named, std::uint32_t subject) {
      return named != row.end() && named->subject == subject ? (named++)->membership : 0;
    };
    budget::spend(after_.world.subjects().size());
    std::uint64_t last_before = 0, last_after = 0;
    Masks from = class_before.masks(0), to = class_after.masks(0);
    for (std::uint32_t subject = 0; subject < after_.world.subjects().size(); ++subject) {
      const std::uint64_t in_before =
          class_before.membership(before_.sets, subject) | membership(a, named_before, subject);
      const std::uint64_t in_after =
          class_after.membership(after_.sets, subject) | membership(b, named_after, subject);
      if (in_before != last_before) from = class_before.masks(last_before = in_before);
      if (in_after != last_after) to = class_after.masks(last_after = in_after);
      if (!(from == to)) change(subject, from, to);
    }
  }

  Matrix::Engine& before_;
  Matrix::Engine& after_;
  bool shares_classes_;                ///< a class number means the same class in both
  std::vector<ClassChanges> classes_;  ///< by row class
};

}  // namespace permsim
