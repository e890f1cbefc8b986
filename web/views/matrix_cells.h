// The cells of the matrix and the names of its rows.
#pragma once
#include "web/models/view.h"
#include "web/views/matrix_grid.h"

namespace permsim {

/// Strips and cells; then the names over them.
void draw_matrix_cells(const View& view, const MatrixFrame& frame);
void draw_matrix_names(View& view, const MatrixFrame& frame);

}  // namespace permsim
