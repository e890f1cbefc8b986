// Comparing two matrices row by row, at the cost of what changed.
#include "core/matrix_engine.h"

namespace permsim {

bool RowComparer::can_compare(const Matrix& before, const Matrix& after) {
  return &before.world().policy() == &after.world().policy() && before.world().subjects() == after.world().subjects();
}

RowComparer::RowComparer(const Matrix& before, const Matrix& after)
    : before_(before.engine()), after_(after.engine()), shares_classes_(before_.classes == after_.classes) {}

bool RowComparer::may_differ(EntityIndex on) {
  const Row& a = before_.row(on);
  const Row& b = after_.row(on);
  if (!has_same_exceptions(a, b)) return true;
  return before_.classes->all[a.row_class] != after_.classes->all[b.row_class] || !changes_of(b.row_class).movers.empty();
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
    for (std::size_t word = 0; word < moved.size(); ++word) moved[word] |= a->bits[word] ^ b->bits[word];
  }
  for (std::size_t word = 0; word < moved.size(); ++word) {
    for (std::uint64_t left = moved[word]; left != 0; left &= left - 1) {
      const auto subject = static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(__builtin_ctzll(left)));
      const Masks from = row_class.masks(row_class.membership(before_.sets, subject));
      const Masks to = row_class.masks(row_class.membership(after_.sets, subject));
      made.movers.push_back({subject, from, to});
    }
  }
  return made;
}

SameRows::SameRows(const Matrix& before, const Matrix& after)
    : before_(before.world()), after_(after.world()), comparer_(RowComparer::can_compare(before, after) ? std::make_unique<RowComparer>(before, after) : nullptr) {}
SameRows::~SameRows() = default;

bool SameRows::is_same(EntityIndex on) {
  return comparer_ != nullptr && before_.has(on) && after_.has(on) && (comparer_->is_untouched(on) || !comparer_->may_differ(on));
}

}  // namespace permsim
