// The rows of the panel table, in the order in which Tab goes through them.
#include "web/views/panels.h"

#include "icons.h"
#include "web/views/findings.h"
#include "web/views/inspector.h"
#include "web/views/matrix.h"
#include "web/views/things.h"
#include "web/views/timeline.h"
#include "web/views/why.h"

namespace permsim {

const std::array<Panel, 6>& panels() {
  static constexpr std::array<Panel, 6> kPanels = {{
      {"things", "People and things", ICON_SITEMAP, "things", PanelPlace::left_top, draw_things,
       false},
      {"inspector", "Details", ICON_SLIDERS, "things", PanelPlace::left_bottom, draw_inspector,
       true},
      {"matrix", "Matrix", ICON_TABLE_CELLS, "matrix", PanelPlace::center, draw_matrix, false},
      {"why", "Why", ICON_CIRCLE_QUESTION, "why", PanelPlace::right_top, draw_why, true},
      {"findings", "Needs attention", ICON_BELL, "why", PanelPlace::right_bottom, draw_findings,
       true},
      {"timeline", "Timeline", ICON_CLOCK, "timeline", PanelPlace::bottom, draw_timeline, false},
  }};
  return kPanels;
}

}  // namespace permsim
