// A step that is put together, as a dialog.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// While one is.
PanelNode composing_panel(const View& view);

}  // namespace permsim
