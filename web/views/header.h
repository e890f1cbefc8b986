// The header: which scenario, which reading, who acts, undo and redo, and the page's own switches.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_header(View& view);
void draw_reading_rows(View& view);
void draw_acting_rows(View& view);

}  // namespace permsim
