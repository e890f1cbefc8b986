// Why: the answer about the selected cell.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_why(View& view);

}  // namespace permsim
