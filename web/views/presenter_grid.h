// The grid of a lesson's page on a projector: as large as its room lets it be.
#pragma once
#include <string>

#include "imgui.h"
#include "imgui_internal.h"
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// How tall it would like to be in this width, and how tall it must be.
struct GridHeights {
  float most = 0.0f, least = 0.0f;
};
GridHeights presenter_grid_heights(const PanelNode& grid, float width);
void draw_presenter_grid(View& view, const PanelNode& grid, const std::string& id,
                         const ImRect& box);

}  // namespace permsim
