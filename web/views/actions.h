// The page's actions on the canvas: the keys that press them, and their buttons.
#pragma once
#include <array>
#include <string_view>

#include "imgui.h"
#include "web/models/app_actions.h"

namespace permsim {

/// A key of an action; several rows where several keys do the same. Tab's go from pane to pane.
struct Shortcut {
  std::string_view action;
  ImGuiKeyChord chord = 0;
  bool repeats = false;  ///< while the key is held
};
const std::array<Shortcut, 19>& shortcuts();

/// Runs what the pressed keys mean. Nothing while a text is typed or a popover is open.
void run_shortcuts(View& view);
/// Runs what one chord means while the page is shown as text, where Tab is the browser's. False
/// when it means nothing.
bool run_shortcut(View& view, ImGuiKeyChord chord);
/// A button with the action's icon; its tip has the words and the keys.
bool draw_action_button(View& view, std::string_view id, bool is_on = false);

}  // namespace permsim
