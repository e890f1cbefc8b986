// One person's actions on one thing, with whole names and nothing to scroll sideways.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Who it is, and the way to another.
void draw_person_bar(View& view);
void draw_person(View& view);

}  // namespace permsim
