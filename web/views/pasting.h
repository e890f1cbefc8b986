// The pasted table before it goes in.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Over the page, while there is one.
void draw_pasting(View& view);

}  // namespace permsim
