// A copy of a baked font whose table of widths has more letters.
#include "web/look/typing_font.h"

#include "core/base/utf8.h"
#include "web/look/clusters.h"
#include "web/look/foreign_text.h"

namespace permsim {
namespace {

void set_advance(ImFont& font, char32_t letter, float width) {
  const int before = font.IndexAdvanceX.Size;
  font.GrowIndex(static_cast<int>(letter) + 1);
  for (int i = before; i < font.IndexAdvanceX.Size; ++i)
    font.IndexAdvanceX[i] = font.FallbackAdvanceX;
  font.IndexAdvanceX[static_cast<int>(letter)] = width;
}

}  // namespace

ImFont typing_font(const ImFont& font, std::string_view text) {
  ImFont wider = font;
  const float pixel = ImGui::GetIO().FontGlobalScale;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view cluster = text.substr(at, cluster_size(text, at));
    at += cluster.size();
    if (!is_foreign(&font, cluster)) continue;
    // The first of what makes up a letter has its width, the others none.
    for (std::size_t part = 0; part < cluster.size();) {
      const CodePoint letter = code_point_at(cluster, part);
      const bool is_baked = font.FindGlyphNoFallback(static_cast<ImWchar>(letter.value)) != nullptr;
      if (!is_baked)
        set_advance(wider, letter.value, part > 0 ? 0.0f : foreign_width(&font, cluster) / pixel);
      part += letter.size;
    }
  }
  return wider;
}

}  // namespace permsim
