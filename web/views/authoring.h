// The author's page of a lesson: pages at the left, fields in the middle, the learner's view of
// them at the right.
#pragma once
#include "imgui.h"
#include "web/models/view.h"

namespace permsim {

/// Draws the nodes of panels/authoring: the page as text and the canvas say the same.
void draw_authoring(View& view);
/// Over the real page, while something is picked there.
void draw_lesson_pick(View& view);

/// Undo, redo, save, and Alt ⇧ ↑ ↓, which move the page that is looked at. False where the key
/// means nothing here.
bool run_authoring_key(View& view, ImGuiKeyChord chord);

}  // namespace permsim
