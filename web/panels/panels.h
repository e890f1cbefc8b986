// What each panel of the page says and does, described once: the twin shows it, the canvas draws
// it.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

Node header_panel(const View& view);
Node things_panel(const View& view);
Node inspector_panel(const View& view);
Node matrix_panel(const View& view);
Node why_panel(const View& view);
Node attention_panel(const View& view);
Node timeline_panel(const View& view);
/// What waits over the page for a person; only while something does.
Node notices_panel(const View& view);

/// All of them, in the order in which the keyboard goes through them.
std::vector<Node> page_panels(const View& view);

}  // namespace permsim
