// The rail: what the list folds to where there is little room.
#pragma once
#include "imgui_internal.h"
#include "web/models/view.h"

namespace permsim {

void draw_rail(View& view, const ImRect& box);

}  // namespace permsim
