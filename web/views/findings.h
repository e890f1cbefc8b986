// What needs attention.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_findings(View& view);

}  // namespace permsim
