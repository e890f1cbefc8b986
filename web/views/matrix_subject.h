// What the middle speaks of, as a heading over it, and the way to another.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// At most so wide. Less than the usual height makes its words smaller.
void draw_matrix_subject(View& view, float width, float height = 34.0f);

}  // namespace permsim
