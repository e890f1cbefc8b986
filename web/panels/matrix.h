// The middle, described: which way one looks, at what, and the way itself.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode matrix_panel(const View& view);

}  // namespace permsim
