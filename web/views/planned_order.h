// One order of a plan as a card: its steps and what came of them, who can repair what at its end,
// and how everything fares.
#pragma once
#include <string>

#include "web/models/planner.h"

namespace permsim {

/// Which of the two it is, and how it stands.
struct OrderPlace {
  std::string key;            ///< its node's, below "planner/"
  bool is_planned = false;    ///< the file it opens as has the other order beside it
  bool fills_height = false;  ///< its foot stands at the bottom of the window
};
/// Into the window that is begun, as wide as that.
void draw_planned_order(View& view, const OrderPlace& place, const PlanPicture& plan,
                        const PlannedOrder& order);

}  // namespace permsim
