// The matrix in the middle, with its bar.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_matrix(View& view);

}  // namespace permsim
