// The form that adds to the policy, as a menu of the roles.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode addition_node(const View& view);

}  // namespace permsim
