// Roles × actions on the thing looked at.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_roles(View& view);
void draw_roles_bar(View& view);

}  // namespace permsim
