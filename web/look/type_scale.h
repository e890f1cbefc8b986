// The type scale: Inter in three sizes and two weights, with icons in each.
#pragma once
#include "imgui.h"

namespace permsim {

/// Text sizes are 12.5, 14.5 and 18 px; `strong` is semibold. Icons are in each of them.
struct TypeScale {
  ImFont* body = nullptr;
  ImFont* strong = nullptr;
  ImFont* small = nullptr;
  ImFont* small_strong = nullptr;
  ImFont* title = nullptr;
};
const TypeScale& fonts();

/// As CSS counts them: the em square in the screen's pixels, and the weight.
float em_of(const ImFont* font);
int weight_of(const ImFont* font);

/// Makes the font atlas anew for a device pixel ratio; the caller uploads its texture.
void build_fonts(float pixel_ratio);

}  // namespace permsim
