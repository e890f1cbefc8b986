// The legend, the keys and the version, described.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

Node legend_node();
Node keys_node(const View& view);
Node about_node();

}  // namespace permsim
