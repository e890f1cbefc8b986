// What can be done to a thing, described: acts of the person one acts as, events, the form for what
// an act needs to know, and what is given and taken by hand.
#pragma once
#include <vector>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

/// What one person may do with the thing looked at, each with its verdict.
PanelNode acts_panel(const View& view);
/// What happens to it by itself.
std::vector<PanelNode> event_nodes(const View& view, EntityIndex entity);
/// What the act in the form needs to know, to be filled in.
std::vector<PanelNode> act_field_nodes(const View& view, const Action& action);
/// The form that is open.
PanelNode act_form_panel(const View& view);
/// Relations that the person of the cell may be given on its thing, and the thing's choices.
std::vector<PanelNode> access_nodes(const View& view, const Cell& cell);

}  // namespace permsim
