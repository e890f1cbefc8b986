// The form that adds to the policy.
#pragma once
#include "web/models/view.h"
#include "web/widgets/item.h"

namespace permsim {

/// Hangs on its button, every frame.
void draw_addition_form(View& view, const ItemState& opener);

}  // namespace permsim
