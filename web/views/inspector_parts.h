// The inspector's parts, each in its own file: attributes, relations, a person's roles, what can be
// done.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Attributes as choices and fields; words only when `is_editable` is false.
void draw_attributes(View& view, EntityIndex entity, bool is_editable);
/// Relations as chips, with + and × when editable.
void draw_relations(View& view, EntityIndex entity, bool is_editable);
/// The accounts a person has a role in.
void draw_roles(View& view, EntityIndex person, bool is_editable);
/// What the person one acts as may do to it, each with its verdict.
void draw_acts(View& view, EntityIndex entity);
/// What happens to it by itself.
void draw_events(View& view, EntityIndex entity);
/// The parameters of the act being prepared, in a popover that hangs where it was begun.
void draw_act_form(View& view, std::string_view place);
/// Begins an act from a control that was just pressed; its form, if it needs one, hangs on that
/// control.
void begin_act_here(View& view, std::string_view place, EntityIndex by, EntityIndex on,
                    ActionIndex action);

/// A label at the left, and the room for a control beside it; returns that room's width.
float begin_property(std::string_view label);
void end_property();

}  // namespace permsim
