// The inspector: everything about what is selected.
#pragma once
#include <string_view>

#include "web/models/view.h"

namespace permsim {

void draw_inspector(View& view);

/// A label at the left, and the room for a control beside it; returns that room's width.
float begin_property(std::string_view label);
void end_property();

}  // namespace permsim
