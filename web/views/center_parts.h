// The other ways to look in the middle, below the matrix's bar: each draws into the rest of the
// pane.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Things as the product lists them, and its troubleshooting questions.
void draw_list(View& view);
void draw_list_bar(View& view);
/// Roles × actions on the thing looked at.
void draw_roles(View& view);
void draw_roles_bar(View& view);
/// Two stories played in step.
void draw_stories(View& view);
void draw_stories_bar(View& view);

}  // namespace permsim
