// The fields of a lesson that is written, and of each kind of page.
#pragma once
#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode authoring_fields(const View& view);

}  // namespace permsim
