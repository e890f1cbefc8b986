// A pane: a part of the window with one panel in it, the room around it, and the keyboard's way in.
#pragma once
#include "imgui_internal.h"
#include "web/views/panels.h"

namespace permsim {

/// Draws the panel into the box.
void draw_pane(View& view, const Panel& panel, const ImRect& box);
/// Takes the keyboard when it is meant for this pane, and says so; within the pane's window.
void take_focus(View& view, std::string_view pane);
const Panel& panel_at(PanelPlace place);

}  // namespace permsim
