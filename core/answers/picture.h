// Tables of signs and words as a picture: one SVG that stands alone. What is drawn in it is chosen
// in drawings.h.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/decide/sign.h"

namespace permsim {

/// A sign, or words, or a sign before words; nothing of both is an empty cell.
struct PictureCell {
  std::optional<Sign> sign{};
  Change change = Change::none;  ///< a mark in the corner of the sign
  std::string words{};
};

struct PictureRow {
  std::string name;
  std::vector<PictureCell> cells;
};

/// `is_slanted`: signs below slanted heads; else words below level ones.
struct PictureGrid {
  std::string title;
  std::vector<std::string> heads;  ///< of the cells, without one for the names
  bool is_slanted = true;
  std::vector<PictureRow> rows;
};

struct Picture {
  std::string title, caption;
  std::vector<PictureGrid> grids;
};

/// An SVG document that means the same to everybody: `title` and `desc` tell it in words, a verdict
/// is a shape and never a colour alone, and it follows the reader's light or dark theme. It has no
/// scripts, fetches nothing, and no line of it is empty, so that it can stand in Markdown. Sizes
/// are whole numbers made without fractions: every machine draws the same bytes.
std::string svg_of(const Picture& picture);

}  // namespace permsim
