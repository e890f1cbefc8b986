// What can be done to a thing, described: acts of the person one acts as, events, the form for what
// an act needs to know, and what is given and taken by hand.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// What the person one acts as may do to it, each with its verdict; empty while nobody acts.
std::vector<PanelNode> act_nodes(const View& view, EntityIndex entity);
/// What happens to it by itself.
std::vector<PanelNode> event_nodes(const View& view, EntityIndex entity);
/// The form that is open.
PanelNode act_form_node(const View& view);
/// Relations that the person of the cell may be given on its thing, and the thing's choices.
std::vector<PanelNode> access_nodes(const View& view, const Cell& cell);

}  // namespace permsim
