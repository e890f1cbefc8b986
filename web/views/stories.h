// Two stories played in step.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_stories(View& view);
void draw_stories_bar(View& view);

}  // namespace permsim
