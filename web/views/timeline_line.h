// The timeline in one line, where there is no room for it: stepping, where one stands, and the way
// to all of it.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Into the current window, `kLineHeight` high.
void draw_timeline_line(View& view);

}  // namespace permsim
