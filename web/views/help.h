// The legend of signs and the list of shortcuts.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Every sign with its word and meaning, in the layout.
void draw_legend();
/// The keys, from the table of actions.
void draw_shortcuts(View& view);

}  // namespace permsim
