// What gives way, in the order in which it does.
#include "web/views/layout_plan.h"

#include "imgui.h"

namespace permsim {

LayoutPlan plan_layout(float width, float height, const UiState& ui) {
  LayoutPlan plan;
  plan.is_low = height < kLowHeight;
  plan.shows_one_pane = width < kOneAtATimeBelow;
  plan.has_tabs_at_bottom = width < kTabsBelow && !plan.is_low;
  plan.has_tabs_in_header = plan.shows_one_pane && !plan.has_tabs_at_bottom && !ui.planner;
  plan.has_rail =
      !plan.shows_one_pane && (plan.is_low || width < kRailWidthBelow || ui.folds_things);
  plan.has_line = plan.is_low || plan.has_tabs_at_bottom || ui.folds_timeline;
  return plan;
}

PageForm form_of(float width, float height, const UiState& ui) {
  if (!ui.hosting.is_compact()) return PageForm::whole;
  const bool has_all = ui.hosting.controls == Controls::full;
  if (has_all && width >= kOneAtATimeBelow && height >= kAllPanesHeight) return PageForm::wide;
  return width < kQuestionWidth || height < kQuestionHeight ? PageForm::question : PageForm::grid;
}

LayoutPlan layout_now(const UiState& ui) {
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  return plan_layout(page.x, page.y, ui);
}

}  // namespace permsim
