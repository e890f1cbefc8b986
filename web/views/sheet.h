// Below a narrow matrix: the chosen cell's answer in short, in place of the sentence line.
#pragma once
#include "imgui_internal.h"
#include "web/models/view.h"

namespace permsim {

/// On a phone, while a cell is chosen and nobody has shut it.
bool has_sheet(const View& view);
/// How much of a pane so wide the sheet takes, or else the sentence line.
float matrix_foot(const View& view, float width);
void draw_sheet(View& view, const ImRect& box);

}  // namespace permsim
