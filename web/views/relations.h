// Relations in the inspector, and the roles of a person.
#pragma once
#include "web/models/view.h"

namespace permsim {

/// Chips, with + and × when editable.
void draw_relations(View& view, EntityIndex entity, bool is_editable);
/// The accounts a person has a role in.
void draw_person_roles(View& view, EntityIndex person, bool is_editable);

}  // namespace permsim
