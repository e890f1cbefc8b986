// A lesson's page as a room sees it, described.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// Covers the page while a lesson is presented; the canvas draws these nodes too. Neither notes nor
/// what is masked stand in them.
PanelNode presenter_panel(const View& view);

}  // namespace permsim
