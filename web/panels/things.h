// People and things as a tree, described.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode things_panel(const View& view);

}  // namespace permsim
