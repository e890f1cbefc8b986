// A pane: a part of the window with one panel in it, and the room around it.
#pragma once
#include "imgui_internal.h"
#include "web/views/panels.h"

namespace permsim {

/// Draws the panel into the box.
void draw_pane(View& view, const Panel& panel, const ImRect& box);
/// A ring around the current window while something in this panel has the focus.
void draw_pane_ring(std::string_view panel);
const Panel& panel_at(PanelPlace place);

}  // namespace permsim
