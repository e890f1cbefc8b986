// What lies over everything and dims it until it is answered: notices, and questions that are too
// large for a popover.
#pragma once
#include <string_view>

namespace permsim {

/// Opens it, and keeps it open. False when it was closed by Esc; else end_modal() must follow.
bool begin_modal(std::string_view name, float width);
void end_modal();
void close_modal();
/// A person has pressed beside it.
bool is_modal_left();

}  // namespace permsim
