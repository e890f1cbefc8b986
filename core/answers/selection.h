// Which part of a moment's matrix is asked for: people, things and actions, each given or all.
#pragma once
#include "core/answers/question.h"
#include "core/decide/decide.h"

namespace permsim {

struct MatrixPart {
  std::vector<EntityIndex> subjects;   ///< world order
  std::vector<EntityIndex> resources;  ///< world order; those with at least one of the actions
  std::vector<std::string> actions;    ///< ids, in the order of the policy; events are no actions
};

/// Problems: unknown-entity, not-a-subject, unknown-action.
Result<MatrixPart> matrix_part(const World& world, const Question& question);

}  // namespace permsim
