// The bar above the matrix: what is shown, compared with what, and which part of it.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_matrix_bar(View& view);

}  // namespace permsim
