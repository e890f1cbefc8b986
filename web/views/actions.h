// One table of everything the page can be told to do: it feeds buttons, menus, shortcuts and the
// list of keys.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "web/models/view.h"

namespace permsim {

struct AppAction {
  std::string_view id;
  std::string_view icon;
  std::string_view keys;  ///< as people read them; empty: none
  std::vector<ImGuiKeyChord> chords;
  bool repeats = false;  ///< while the key is held
  std::string (*label)(const View& view) = nullptr;
  std::string (*tip)(const View& view) = nullptr;  ///< nullptr: the label says it all
  bool (*is_enabled)(const View& view) = nullptr;  ///< nullptr: always
  void (*run)(View& view) = nullptr;
};

const std::vector<AppAction>& app_actions();
const AppAction& app_action(std::string_view id);

/// Runs what the pressed keys mean. Nothing while a text is typed or a popover is open.
void run_shortcuts(View& view);
/// A button with the action's icon; its tip has the words and the keys.
bool draw_action_button(View& view, std::string_view id, bool is_on = false);

}  // namespace permsim
