// Forms drawn from their nodes: fields, areas, choices, lists and buttons, one below the other.
#pragma once
#include <string>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// `id` is the node's own, whole.
void draw_form_node(View& view, const PanelNode& node, const std::string& id);
void draw_form_children(View& view, const PanelNode& node, const std::string& id);
/// Buttons side by side, on a new line where there is no room left.
void draw_form_toolbar(View& view, const PanelNode& node, const std::string& id);

}  // namespace permsim
