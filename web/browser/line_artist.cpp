// Textures are made here, their pixels come straight from the browser's own canvas.
#include "web/browser/line_artist.h"

#include <GLES3/gl3.h>

#include <cstdint>

#include "web/look/fonts.h"

extern "C" {
void page_lend_font(int weight, const unsigned char* data, int size);
float page_line_width(const char* line, int size, float font_size, int weight);
/// Writes width, height, the pen's place and whether there are colours into `told`.
void page_draw_line(const char* line, int size, float font_size, int weight, unsigned color,
                    int* told);
void page_put_line(unsigned texture, int x, int y, int from, int width, int height);
}

namespace permsim {
namespace {

int length(std::string_view text) { return static_cast<int>(text.size()); }
GLuint name_of(ImTextureID page) {
  return static_cast<GLuint>(reinterpret_cast<std::intptr_t>(page));
}

}  // namespace

BrowserArtist::BrowserArtist() {
  const FontData regular = font_regular(), semibold = font_semibold();
  page_lend_font(400, regular.data, static_cast<int>(regular.size));
  page_lend_font(600, semibold.data, static_cast<int>(semibold.size));
}

float BrowserArtist::line_width(std::string_view line, const LineFont& font) {
  return page_line_width(line.data(), length(line), font.size, font.weight);
}

LinePicture BrowserArtist::draw_line(std::string_view line, const LineFont& font, ImU32 color) {
  int told[5] = {};
  page_draw_line(line.data(), length(line), font.size, font.weight, color, told);
  return {told[0], told[1], told[2], told[3], told[4] != 0};
}

void BrowserArtist::put(ImTextureID page, int x, int y, const LinePicture& picture, int from,
                        int width) {
  page_put_line(name_of(page), x, y, from, width, picture.height);
}

ImTextureID BrowserArtist::make_page(int side) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, side, side);
  return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(name));
}

void BrowserArtist::drop_page(ImTextureID page) {
  const GLuint name = name_of(page);
  glDeleteTextures(1, &name);
}

}  // namespace permsim
