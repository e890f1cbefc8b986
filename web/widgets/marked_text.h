// Paragraphs in which some words are strong.
#pragma once
#include <string>
#include <vector>

#include "imgui.h"

namespace permsim {

/// A paragraph in the layout, wrapped at the window's edge. Of the parts every second one is
/// strong, the first is not; together they are the text.
void marked_paragraph(const std::vector<std::string>& parts, ImU32 color);

}  // namespace permsim
