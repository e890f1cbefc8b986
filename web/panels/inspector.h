// The inspector, described: the chosen person or thing, to see and to change.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode inspector_panel(const View& view);

}  // namespace permsim
