// Small news over the matrix, until the next: what the last change came to.
#pragma once
#include "imgui_internal.h"
#include "web/models/view.h"

namespace permsim {

/// In the middle above the foot of `room`. Nothing while there is no news.
void draw_toast(View& view, const ImRect& room);

}  // namespace permsim
