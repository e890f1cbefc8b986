// The geometry that the timeline, its rail of steps and its lanes share.
#pragma once
#include "imgui.h"
#include "imgui_internal.h"
#include "web/models/timeline.h"

namespace permsim {

struct TimelineFrame {
  ImRect all;                ///< of the scrolling area, on the screen
  float names_width = 0.0f;  ///< lanes' names, standing still at the left
  float moment_width = 0.0f;
  float rail_height = 0.0f;
  ImVec2 scroll;
  std::size_t begin = 0, end = 0;  ///< moments in view

  float x_of(std::size_t moment) const {
    return all.Min.x + names_width - scroll.x + static_cast<float>(moment) * moment_width;
  }
};

constexpr float kLaneHeight = 28.0f;

}  // namespace permsim
