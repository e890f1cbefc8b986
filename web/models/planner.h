// The page on which somebody's absence is planned, over the panes: what depends on them, the order
// proposed, and beside it what happens without. No ImGui in here.
#pragma once
#include <string>

#include "web/models/plan_picture.h"
#include "web/models/view.h"

namespace permsim {

bool is_planner_shown(const View& view);
/// Plans for somebody, who comes back or does not.
void open_planner(View& view, EntityIndex person, bool comes_back);
void close_planner(View& view);
void plan_for(View& view, const std::string& person);
void plan_with_return(View& view, bool comes_back);
void plan_again(View& view);
/// Asks, where what is shown is no answer to what the page asks, as after a change of the work.
void follow_planner(View& view);
/// Ends the search, and says so on the page.
void give_up_planning(View& view);

/// What the page shows; nullptr while it is looked for, or where it cannot be.
const PlanPicture* plan_shown(const View& view);
/// "At step 2 of 5, Mon 2 Mar 2026, 09:00": when it begins.
std::string planned_from_words(const View& view);
/// Why there is nothing to show: it is looked for, was given up, or cannot be asked.
std::string no_plan_words(const View& view);
/// Leaves the page for the thing in the matrix.
void look_at_dependent(View& view, const std::string& id);
/// Opens a story; with the other one beside it where the file has both.
void open_order(View& view, const PlannedOrder& order, bool side_by_side);

}  // namespace permsim
