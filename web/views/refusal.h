// An act that somebody tried and that was refused: says so, and offers to keep it as a step.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Nothing while there is none.
void draw_refusal(View& view);

}  // namespace permsim
