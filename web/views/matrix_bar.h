// The bar above the matrix: what is shown, compared with what, and which part of it.
#pragma once
#include "imgui_internal.h"
#include "web/models/view.h"

namespace permsim {

void draw_matrix_bar(View& view);
/// The same over the names, where there is no height for a bar.
void draw_matrix_corner(View& view, const ImRect& box);

}  // namespace permsim
