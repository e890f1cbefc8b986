// The fonts inside the page, as subset by scripts/setup; the arrays are generated into the build
// directory.
#pragma once

namespace permsim {

/// A TrueType file that lives as long as the program.
struct FontData {
  const unsigned char* data;
  unsigned size;
};

FontData font_regular();
FontData font_semibold();
FontData font_icons();

}  // namespace permsim
