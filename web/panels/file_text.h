// The open file as text, as a dialog: its two texts, what stands in the way, and applying it.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode file_text_panel(const View& view);

}  // namespace permsim
