// The legend of signs, the list of shortcuts, and what program this is.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Every sign with its word and meaning, in the layout.
void draw_legend();
/// The keys, from the table of actions.
void draw_shortcuts(View& view);
/// Which version this is, and what it is made of.
void draw_about(View& view);

}  // namespace permsim
