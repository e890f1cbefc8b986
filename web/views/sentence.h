// The line under the matrix: the cell under the pointer, else the chosen one, as a sentence.
#pragma once
#include "imgui_internal.h"
#include "web/models/view.h"

namespace permsim {

/// Where one pane is shown at a time its end leads to why.
void draw_sentence(View& view, const ImRect& box);

}  // namespace permsim
