// A lesson over the whole page: the question at the left, what one works on at the right.
#pragma once
#include "imgui.h"
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// Draws the nodes of panels/lesson: the page as text and the canvas say the same.
void draw_lesson(View& view);
/// Over the real page, while somebody acts for a goal.
void draw_lesson_goal(View& view);

/// One of its nodes in the layout, with all that it holds.
void draw_lesson_node(View& view, const PanelNode& node, const std::string& id);

/// `A`, `D`, `U` and Backspace mark the chosen cell. False where the key means nothing here.
bool run_lesson_key(View& view, ImGuiKeyChord chord);

}  // namespace permsim
