// The list of a type's entities as the product shows it: columns in words, and its own
// troubleshooting questions.
#pragma once
#include <string>
#include <vector>

#include "core/decide/explain.h"

namespace permsim {

struct ListCell {
  std::string text;
  std::string icon;  ///< as the policy names it; may be empty
};

struct ListRow {
  EntityIndex entity = kNoEntity;
  std::vector<ListCell> cells;  ///< one a column
};

/// Every entity of a type, in world order, as `viewer` sees the list (kNoEntity: nobody in
/// particular).
std::vector<ListRow> listing(const World& world, TypeIndex type, EntityIndex viewer);

/// Whether a column speaks of who looks (`$actor`), so that it says nothing while nobody in
/// particular does.
bool is_about_viewer(const Column& column);

}  // namespace permsim
