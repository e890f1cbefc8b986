// People and things: the list at the left.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_things(View& view);

}  // namespace permsim
