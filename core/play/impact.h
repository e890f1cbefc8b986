// What is otherwise at one moment than at another: cells, people, statuses and findings. Of a step
// or an edit this is its blast radius.
#pragma once
#include <string_view>
#include <vector>

#include "core/play/play.h"

namespace permsim {

/// A thing that does otherwise. Empty: it is not there, or its type has no statuses.
struct StatusChange {
  EntityIndex on = kNoEntity;
  std::string_view from, to;
};

/// Entities bear the numbers they have before; what is only there afterwards has those after them.
/// What comes or goes counts as denied where it is not.
struct Impact {
  ChangeCounts counts;                 ///< always whole
  std::vector<ChangedCell> cells;      ///< in world order; at most as many as were asked for
  std::vector<EntityIndex> people;     ///< those with a cell that changes, in world order
  std::vector<StatusChange> statuses;  ///< in world order
  std::vector<Finding> begun;          ///< findings that were not there, word for word
  std::vector<Finding> gone;           ///< and those that are no more, with the words they had
  MomentPtr before, after;
  /// Where the two moments are of different plays: the place in the later world, by number here;
  /// kNoEntity where it has none. Empty: the places are the same.
  std::vector<EntityIndex> places;

  /// An entity by its number here, as it is afterwards, or else as it was.
  const World& world_of(EntityIndex entity) const;
  const Entity& at(EntityIndex entity) const;
  const Type& type_of(EntityIndex entity) const;
  /// What a cell is about. An action that things of this type only had before has a number after
  /// those that they have now.
  const Action& action_of(const Cell& cell) const;
  std::uint64_t changed_cells() const {
    return counts.gained + counts.lost + counts.unclear + counts.ruled_out;
  }
  bool is_none() const;
};

/// Both moments are of one play.
Impact impact_between(const MomentPtr& before, const MomentPtr& after,
                      std::size_t most_cells = SIZE_MAX);

/// Whether every entity has the same place in both worlds, whatever plays they are of.
bool have_same_places(const World& before, const World& after);

/// The same of moments of different plays, in which entities are known by their ids.
Impact impact_between_plays(const MomentPtr& before, const MomentPtr& after,
                            std::size_t most_cells = SIZE_MAX);

}  // namespace permsim
