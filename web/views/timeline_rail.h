// The rail of steps.
#pragma once
#include "web/models/view.h"
#include "web/views/timeline_frame.h"

namespace permsim {

void draw_rail(View& view, const TimelineFrame& frame);

}  // namespace permsim
