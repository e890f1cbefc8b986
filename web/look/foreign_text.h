// Lines with letters that the baked font lacks: measured and drawn by the browser, as pictures that
// stand in the canvas like words. A line of baked letters alone is none of these, and costs a look
// at its bytes.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "imgui.h"

namespace permsim {

/// A font as CSS counts it: the em square in the screen's pixels.
struct LineFont {
  float size = 0.0f;
  int weight = 400;
};

/// A line as the browser has drawn it, in the screen's pixels.
struct LinePicture {
  int width = 0, height = 0;  ///< its outermost pixels are empty
  int pen_x = 0, pen_y = 0;   ///< where in it the line begins at the left, on the base line
  bool has_colors = false;    ///< else it is white, to be tinted
};

/// Who measures and draws lines: the browser (web/browser/line_artist.h), or tests.
class LineArtist {
 public:
  virtual ~LineArtist() = default;
  /// How far the pen moves, in the screen's pixels.
  virtual float line_width(std::string_view line, const LineFont& font) = 0;

  /// Whether there is anything to draw with; the rest is only asked then.
  virtual bool can_draw() = 0;
  /// White where the line has no colours of its own; else its plain letters are in `color`.
  virtual LinePicture draw_line(std::string_view line, const LineFont& font, ImU32 color) = 0;
  /// Puts columns of the picture drawn last, `width` of them from `from` on, at a place of a page.
  virtual void put(ImTextureID page, int x, int y, const LinePicture& picture, int from,
                   int width) = 0;
  /// A square texture of so many texels.
  virtual ImTextureID make_page(int side) = 0;
  virtual void drop_page(ImTextureID page) = 0;
};

/// From now on lines are drawn by `artist`; by nobody when null: then the baked font draws what it
/// can. Forgets everything.
void use_line_artist(LineArtist* artist);
/// The textures are gone, or the screen's pixels are others: all lines are drawn anew.
void forget_line_pictures();
/// The browser's fonts are others: all lines are measured anew too.
void forget_lines();
/// Lines did not find room in this frame; the next one begins with empty pages.
bool lines_lack_room();

/// Whether the line needs the browser.
bool is_foreign(const ImFont* font, std::string_view line);

// For foreign lines, lengths in CSS pixels:
float foreign_width(const ImFont* font, std::string_view line);
/// The bytes of the longest beginning that fits and ends between two letters.
std::size_t foreign_fit(const ImFont* font, std::string_view line, float room);
/// The lines of a paragraph, without the spaces at their ends; line breaks in it are kept.
std::vector<std::string_view> foreign_lines(const ImFont* font, std::string_view text, float width);
/// Draws on the screen's pixels, with the line's top where ImGui has it. Lines outside of the clip
/// rectangle are passed over.
void draw_foreign(ImDrawList* list, const ImFont* font, ImVec2 position, ImU32 color,
                  std::string_view line);
/// The same, whatever the clip rectangle: for who moves the corners afterwards.
void draw_foreign_anywhere(ImDrawList* list, const ImFont* font, ImVec2 position, ImU32 color,
                           std::string_view line);

/// For tests: the line whose picture has this texel; empty when none does, or none but its
/// continuation.
std::string_view foreign_line_at(ImTextureID page, ImVec2 uv);

}  // namespace permsim
