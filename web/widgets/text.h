// Words on the screen: single lines that end in … where there is no room, and paragraphs. All of
// them spell out what cannot be seen in a text from a file (core/base/printable.h), and are drawn
// in any script (web/look/foreign_text.h).
#pragma once
#include <string>
#include <string_view>

#include "imgui.h"
#include "imgui_internal.h"

namespace permsim {

float text_width(ImFont* font, std::string_view text);
/// The height of a line in CSS pixels.
float line_height(ImFont* font);

/// Draws at a point, cut by nothing but the window.
void draw_text(ImDrawList* list, ImFont* font, ImVec2 position, ImU32 color, std::string_view text);
/// Draws inside a box, vertically centred; too long a text ends in …. `align` 0 left, 0.5 centre, 1
/// right. False when it had to be cut.
bool draw_text_in(ImDrawList* list, ImFont* font, const ImRect& box, ImU32 color,
                  std::string_view text, float align = 0.0f);
/// One or two lines inside a box; what does not fit into the second ends in …. `align` 0 top, 0.5
/// middle of the box.
void draw_two_lines(ImDrawList* list, ImFont* font, const ImRect& box, ImU32 color,
                    std::string_view text, float align = 0.5f);

/// Draws words climbing by `slope`, from `foot`, the middle of their beginning.
void draw_slanted_text(ImDrawList* list, ImFont* font, ImVec2 foot, ImU32 color,
                       std::string_view text, float slope);
/// What a person takes for the first letter, whole.
std::string first_letter(std::string_view text);

/// An icon in the middle of a box, never cut.
void draw_icon(ImDrawList* list, ImFont* font, const ImRect& box, ImU32 color,
               std::string_view icon);
/// As much of `text` as fits into `width`, with … where something is missing.
std::string fitted(ImFont* font, std::string_view text, float width);

/// A paragraph at a point, wrapped at `width`.
void draw_paragraph(ImDrawList* list, ImFont* font, ImVec2 position, ImU32 color,
                    std::string_view text, float width);
/// The same with each line in the middle of `width`.
void draw_centered_paragraph(ImDrawList* list, ImFont* font, ImVec2 position, ImU32 color,
                             std::string_view text, float width);
/// A paragraph in the layout, wrapped at `width` (0: to the window's edge).
void paragraph(std::string_view text, ImFont* font, ImU32 color, float width = 0.0f);
/// The height a paragraph will take.
float paragraph_height(std::string_view text, ImFont* font, float width);

/// A quiet heading above a group.
void group_heading(std::string_view text);
/// A hairline across the window.
void hairline();
/// Empty room below the last item.
void gap(float height);

}  // namespace permsim
