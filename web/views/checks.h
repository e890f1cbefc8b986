// What must stay so.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// The list below what needs attention.
void draw_checks(View& view);
/// The rows of a cell's menu that make checks of it.
void draw_keeping_rows(View& view, const Cell& cell);

}  // namespace permsim
