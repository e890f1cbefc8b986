// The timeline: steps, where one stands, and the lanes below.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_timeline(View& view);
/// The height of a pane that shows all of it.
float timeline_height_of_all(const View& view);

}  // namespace permsim
