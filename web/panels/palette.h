// What is found by typing, as a menu of the header.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode palette_node(const View& view);

}  // namespace permsim
