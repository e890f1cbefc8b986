// The command palette: whatever can be asked, done or gone to, found by typing.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Over the middle of the page, while it is open.
void draw_palette(View& view);

}  // namespace permsim
