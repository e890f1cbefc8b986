// The question where a change by hand in the middle of a story belongs, over the page.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// While one is asked.
void draw_edit_question(View& view);

}  // namespace permsim
