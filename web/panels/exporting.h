// Exporting, as a dialog: what, as what, how it begins, and saving or copying it.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode exporting_panel(const View& view);

}  // namespace permsim
