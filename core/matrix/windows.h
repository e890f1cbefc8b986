// Questions about a matrix that need no more of it than they ask for: a window of rows and columns,
// one person's row, who changed, what is most exposed. Counts per person, thing and action:
// counts.h. One cell, one column: matrix.h.
#pragma once
#include <cstdint>
#include <vector>

#include "core/matrix/counts.h"
#include "core/matrix/difference.h"
#include "core/matrix/matrix.h"
#include "core/matrix/program.h"

namespace permsim {

/// One column of a window: an action on a thing.
struct WindowColumn {
  EntityIndex on = kNoEntity;
  ActionIndex action = kNoAction;
};

/// Verdicts of some people (entities that can act) in some columns, row after row: people.size() ×
/// columns.size() values of Verdict. `into` needs room for them all. Cheapest when columns of one
/// thing stand beside each other.
void read_window(const Matrix& matrix, const std::vector<EntityIndex>& people,
                 const std::vector<WindowColumn>& columns, Verdict* into);

/// One person's verdicts on every thing of a type, in world order.
struct PersonRow {
  EntityIndex on = kNoEntity;
  Masks masks;
};
std::vector<PersonRow> read_row(const Matrix& matrix, EntityIndex who, TypeIndex type);

/// Everyone with at least one verdict that differs, in world order, with the numbers of theirs.
struct PersonChange {
  EntityIndex who = kNoEntity;
  ChangeCounts counts;
};
std::vector<PersonChange> people_changed(const Matrix& before, const Matrix& after);

/// An entity and a number that speaks of it.
struct Exposure {
  EntityIndex entity = kNoEntity;
  Counts counts;
};
/// The `most` things of a type that most people may do this to, most exposed first; ties in world
/// order.
std::vector<Exposure> most_exposed(const Matrix& matrix, TypeIndex type, ActionIndex action,
                                   std::size_t most);
/// The `most` people who may do most, most powerful first; ties in world order.
std::vector<Exposure> most_powerful(const Matrix& matrix, std::size_t most);

}  // namespace permsim
