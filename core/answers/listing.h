// The list of a type's entities as the product shows it: columns in words, and its own
// troubleshooting questions.
#pragma once
#include <string>
#include <vector>

#include "core/decide/explain.h"
#include "core/decide/story.h"
#include "core/matrix/matrix.h"

namespace permsim {

struct ListCell {
  std::string text;
  std::string icon;  ///< as the policy names it; may be empty
};

struct ListRow {
  EntityIndex entity = kNoEntity;
  bool is_hidden = false;       ///< whoever looks does not find it there
  std::vector<ListCell> cells;  ///< one a column
};

/// Every entity of a type, in world order, as `viewer` sees the list (kNoEntity: nobody in
/// particular, from whom nothing is hidden).
std::vector<ListRow> listing(const Matrix& matrix, TypeIndex type, EntityIndex viewer);

/// What a question of the product's help is answered with, about a cell of the matrix and as it was
/// explained: "It is in the list", or why it is not and the way out.
std::string answer_to(const Matrix& matrix, const TroubleQuestion& question, const Story& story,
                      const Explanation& explanation);

/// Whether a column speaks of who looks (`$actor`), so that it says nothing while nobody in
/// particular does.
bool is_about_viewer(const Column& column);

}  // namespace permsim
