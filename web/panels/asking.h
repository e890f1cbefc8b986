// Questions to ask aloud and their answers, described.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode asking_panel(const View& view);

}  // namespace permsim
