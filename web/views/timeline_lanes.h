// The lanes below the rail: how everything fares over time.
#pragma once
#include "web/models/view.h"
#include "web/views/timeline_frame.h"

namespace permsim {

/// One stretch of a lane whose top is at `y`: bad ones hatched, always in words.
void draw_stretch(const TimelineFrame& frame, const Lane& lane, const LaneStretch& stretch,
                  float y);
void draw_lanes(View& view, const TimelineFrame& frame);

}  // namespace permsim
