// The timeline: steps, where one stands, and the lanes below.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_timeline(View& view);

}  // namespace permsim
