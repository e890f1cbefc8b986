// All panels of the page, described once: the twin shows them, the canvas draws the same.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// In the order in which the keyboard goes through them.
std::vector<PanelNode> page_panels(const View& view);

}  // namespace permsim
