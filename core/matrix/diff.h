// What changed between two moments or two readings, and which rules answer for it.
#pragma once
#include <vector>

#include "core/matrix/difference.h"
#include "core/matrix/matrix.h"

namespace permsim {

struct RuledChange {
  ChangedCell change;
  std::vector<std::uint32_t>
      before;  ///< determining rules then: indices into the earlier world's policy
  std::vector<std::uint32_t> after;  ///< and now
};

struct Diff {
  ChangeCounts counts;
  std::vector<RuledChange> changes;
};

Diff diff(const Matrix& before, const Matrix& after, std::size_t limit = SIZE_MAX);

/// Cells on which the readings of a policy disagree about one and the same world.
class Disputes {
 public:
  Disputes(const World& world, const PolicyFile& file);
  ~Disputes();

  /// Actions are matched by id, because a reading may patch types. Cheap: of the readings only
  /// those are looked at whose rules about the thing's type, or whose sets, are others, and rows
  /// are made when first asked for.
  bool is_disputed(const Cell& cell) const;
  /// Each reading's verdict on a cell, in the order of PolicyFile::readings; empty when there is
  /// only one reading.
  std::vector<std::pair<const Reading*, Verdict>> verdicts(const Cell& cell) const;
  bool is_empty() const;
  /// Of how many readings the world was made.
  std::size_t worlds_made() const;

 private:
  struct Under;
  struct Side;
  const Under& own() const;
  Verdict verdict(Side& side, const Cell& cell, const std::string& action) const;

  World world_;
  mutable std::unique_ptr<Under> own_;
  mutable std::vector<Side> sides_;
};

}  // namespace permsim
