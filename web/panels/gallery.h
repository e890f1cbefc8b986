// The gallery: what is new and kept, and what is shipped.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

std::vector<PanelNode> gallery_nodes(const View& view);

}  // namespace permsim
