// Files and links, as menus of the header.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode file_menu_node(const View& view);
/// Title and summary, to be typed.
PanelNode description_node(const View& view);
/// Asks once more before everything is forgotten.
PanelNode forgetting_node(const View& view);
/// People and things, a table each.
PanelNode tables_node(const View& view);
PanelNode share_node(const View& view);

}  // namespace permsim
