// What waits over the page for a person, described; only while something does.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// There is a notice.
PanelNode notices_panel(const View& view);

}  // namespace permsim
