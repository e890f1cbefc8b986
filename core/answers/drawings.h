// What pictures show: parts of a matrix, what changed, roles and stories, as grids to be drawn.
#pragma once
#include "core/answers/picture.h"
#include "core/answers/question.h"
#include "core/answers/roles.h"
#include "core/answers/selection.h"
#include "core/matrix/difference.h"
#include "core/play/play.h"

namespace permsim {

/// Cells that one picture has; whoever wants more takes a table.
constexpr std::size_t kMostDrawnCells = 5000;

/// A grid for each thing; of one action on several things one grid for all of them.
std::vector<PictureGrid> matrix_grids(const Moment& moment, const MatrixPart& part,
                                      const Given& given);

/// A grid for each thing with a change: only who and which actions changed, as they are afterwards.
std::vector<PictureGrid> diff_grids(const Matrix& before, const Matrix& after,
                                    const std::vector<ChangedCell>& changes);

/// Roles across, actions down.
PictureGrid roles_grid(const World& world, const RoleTable& table);

/// A row for each moment: what happened, what came of it, and how things do.
PictureGrid timeline_grid(const Scenario& scenario, const std::vector<MomentPtr>& moments);

}  // namespace permsim
