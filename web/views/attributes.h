// Attributes in the inspector.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Choices and fields; words only when `is_editable` is false.
void draw_attributes(View& view, EntityIndex entity, bool is_editable);

}  // namespace permsim
