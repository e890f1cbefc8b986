// Things as the product lists them to a person, and its troubleshooting questions.
#pragma once
#include "web/models/view.h"

namespace permsim {

void draw_list(View& view);
void draw_list_bar(View& view);

}  // namespace permsim
