// Exporting, as a dialog over the page.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Over the page, while it is open.
void draw_exporting(View& view);

}  // namespace permsim
