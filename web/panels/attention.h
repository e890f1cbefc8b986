// What needs attention at this moment, described.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode attention_panel(const View& view);

}  // namespace permsim
