// The page's actions: the keys that press them, and their buttons on the canvas.
#pragma once
#include <array>
#include <string_view>

#include "imgui.h"
#include "web/models/app_actions.h"

namespace permsim {

/// A key of an action; several rows where several keys do the same.
struct Shortcut {
  std::string_view action;
  ImGuiKeyChord chord = 0;
};
const std::array<Shortcut, 26>& shortcuts();

/// Runs what one chord means, wherever in the page it was pressed and not typed; Escape closes what
/// only the canvas has open. False when it means nothing now.
bool run_shortcut(View& view, ImGuiKeyChord chord);
/// Of those the ones that a page in somebody's page has too: going through the steps, and what its
/// menu has.
bool is_key_of_guests(ImGuiKeyChord chord);
/// A button with the action's icon; its tip has the words and the keys.
bool draw_action_button(View& view, std::string_view id, bool is_on = false);

}  // namespace permsim
