// The gallery: scenarios to open, by product, and files.
#pragma once
#include "web/models/view.h"
#include "web/widgets/item.h"

namespace permsim {

/// Hangs on `opener`.
void draw_gallery(View& view, const ItemState& opener);

}  // namespace permsim
