// The signs of verdicts, changes and outcomes, drawn as strokes so that they are crisp at any size.
// Never colour alone.
#pragma once
#include <string_view>

#include "core/policy/policy.h"
#include "core/world/scenario.h"
#include "imgui.h"

namespace permsim {

/// How a cell is shown. `denied`: a rule or limit says so; `not_granted`: no rule speaks.
enum class Sign { allowed, denied, not_granted, unclear };
/// Against the compared moment.
enum class Change { none, gained, lost, turned_unclear, ruled_out };

struct SignLook {
  Sign sign = Sign::not_granted;
  Change change = Change::none;
  bool is_disputed = false;
};

std::string_view word_of(Sign sign);
/// What the sign means, as the legend says it.
std::string_view meaning_of(Sign sign);
std::string_view word_of(Change change);
ImU32 color_of(Sign sign);

/// The bare strokes: ✓ ✕ – ?, about `size` wide.
void draw_stroke(ImDrawList* list, ImVec2 center, float size, Sign sign, ImU32 color);
/// The whole sign: ground, strokes, the corner triangle of a change and the dot of a dispute.
void draw_sign(ImDrawList* list, ImVec2 center, float size, const SignLook& look);

ImU32 color_of(Outcome outcome);
/// A filled mark for an outcome: ✓ ✕ ? !
void draw_outcome(ImDrawList* list, ImVec2 center, float size, Outcome outcome);

/// A filled triangle, pointing up or down.
void draw_triangle(ImDrawList* list, ImVec2 center, float size, bool is_up, ImU32 color);
/// Slanted lines across a box, for states that are bad.
void draw_hatching(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 color);

}  // namespace permsim
