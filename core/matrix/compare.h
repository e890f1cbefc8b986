// Which things have the same verdicts at two moments, without going through them.
#pragma once
#include <memory>

#include "core/matrix/matrix.h"

namespace permsim {

class RowComparer;
class RenumberedRows;

/// Which things have the same verdicts at two moments of one play. Cost: what changed between them;
/// everything once where people came or went.
class SameRows {
 public:
  SameRows(const Matrix& before, const Matrix& after);
  ~SameRows();

  /// True only when nobody's verdicts on this thing differ, those of somebody who is not there
  /// being deny; may be false where they happen to agree.
  bool is_same(EntityIndex on);

 private:
  const World& before_;
  const World& after_;
  std::unique_ptr<RowComparer> comparer_;       ///< of the same people
  std::unique_ptr<RenumberedRows> renumbered_;  ///< of others; neither: the rules are others
};

}  // namespace permsim
