// Glyphs are recognised by their texture coordinates: everything else uses the atlas's white texel
// or its lines.
#include "web/look/crisp.h"

#include <cmath>

namespace permsim {
namespace {

/// ImGui writes a glyph as four vertices, clockwise from the upper left, each corner with its own
/// texel.
bool is_upright_glyph(const ImDrawVert* corner) {
  return corner[0].uv.x < corner[1].uv.x && corner[0].uv.y == corner[1].uv.y &&
         corner[1].uv.x == corner[2].uv.x && corner[1].uv.y < corner[2].uv.y &&
         corner[0].uv.x == corner[3].uv.x && corner[2].uv.y == corner[3].uv.y &&
         corner[0].pos.y == corner[1].pos.y && corner[1].pos.x == corner[2].pos.x &&
         corner[0].pos.x == corner[3].pos.x;
}

}  // namespace

void snap_glyphs(ImDrawData& drawn, float ratio) {
  if (ratio == std::floor(ratio)) return;
  for (ImDrawList* list : drawn.CmdLists) {
    ImVector<ImDrawVert>& vertices = list->VtxBuffer;
    for (int i = 0; i + 4 <= vertices.Size;) {
      ImDrawVert* corner = vertices.Data + i;
      if (!is_upright_glyph(corner)) {
        ++i;
        continue;
      }
      const float step = std::round(corner->pos.y * ratio) / ratio - corner->pos.y;
      for (int n = 0; n < 4; ++n) corner[n].pos.y += step;
      i += 4;
    }
  }
}

}  // namespace permsim
