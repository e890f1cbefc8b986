// What would turn an answer: a part of why.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_fixes(View& view, const Cell& cell);

}  // namespace permsim
