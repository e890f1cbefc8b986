// The pasted table, as a dialog: what each column says, what will become of each row.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode pasting_panel(const View& view);

}  // namespace permsim
