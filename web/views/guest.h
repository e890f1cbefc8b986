// The page as a guest in somebody's page: the matrix or one question, the answer, and the steps.
#pragma once
#include "imgui_internal.h"
#include "web/models/view.h"

namespace permsim {

/// All below its one line (guest_line.h), where the panes have no room.
void draw_guest(View& view, const ImRect& box);

}  // namespace permsim
