// The font atlas: Inter in three sizes and two weights, icons merged into each, baked for the
// screen's pixel ratio.
#include "web/look/type_scale.h"

#include "icons.h"
#include "web/look/fonts.h"
#include "web/look/theme.h"

namespace permsim {
namespace {

// Sizes as designers and CSS count them: the em square. ImGui counts a line, which for Inter is
// this much taller.
constexpr float kLineOfEm = 1.21f;
constexpr float kBodySize = 14.5f;
constexpr float kSmallSize = 12.5f;
constexpr float kTitleSize = 18.0f;

TypeScale scale_now;

ImFont* add_font(const FontData& text, float em, float pixel_ratio) {
  // Latin, punctuation, currency, arrows and the signs that shortcuts use.
  static const ImWchar kText[] = {0x20,   0x17f,  0x218,  0x21b,  0x2010, 0x2044, 0x20ac,
                                  0x20ac, 0x2122, 0x2122, 0x2190, 0x21ff, 0x2212, 0x2212,
                                  0x2248, 0x2265, 0x2318, 0x2325, 0x25a0, 0x25cf, 0x26a0,
                                  0x26a0, 0x2713, 0x2717, 0};
  static const ImWchar kIcons[] = {0xe000, 0xf8ff, 0};
  const float size = em * kLineOfEm;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.OversampleH = pixel_ratio >= 2.0f ? 1 : 2;
  config.RasterizerMultiply = 1.0f;
  // The atlas never writes into the data; ImGui's signature merely does not say so.
  ImFont* font =
      atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(text.data), static_cast<int>(text.size),
                                 size * pixel_ratio, &config, kText);
  ImFontConfig merged = config;
  merged.MergeMode = true;
  merged.GlyphMinAdvanceX = em * pixel_ratio * 1.25f;
  const FontData icons = font_icons();
  atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(icons.data), static_cast<int>(icons.size),
                             em * pixel_ratio * 0.96f, &merged, kIcons);
  return font;
}

}  // namespace

const TypeScale& fonts() { return scale_now; }

float em_of(const ImFont* font) { return font->FontSize / kLineOfEm; }
int weight_of(const ImFont* font) {
  return font == scale_now.body || font == scale_now.small ? 400 : 600;
}

void build_fonts(float pixel_ratio) {
  ImGuiIO& io = ImGui::GetIO();
  io.Fonts->Clear();
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
  scale_now.body = add_font(font_regular(), kBodySize, pixel_ratio);
  scale_now.strong = add_font(font_semibold(), kBodySize, pixel_ratio);
  scale_now.small = add_font(font_regular(), kSmallSize, pixel_ratio);
  scale_now.small_strong = add_font(font_semibold(), kSmallSize, pixel_ratio);
  scale_now.title = add_font(font_semibold(), kTitleSize, pixel_ratio);
  io.FontGlobalScale = 1.0f / pixel_ratio;
  io.FontDefault = scale_now.body;
  io.Fonts->Build();
}

}  // namespace permsim
