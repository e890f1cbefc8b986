// A lesson's page, described: the question, its grid or list, and what can be done.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// Covers the page while a lesson is looked at; the canvas draws these nodes too. What is masked
/// stands in none of them.
PanelNode lesson_panel(const View& view);
/// Beside the real page while somebody acts for a goal.
PanelNode lesson_goal_panel(const View& view);

}  // namespace permsim
