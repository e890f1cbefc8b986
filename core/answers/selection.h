// Which part of a moment's matrix is asked for: people, things and actions, each given or all.
#pragma once
#include <map>

#include "core/answers/question.h"
#include "core/decide/decide.h"

namespace permsim {

struct MatrixPart {
  std::vector<EntityIndex> subjects;   ///< world order
  std::vector<EntityIndex> resources;  ///< world order; those with at least one of the actions
  std::vector<std::string> actions;    ///< ids, in the order of the policy; events are no actions
  /// Those of them that a type has, in the same order.
  std::map<TypeIndex, std::vector<ActionIndex>> actions_of;

  const std::vector<ActionIndex>& actions_on(const World& world, EntityIndex resource) const {
    return actions_of.at(world.at(resource).type);
  }
  /// How many cells that are.
  std::uint64_t cells(const World& world) const;
  /// About how many bytes it takes to write them with the ids they have.
  std::uint64_t bytes(const World& world) const;
};

/// Somebody by id, `where` in the question. Problems: unknown-entity, not-a-subject.
Result<EntityIndex> person_of(const World& world, const char* where, const std::string& id);
/// The number of acts of a search, `usual` where the question does not say. Problem: out-of-range.
Result<int> steps_of(const Question& question, int usual);

/// Problems: unknown-entity, not-a-subject, unknown-action.
Result<MatrixPart> matrix_part(const World& world, const Question& question);

}  // namespace permsim
