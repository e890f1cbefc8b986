// Acts: what the person one acts as may do, and the form for what an act needs to know.
#pragma once
#include <string_view>

#include "imgui_internal.h"
#include "web/models/view.h"

namespace permsim {

/// What a person may do to it, each with its verdict.
void draw_acts(View& view, EntityIndex by, EntityIndex entity);
/// What happens to it by itself.
void draw_events(View& view, EntityIndex entity);
/// The parameters of the act being prepared (models/commands, begin_act), if it was begun at this
/// place: a popover that hangs on what stands there.
void draw_act_form(View& view, std::string_view place, const ImRect& opener);

/// What the act in the form needs to know, to be filled in.
void draw_act_fields(View& view, const Action& action);

}  // namespace permsim
