// The open file as text.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Over the page, while it is open.
void draw_file_text(View& view);

}  // namespace permsim
