// The planner's page: whose absence, what depends on them, and both orders beside each other.
#pragma once
#include "imgui_internal.h"
#include "web/models/view.h"

namespace permsim {

/// Over all panes, in the box.
void draw_planner(View& view, const ImRect& box);
/// A key while the page is there; true when it did something.
bool run_planner_key(View& view, ImGuiKeyChord chord);

}  // namespace permsim
