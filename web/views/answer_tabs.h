// The right of the page: why, act or attention, below the tabs that choose between them.
#pragma once
#include <string>

#include "imgui_internal.h"
#include "web/views/panels.h"

namespace permsim {

void draw_answer(View& view, const ImRect& box);
/// How much needs attention, for the panel that tells of it; empty for all others.
std::string number_of(const View& view, const Panel& panel);

}  // namespace permsim
