// A lesson over the whole page: the question at the left, what one works on at the right.
#pragma once
#include "imgui.h"
#include "web/models/view.h"

namespace permsim {

/// Draws the nodes of panels/lesson: the page as text and the canvas say the same.
void draw_lesson(View& view);
/// Over the real page, while somebody acts for a goal.
void draw_lesson_goal(View& view);

/// `A`, `D`, `U` and Backspace mark the chosen cell. False where the key means nothing here.
bool run_lesson_key(View& view, ImGuiKeyChord chord);

}  // namespace permsim
