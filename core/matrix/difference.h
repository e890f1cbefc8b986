// What differs between two matrices: cells, and how many of each kind.
#pragma once
#include <cstdint>
#include <vector>

#include "core/matrix/matrix.h"

namespace permsim {

/// One changed cell.
struct ChangedCell {
  Cell cell;
  Verdict from = Verdict::deny;
  Verdict to = Verdict::deny;
};

/// How two matrices differ. gained: now allow. lost: allow before, deny now. unclear: turned
/// unclear. ruled_out: unclear before, deny now.
struct ChangeCounts {
  std::uint64_t gained = 0, lost = 0, unclear = 0, ruled_out = 0;
};

/// Counts one cell that went from one verdict to another.
void count_change(ChangeCounts& counts, Verdict from, Verdict to);

/// Cells that differ, in world order of the later world (subject, resource, action); an entity that
/// only one of the two has counts as denied in the other. Entities are matched by place: both must
/// come from one play, or one world. At most `limit` are listed; counts are always whole.
struct Difference {
  ChangeCounts counts;
  std::vector<ChangedCell> cells;
};
/// With `listed`, only cells of these actions (by type of the later world, as bits) are listed.
Difference difference(const Matrix& before, const Matrix& after, std::size_t limit = SIZE_MAX,
                      const std::vector<std::uint64_t>& listed = {});
ChangeCounts count_changes(const Matrix& before, const Matrix& after);

}  // namespace permsim
