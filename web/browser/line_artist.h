// Lines that the browser draws, on textures of WebGL; the other half is web/js/line_artist.js.
#pragma once
#include "web/look/foreign_text.h"

namespace permsim {

class BrowserArtist final : public LineArtist {
 public:
  /// Lends the browser the fonts inside the program.
  BrowserArtist();
  void set_context(bool is_there) { has_context_ = is_there; }

  float line_width(std::string_view line, const LineFont& font) override;
  bool can_draw() override { return has_context_; }
  LinePicture draw_line(std::string_view line, const LineFont& font, ImU32 color) override;
  void put(ImTextureID page, int x, int y, const LinePicture& picture, int from,
           int width) override;
  ImTextureID make_page(int side) override;
  void drop_page(ImTextureID page) override;

 private:
  bool has_context_ = false;
};

}  // namespace permsim
