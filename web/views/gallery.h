// The gallery: scenarios to open, by product, and files.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_gallery(View& view);

}  // namespace permsim
