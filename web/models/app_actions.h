// One table of everything the page can be told to do: it feeds buttons, menus, shortcuts and the
// list of keys. Which keys press them on the canvas: views/actions.h.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "web/models/view.h"

namespace permsim {

struct AppAction {
  std::string_view id;
  std::string_view icon;
  std::string_view keys;  ///< as people read them; empty: none
  std::string (*label)(const View& view) = nullptr;
  std::string (*tip)(const View& view) = nullptr;  ///< nullptr: the label says it all
  bool (*is_enabled)(const View& view) = nullptr;  ///< nullptr: always
  void (*run)(View& view) = nullptr;
};

const std::vector<AppAction>& app_actions();
/// Of these, what a step is told to do, in the order of its menu.
inline constexpr std::array<std::string_view, 7> kStepActions = {
    "step-earlier", "step-later", "step-note",  "step-again",
    "step-switch",  "branch",     "step-remove"};
const AppAction& app_action(std::string_view id);
bool is_enabled(const AppAction& action, const View& view);
/// What it does just now, and its keys: "Undo: make Ben an owner   Ctrl Z".
std::string tip_of(const AppAction& action, const View& view);

/// To the moment `at`, looked at.
void go_to(View& view, std::uint32_t at);
/// Opens the menu (UiState::open_menu), or shuts it when it is the one that is open.
void toggle_menu(View& view, const std::string& menu);

}  // namespace permsim
