// What went wrong, in words: files that do not load, addresses with mistakes. One panel over the
// page, or the whole page.
#pragma once
#include <vector>

#include "web/models/view.h"

namespace permsim {

/// Draws the first waiting notice over everything; it goes when dismissed.
void draw_notices(View& view);
/// The whole page when there is no scenario at all. True when a file should be chosen.
bool draw_no_scenario(const std::vector<Notice>& notices);

}  // namespace permsim
