// The author's page of a lesson: its pages, the fields of the one that is looked at, how it will be
// seen, and what is wrong with it.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode authoring_panel(const View& view);
/// Over the real page, while something is picked there.
PanelNode lesson_pick_panel(const View& view);

}  // namespace permsim
