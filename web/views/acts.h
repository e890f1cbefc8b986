// Acts: what the person one acts as may do, and the form for what an act needs to know.
#pragma once
#include <string_view>

#include "web/models/view.h"

namespace permsim {

/// What a person may do to it, each with its verdict.
void draw_acts(View& view, EntityIndex by, EntityIndex entity);
/// What happens to it by itself.
void draw_events(View& view, EntityIndex entity);
/// The parameters of the act being prepared, in a popover that hangs where it was begun.
void draw_act_form(View& view, std::string_view place);
/// Begins an act from a control that was just pressed; its form, if it needs one, hangs on that
/// control.
void begin_act_here(View& view, std::string_view place, EntityIndex by, EntityIndex on,
                    ActionIndex action);

}  // namespace permsim
