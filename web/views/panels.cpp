// The rows of the panel table, in the order in which Tab goes through them.
#include "web/views/panels.h"

#include "icons.h"
#include "web/views/act_panel.h"
#include "web/views/asking.h"
#include "web/views/findings.h"
#include "web/views/inspector.h"
#include "web/views/layout_plan.h"
#include "web/views/matrix.h"
#include "web/views/things.h"
#include "web/views/timeline.h"
#include "web/views/why.h"

namespace permsim {

const std::array<Panel, 8>& panels() {
  static constexpr std::array<Panel, 8> kPanels = {{
      {"things", "People and things", ICON_SITEMAP, "things", PanelPlace::left_top, draw_things,
       false},
      {"inspector", "Details", ICON_SLIDERS, "things", PanelPlace::left_bottom, draw_inspector,
       true},
      {"matrix", "Matrix", ICON_TABLE_CELLS, "matrix", PanelPlace::center, draw_matrix, false},
      {"why", "Why", ICON_CIRCLE_QUESTION, "why", PanelPlace::right, draw_why, true,
       AnswerTab::why},
      {"acts", "Act", ICON_PLAY, "why", PanelPlace::right, draw_act_panel, true, AnswerTab::acts},
      {"attention", "Attention", ICON_BELL, "why", PanelPlace::right, draw_findings, true,
       AnswerTab::attention},
      {"ask", "Ask", ICON_LIGHTBULB, "why", PanelPlace::right, draw_asking, true, AnswerTab::ask},
      {"timeline", "Timeline", ICON_CLOCK, "timeline", PanelPlace::bottom, draw_timeline, false},
  }};
  return kPanels;
}

bool has_something(const View& view, const Panel& panel) {
  return panel.place != PanelPlace::left_bottom || view.world().find(view.ui.selected) != kNoEntity;
}

void bring(View& view, const Panel& panel) {
  view.ui.tab = panel.tab;
  if (panel.answer) view.ui.answer = *panel.answer;
  const LayoutPlan plan = layout_now(view.ui);
  view.ui.opens_things = plan.has_rail && panel.tab == "things";
  if (plan.has_line && !plan.has_tabs_at_bottom && panel.place == PanelPlace::bottom)
    view.ui.opens_timeline = true;
}

}  // namespace permsim
