// Small news in one line: what the last change came to.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// There is some.
PanelNode news_panel(const View& view);

}  // namespace permsim
