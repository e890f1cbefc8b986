// The act pane: what one person may do with the thing looked at, to be done from there.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_act_panel(View& view);

}  // namespace permsim
