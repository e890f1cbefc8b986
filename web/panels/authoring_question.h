// The fields of what a page of a lesson asks.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

void add_question_fields(const View& view, std::vector<PanelNode>& nodes);

}  // namespace permsim
