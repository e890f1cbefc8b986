// Measures are kept by line and font, pictures on pages; both are bounded, and nothing is asked of
// the artist twice while they are there.
#include "web/look/foreign_text.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/base/utf8.h"
#include "web/look/clusters.h"
#include "web/look/line_measures.h"
#include "web/look/sprite_pages.h"
#include "web/look/type_scale.h"

namespace permsim {
namespace {

/// A stretch of a picture on a page: all of it, unless it is wider than a page.
struct Tile {
  std::size_t page = 0;
  int x = 0, y = 0, from = 0, width = 0;
};
struct Sprite {
  std::string line;
  int height = 0, pen_x = 0, pen_y = 0;
  bool has_colors = false;
  std::vector<Tile> tiles;
};

struct Studio {
  LineArtist* artist = nullptr;
  LineMeasures measures;
  std::unordered_map<std::string, Sprite> sprites;
  SpritePages pages;
  std::vector<ImTextureID> textures;  ///< of the pages
  int lacked_room_in = -1;            ///< the frame in which a line found none
  int emptied_in = -1;                ///< the frame that began with empty pages
};
Studio& studio() {
  static Studio the_studio;
  return the_studio;
}

/// A sum of what a line looks like, for the maps: no line holds a zero byte.
std::string key_of(std::string_view line, const LineFont& font, ImU32 color) {
  std::string key(line);
  key.append(1, '\0').append(std::to_string(font.size)).append(font.weight > 500 ? "b" : "a");
  if (color != 0) key.append(std::to_string(color));
  return key;
}

LineFont line_font(const ImFont* font) { return {em_of(font), weight_of(font)}; }
float css_of_pixel() { return ImGui::GetIO().FontGlobalScale; }

LineMeasure& measure_of(std::string_view line, const LineFont& font) {
  Studio& here = studio();
  const std::string key = key_of(line, font, 0);
  if (LineMeasure* known = here.measures.find(key)) return *known;
  return here.measures.keep(key, {here.artist->line_width(line, font), false});
}

void empty_pages() {
  Studio& here = studio();
  if (here.artist != nullptr) {
    for (ImTextureID texture : here.textures) here.artist->drop_page(texture);
  }
  here.textures.clear();
  here.pages.clear();
  here.sprites.clear();
}

/// Takes what stood on a page off the list.
void forget_page(std::size_t page) {
  std::unordered_map<std::string, Sprite>& sprites = studio().sprites;
  for (auto each = sprites.begin(); each != sprites.end();) {
    const std::vector<Tile>& tiles = each->second.tiles;
    const bool is_hit = std::any_of(tiles.begin(), tiles.end(),
                                    [&](const Tile& tile) { return tile.page == page; });
    each = is_hit ? sprites.erase(each) : std::next(each);
  }
}

/// Room on the pages, in tiles that fit on one; none when there is not enough for all.
std::vector<Tile> laid_out(const LinePicture& picture) {
  Studio& here = studio();
  const int frame = ImGui::GetFrameCount();
  std::vector<Tile> tiles;
  for (int from = 0; from < picture.width; from += SpritePages::kSide) {
    const int width = std::min(SpritePages::kSide, picture.width - from);
    const auto room = here.pages.room_for(width, picture.height, frame);
    if (!room) return {};
    if (room->was_emptied) forget_page(room->page);
    if (here.textures.size() < here.pages.size())
      here.textures.push_back(here.artist->make_page(SpritePages::kSide));
    here.artist->put(here.textures[room->page], room->x, room->y, picture, from, width);
    tiles.push_back({room->page, room->x, room->y, from, width});
  }
  return tiles;
}

const Sprite* sprite_of(std::string_view line, const LineFont& font, ImU32 color) {
  Studio& here = studio();
  const int frame = ImGui::GetFrameCount();
  if (!here.artist->can_draw()) return nullptr;
  if (here.lacked_room_in >= 0 && here.lacked_room_in < frame) {
    here.lacked_room_in = -1;
    here.emptied_in = frame;
    empty_pages();
  }
  const ImU32 ink = color | IM_COL32_A_MASK;
  const LineMeasure measure = measure_of(line, font);
  std::string key = key_of(line, font, measure.has_colors ? ink : IM_COL32_WHITE);
  auto found = here.sprites.find(key);
  if (found == here.sprites.end()) {
    const LinePicture picture = here.artist->draw_line(line, font, ink);
    if (picture.has_colors) {
      measure_of(line, font).has_colors = true;
      key = key_of(line, font, ink);
    }
    Sprite sprite{std::string(line), picture.height,     picture.pen_x,
                  picture.pen_y,     picture.has_colors, laid_out(picture)};
    if (sprite.tiles.empty() && picture.width > 0) {
      // Once is enough: where the lines of one frame are too many for all pages, some are missing.
      if (here.emptied_in != frame) here.lacked_room_in = frame;
      return nullptr;
    }
    found = here.sprites.insert_or_assign(std::move(key), std::move(sprite)).first;
  }
  for (const Tile& tile : found->second.tiles) here.pages.use(tile.page, frame);
  return &found->second;
}

/// The measure of a line of any letters.
float width_of(const ImFont* font, std::string_view line) {
  if (line.empty()) return 0.0f;
  if (is_foreign(font, line)) return foreign_width(font, line);
  const float size = font->FontSize * css_of_pixel();
  return font->CalcTextSizeA(size, FLT_MAX, 0.0f, line.data(), line.data() + line.size()).x;
}

std::string_view without_spaces(std::string_view line) {
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  return line;
}

/// The first line of a text without line breaks; what it takes of the text with the spaces after
/// it.
std::size_t first_line(const ImFont* font, std::string_view text, float width) {
  std::size_t end = 0;
  float used = 0.0f;
  while (end < text.size()) {
    const std::string_view unit = text.substr(end, unbroken_size(text, end));
    const std::string_view word = without_spaces(unit);
    if (used + width_of(font, word) > width) {
      if (end > 0) return end;
      // A word that is longer than a line is cut anywhere between its letters.
      return std::max(foreign_fit(font, word, width), cluster_size(text, 0));
    }
    used += width_of(font, unit);
    end += unit.size();
  }
  return end;
}

}  // namespace

void use_line_artist(LineArtist* artist) {
  forget_lines();
  studio().artist = artist;
}

void forget_line_pictures() {
  empty_pages();
  studio().lacked_room_in = studio().emptied_in = -1;
}

void forget_lines() {
  forget_line_pictures();
  studio().measures.clear();
}

bool lines_lack_room() { return studio().lacked_room_in == ImGui::GetFrameCount(); }

bool is_foreign(const ImFont* font, std::string_view line) {
  if (studio().artist == nullptr) return false;
  for (std::size_t at = 0; at < line.size();) {
    if (static_cast<unsigned char>(line[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint letter = code_point_at(line, at);
    if (font->FindGlyphNoFallback(static_cast<ImWchar>(letter.value)) == nullptr) return true;
    at += letter.size;
  }
  return false;
}

float foreign_width(const ImFont* font, std::string_view line) {
  return measure_of(line, line_font(font)).width * css_of_pixel();
}

std::size_t foreign_fit(const ImFont* font, std::string_view line, float room) {
  std::vector<std::size_t> ends{0};
  while (ends.back() < line.size()) ends.push_back(ends.back() + cluster_size(line, ends.back()));
  const auto fits = [&](std::size_t end) { return width_of(font, line.substr(0, end)) <= room; };
  return *std::prev(std::partition_point(ends.begin() + 1, ends.end(), fits));
}

std::vector<std::string_view> foreign_lines(const ImFont* font, std::string_view text,
                                            float width) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t stop = std::min(text.find('\n'), text.size());
    std::string_view rest = text.substr(0, stop);
    if (rest.empty()) lines.push_back(rest);
    while (!rest.empty()) {
      const std::size_t taken = width > 0.0f ? first_line(font, rest, width) : rest.size();
      lines.push_back(without_spaces(rest.substr(0, taken)));
      rest.remove_prefix(taken);
    }
    text.remove_prefix(std::min(stop + 1, text.size()));
  }
  return lines;
}

void draw_foreign(ImDrawList* list, const ImFont* font, ImVec2 position, ImU32 color,
                  std::string_view line) {
  // Marks may stand above and below the line, and before its beginning.
  const float height = font->FontSize * css_of_pixel();
  const ImVec2 min = list->GetClipRectMin(), max = list->GetClipRectMax();
  const bool is_outside = position.x - height > max.x || position.y - height > max.y ||
                          position.y + 2.0f * height < min.y ||
                          position.x + foreign_width(font, line) + height < min.x;
  if (!is_outside) draw_foreign_anywhere(list, font, position, color, line);
}

void draw_foreign_anywhere(ImDrawList* list, const ImFont* font, ImVec2 position, ImU32 color,
                           std::string_view line) {
  if ((color & IM_COL32_A_MASK) == 0) return;
  const Sprite* sprite = sprite_of(line, line_font(font), color);
  if (sprite == nullptr) return;
  // Where ImGui has the base line of baked glyphs once they are crisp (web/look/crisp.h).
  const float pixel = css_of_pixel();
  const float left = std::round(std::floor(position.x) / pixel) - static_cast<float>(sprite->pen_x);
  const float top = std::round(std::floor(position.y) / pixel) + std::round(font->Ascent) -
                    static_cast<float>(sprite->pen_y);
  const ImU32 tint = sprite->has_colors ? color | ~IM_COL32_A_MASK : color;
  constexpr float kTexel = 1.0f / static_cast<float>(SpritePages::kSide);
  for (const Tile& tile : sprite->tiles) {
    const float x = left + static_cast<float>(tile.from);
    const ImVec2 at(static_cast<float>(tile.x), static_cast<float>(tile.y)),
        size(static_cast<float>(tile.width), static_cast<float>(sprite->height));
    list->AddImage(studio().textures[tile.page], {x * pixel, top * pixel},
                   {(x + size.x) * pixel, (top + size.y) * pixel}, {at.x * kTexel, at.y * kTexel},
                   {(at.x + size.x) * kTexel, (at.y + size.y) * kTexel}, tint);
  }
}

std::string_view foreign_line_at(ImTextureID page, ImVec2 uv) {
  const Studio& here = studio();
  const float x = uv.x * static_cast<float>(SpritePages::kSide),
              y = uv.y * static_cast<float>(SpritePages::kSide);
  for (const auto& [key, sprite] : here.sprites) {
    if (sprite.tiles.empty()) continue;
    const Tile& tile = sprite.tiles.front();
    const float left = static_cast<float>(tile.x), top = static_cast<float>(tile.y);
    if (here.textures[tile.page] == page && x >= left && y >= top &&
        x < left + static_cast<float>(tile.width) && y < top + static_cast<float>(sprite.height)) {
      return sprite.line;
    }
  }
  return {};
}

}  // namespace permsim
