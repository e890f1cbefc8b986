// The matrix in the middle, with its bar.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_matrix(View& view);
/// The same for a guest in somebody's page: without bar and sentence, which stand elsewhere.
void draw_guest_matrix(View& view);
/// How high its grid is at this width with all of its rows.
float guest_grid_height(const View& view, float width);

}  // namespace permsim
