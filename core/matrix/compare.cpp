// Comparing two matrices row by row, at the cost of what changed.
#include "core/matrix/compare.h"

#include <optional>

#include "core/matrix/engine.h"

namespace permsim {

bool RowComparer::can_compare(const Matrix& before, const Matrix& after) {
  return &before.world().policy() == &after.world().policy() &&
         before.world().subjects() == after.world().subjects();
}

RowComparer::RowComparer(const Matrix& before, const Matrix& after)
    : before_(before.engine()),
      after_(after.engine()),
      shares_classes_(before_.classes == after_.classes) {}

bool RowComparer::may_differ(EntityIndex on) {
  const Row& a = before_.row(on);
  const Row& b = after_.row(on);
  if (!has_same_exceptions(a, b)) return true;
  return before_.classes->all[a.row_class] != after_.classes->all[b.row_class] ||
         !changes_of(b.row_class).movers.empty();
}

const RowComparer::ClassChanges& RowComparer::changes_of(std::uint32_t number) {
  if (classes_.size() <= number) classes_.resize(after_.classes->all.size());
  ClassChanges& made = classes_[number];
  if (made.is_known) return made;
  made.is_known = true;
  RowClass& row_class = *after_.classes->all[number];
  Bits moved;
  for (const auto& [leaf, set] : row_class.sets) {
    const auto& a = before_.sets.pointer(set);
    const auto& b = after_.sets.pointer(set);
    if (a == b) continue;
    moved.resize(after_.sets.words());
    for (std::size_t word = 0; word < moved.size(); ++word)
      moved[word] |= a->bits[word] ^ b->bits[word];
  }
  for (std::size_t word = 0; word < moved.size(); ++word) {
    each_bit(moved[word], word * 64, [&](std::size_t bit) {
      const auto subject = static_cast<std::uint32_t>(bit);
      const Masks from = row_class.masks(row_class.membership(before_.sets, subject));
      const Masks to = row_class.masks(row_class.membership(after_.sets, subject));
      made.movers.push_back({subject, from, to});
    });
  }
  return made;
}

/// Rows of matrices whose subjects bear other numbers: compared by class and by who is meant.
class RenumberedRows {
 public:
  RenumberedRows(Matrix::Engine& before, Matrix::Engine& after) : before_(before), after_(after) {}

  bool is_same(EntityIndex on) {
    const Row& a = before_.row(on);
    const Row& b = after_.row(on);
    const RowClass& row_class = *after_.classes->all[b.row_class];
    if (before_.classes->all[a.row_class].get() != &row_class || a.count != b.count) return false;
    return !speaks_of_strangers(b.row_class) && names_the_same(a, b) &&
           std::all_of(row_class.sets.begin(), row_class.sets.end(),
                       [&](const auto& leaf) { return is_same_set(leaf.second); });
  }

 private:
  /// Whoever comes or goes is a stranger to all that does not name them; here that makes a
  /// difference.
  bool speaks_of_strangers(std::uint32_t number) {
    return !(after_.classes->all[number]->masks(0) == Masks{});
  }

  bool names_the_same(const Row& a, const Row& b) const {
    return std::equal(a.begin(), a.end(), b.begin(), [&](const Exception& x, const Exception& y) {
      return x.membership == y.membership &&
             before_.world.subjects()[x.subject] == after_.world.subjects()[y.subject];
    });
  }

  bool is_same_set(SetId set) {
    if (sets_.size() <= set) sets_.resize(set + 1);
    if (!sets_[set]) sets_[set] = persons(before_, set) == persons(after_, set);
    return *sets_[set];
  }

  static std::vector<EntityIndex> persons(Matrix::Engine& engine, SetId set) {
    std::vector<EntityIndex> persons;
    const Bits& bits = engine.sets.get(set).bits;
    for (std::size_t word = 0; word < bits.size(); ++word) {
      each_bit(bits[word], word * 64,
               [&](std::size_t subject) { persons.push_back(engine.world.subjects()[subject]); });
    }
    return persons;
  }

  Matrix::Engine& before_;
  Matrix::Engine& after_;
  std::vector<std::optional<bool>> sets_;  ///< by set: whether the same persons are in it
};

SameRows::SameRows(const Matrix& before, const Matrix& after)
    : before_(before.world()), after_(after.world()) {
  if (RowComparer::can_compare(before, after))
    comparer_ = std::make_unique<RowComparer>(before, after);
  else if (before.engine().classes == after.engine().classes)
    renumbered_ = std::make_unique<RenumberedRows>(before.engine(), after.engine());
}
SameRows::~SameRows() = default;

bool SameRows::is_same(EntityIndex on) {
  if (!before_.has(on) || !after_.has(on)) return false;
  if (comparer_ != nullptr) return comparer_->is_untouched(on) || !comparer_->may_differ(on);
  return renumbered_ != nullptr && renumbered_->is_same(on);
}

}  // namespace permsim
