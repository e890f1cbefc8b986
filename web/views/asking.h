// Questions to ask aloud and their answers, at the right.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_asking(View& view);

}  // namespace permsim
