// The question where a change by hand belongs, as a dialog.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// While one is asked.
PanelNode edit_question_panel(const View& view);

}  // namespace permsim
