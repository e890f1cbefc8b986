// Keeps text sharp where a CSS pixel is not a whole number of the screen's: at 110 % zoom, at a
// ratio of 1.25 or 1.5.
#pragma once
#include "imgui.h"

namespace permsim {

/// Moves each upright glyph up or down to the nearest row of the screen's pixels. Sideways nothing
/// moves: letters keep their distances. Does nothing where `ratio` is whole: there ImGui's own
/// rounding is enough.
void snap_glyphs(ImDrawData& drawn, float ratio);

}  // namespace permsim
