// Numbers of a whole matrix: how much each person may do, how many may act on each thing, how often
// each action is allowed. Kept by the matrix, which brings it up to date after a step instead of
// counting again.
#pragma once
#include <vector>

#include "core/base/chunked.h"
#include "core/matrix/matrix.h"

namespace permsim {

class MatrixCounts {
 public:
  /// Cost: everything once, without writing any row out.
  explicit MatrixCounts(const Matrix& matrix);
  /// The counts of a later matrix of the same play over the same people. Cost: what changed.
  MatrixCounts(const MatrixCounts& before, const Matrix& matrix_before, const Matrix& matrix);

  Counts person(std::size_t subject) const {
    return people_[subject];
  }  ///< by subject number, over everything
  Counts thing(EntityIndex on) const { return things_[on]; }  ///< over everyone and every action
  Counts action(TypeIndex type, ActionIndex action) const { return actions_[type][action]; }
  Counts all() const { return all_; }

 private:
  void add_classes(const Matrix& matrix);
  void add_row(const Matrix& matrix, EntityIndex on);

  Chunked<Counts> people_;                    ///< by subject number
  Chunked<Counts> things_;                    ///< by place
  std::vector<std::vector<Counts>> actions_;  ///< by type
  Counts all_;
};

}  // namespace permsim
