// The grid of a lesson's question: masked cells, and what they turn into.
#pragma once
#include <string>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

void draw_lesson_grid(View& view, const PanelNode& grid, const std::string& id);

}  // namespace permsim
