// The form in which people and things are added; it stays open for the next.
#pragma once
#include "web/models/view.h"
#include "web/widgets/item.h"

namespace permsim {

/// Hangs on `opener`, which opens and closes it.
void draw_add_form(View& view, const ItemState& opener);

}  // namespace permsim
