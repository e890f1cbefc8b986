// The heads of the matrix's columns.
#pragma once
#include "web/models/view.h"
#include "web/views/matrix_grid.h"

namespace permsim {

void draw_matrix_header(View& view, const MatrixFrame& frame);

}  // namespace permsim
