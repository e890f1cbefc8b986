// Where ImGui's fields find their letters while somebody types others than the baked ones.
#pragma once
#include <string_view>

#include "imgui.h"

namespace permsim {

/// The font with the widths that the browser gives to a text's other letters: places of the caret
/// and of presses follow them. It has no pictures of these letters; the caller draws them.
ImFont typing_font(const ImFont& font, std::string_view text);

}  // namespace permsim
