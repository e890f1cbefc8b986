// A scenario from start to end: every moment with its world, matrix, statuses and findings.
#pragma once
#include <memory>
#include <vector>

#include "core/matrix/difference.h"
#include "core/matrix/matrix.h"
#include "core/play/apply.h"
#include "core/play/judgements.h"

namespace permsim {

/// The state after a step. Moment 0 is the start. Immutable and shared: history, undo and diff come
/// free.
struct Moment {
  std::uint32_t at = 0;
  Outcome outcome = Outcome::done;
  std::string says;        ///< why the step is not done, or that it changed nothing
  bool is_changed = true;  ///< false: the step is done, and yet its effects changed nothing
  std::optional<Cell> cell;
  std::shared_ptr<const World> world;
  std::shared_ptr<const Matrix> matrix;
  std::vector<Status> statuses;
  std::vector<Finding> findings;
  Judgements judgements;  ///< what statuses and findings were made of
  ChangeCounts changed;   ///< against the moment before
};
using MomentPtr = std::shared_ptr<const Moment>;

/// moments[n] is the state after step n.
struct Play {
  std::vector<MomentPtr> moments;
  std::size_t bytes_kept = 0;  ///< about, beyond the first
};

/// The first moment of a world, and the moment after one more step.
MomentPtr start_moment(World world);
/// The first moment again after edits of its world: what they did not touch is shared. `world` says
/// what they touched.
MomentPtr edited_start(const Moment& start, World world);
MomentPtr next_moment(const MomentPtr& before, const Step& step, std::uint32_t number);
/// The same for a step that was applied to the world of `before` already.
MomentPtr next_moment(const MomentPtr& before, Applied applied, std::uint32_t number);

/// All moments under one reading of the scenario's policy (nullptr: the reading the scenario
/// names). Problems: those of the start; too-large, at the step by which there was too much to keep
/// or to do.
Result<Play> play(const Scenario& scenario, std::shared_ptr<const Policy> policy = nullptr);
/// The same within the work that one answer may take (kMostAnswerWork).
Result<Play> play_within_reason(const Scenario& scenario);

}  // namespace permsim
