// The signs of verdicts, changes and outcomes, drawn as strokes so that they are crisp at any size.
// Never colour alone.
#pragma once
#include "core/world/scenario.h"
#include "imgui.h"
#include "web/models/sign_look.h"

namespace permsim {

ImU32 color_of(Sign sign);

/// The bare strokes: ✓ ✕ – ?, and ✓ over a bar for what cannot work now; about `size` wide.
void draw_stroke(ImDrawList* list, ImVec2 center, float size, Sign sign, ImU32 color);
/// The whole sign: ground, strokes, edge, the mark of a change in the corner and the dot of a
/// dispute.
void draw_sign(ImDrawList* list, ImVec2 center, float size, const SignLook& look);

/// What would become of a cell: its edge dashed, its mark hollow.
void draw_ghost(ImDrawList* list, ImVec2 center, float size, Change change);

ImU32 color_of(Outcome outcome);
/// A filled mark for an outcome: ✓ ✕ ? !
void draw_outcome(ImDrawList* list, ImVec2 center, float size, Outcome outcome);

/// A filled triangle, pointing up or down.
void draw_triangle(ImDrawList* list, ImVec2 center, float size, bool is_up, ImU32 color);
/// Slanted lines across a box, for states that are bad.
void draw_hatching(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 color);

}  // namespace permsim
