// The legend, the keys and the version, described.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode legend_node();
PanelNode keys_node(const View& view);
/// Whether letters alone do something.
PanelNode single_keys_node(const View& view);
PanelNode about_node();

}  // namespace permsim
