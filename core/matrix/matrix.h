// The matrix: verdicts of everyone × every action × every resource of a world. Nobody may depend on
// how it works.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "core/decide/sign.h"

namespace permsim {

/// Numbers of one row, column or whole.
struct Counts {
  std::uint64_t allow = 0;
  std::uint64_t unclear = 0;
};

class MatrixCounts;

class Matrix final : public VerdictSource {
 public:
  /// Cheap: rows are computed when first asked for. The world must outlive the matrix.
  explicit Matrix(const World& world);
  /// The matrix after a step: what the step did not touch is shared with the one before. Both
  /// worlds are of one play.
  Matrix(const World& world, const Matrix& before, const std::vector<Touched>& touched);
  ~Matrix();

  Verdict at(const Cell& cell) const override;
  /// The same as it is shown: a denial that a rule or limit speaks of, or one that nobody grants.
  Sign sign_at(const Cell& cell) const;

  /// Verdicts of all subjects for one action on one resource, written out: bit i is subject number
  /// i of the world. `size` is the number of 64-bit words.
  struct Plane {
    std::vector<std::uint64_t> allow;
    std::vector<std::uint64_t> unclear;
    std::size_t size = 0;
  };
  Plane plane(EntityIndex on, ActionIndex action) const;

  /// Subject numbers of everyone who may take one of the actions on this; with `most`, of so many
  /// of them.
  std::vector<std::uint32_t> who_may(EntityIndex on, const std::vector<ActionIndex>& actions,
                                     std::size_t most = SIZE_MAX) const;

  Counts count(EntityIndex on, ActionIndex action) const;  ///< people who may do this to that
  Counts count_for(EntityIndex who,
                   EntityIndex on) const;      ///< actions this person may take on that
  Counts count_person(EntityIndex who) const;  ///< over everything
  Counts count_all() const;

  /// Numbers of the whole: per person, thing and action. Counted when first asked for; the matrices
  /// made from this one bring theirs up to date instead.
  const MatrixCounts& counts() const;

  const World& world() const;

  /// Everything is made again when next asked for: for whoever read it with too little work left.
  void forget() const;

  /// For the files of the matrix itself: what it is made of (engine.h).
  struct Engine;
  Engine& engine() const { return *engine_; }

 private:
  mutable std::unique_ptr<Engine> engine_;
};

}  // namespace permsim
