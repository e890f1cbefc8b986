// A step that is put together, over the page.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// While one is.
void draw_composing(View& view);

}  // namespace permsim
