// From ImGui's keys to the page's actions.
#include "web/views/actions.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "web/views/panels.h"
#include "web/widgets/button.h"

namespace permsim {
namespace {

constexpr ImGuiKeyChord kCtrl = ImGuiMod_Shortcut;
constexpr std::array<Shortcut, 19> kShortcuts = {{
    {"undo", kCtrl | ImGuiKey_Z, true},
    {"redo", kCtrl | ImGuiMod_Shift | ImGuiKey_Z, true},
    {"redo", kCtrl | ImGuiKey_Y, true},
    {"back", ImGuiKey_LeftBracket, true},
    {"back", ImGuiMod_Alt | ImGuiKey_LeftArrow, true},
    {"forward", ImGuiKey_RightBracket, true},
    {"forward", ImGuiMod_Alt | ImGuiKey_RightArrow, true},
    {"start", ImGuiMod_Alt | ImGuiKey_Home},
    {"end", ImGuiMod_Alt | ImGuiKey_End},
    {"play", ImGuiKey_Space},
    {"modes", ImGuiKey_M},
    {"free", ImGuiKey_F},
    {"gallery", ImGuiKey_G},
    {"legend", ImGuiKey_L},
    {"shortcuts", ImGuiMod_Shift | ImGuiKey_Slash},
    {"theme", ImGuiKey_D},
    {"twin", ImGuiKey_T},
    {"next pane", ImGuiKey_Tab},
    {"pane before", ImGuiMod_Shift | ImGuiKey_Tab},
}};

/// From pane to pane; one in which there is nothing is left out.
void go_to_pane(View& view, int direction) {
  const auto& all = panels();
  const auto now =
      std::find_if(all.begin(), all.end(), [&](const Panel& p) { return p.id == view.ui.pane; });
  // The header comes before the first pane.
  const int last = static_cast<int>(all.size());
  int place = now == all.end() ? 0 : static_cast<int>(now - all.begin()) + 1;
  const auto at = [&](int number) { return all[static_cast<std::size_t>(number - 1)]; };
  do {
    place = std::clamp(place + direction, 0, last);
  } while (place > 0 && place < last && !has_something(view, at(place)));
  view.ui.pane = place == 0 ? "header" : std::string(at(place).id);
  view.ui.wants_pane_focus = true;
  ImGui::GetCurrentContext()->NavDisableHighlight = false;
  if (place > 0) bring(view, at(place));
}

/// "?" comes by different keys on different keyboards: the typed character counts too.
bool types_question_mark() {
  const ImVector<ImWchar>& typed = ImGui::GetIO().InputQueueCharacters;
  return std::find(typed.begin(), typed.end(), static_cast<ImWchar>('?')) != typed.end();
}

bool is_pressed(const Shortcut& shortcut) {
  const ImGuiInputFlags flags = shortcut.repeats ? ImGuiInputFlags_Repeat : 0;
  return ImGui::IsKeyChordPressed(shortcut.chord, ImGuiKeyOwner_Any, flags) ||
         (shortcut.action == "shortcuts" && types_question_mark());
}

bool goes_to_pane(const Shortcut& shortcut) {
  return shortcut.action == "next pane" || shortcut.action == "pane before";
}

void run(View& view, std::string_view action) {
  if (action == "next pane") {
    if (view.ui.pane != panels().back().id) go_to_pane(view, 1);
    return;
  }
  if (action == "pane before") {
    if (view.ui.pane != "header") go_to_pane(view, -1);
    return;
  }
  const AppAction& found = app_action(action);
  if (is_enabled(found, view)) found.run(view);
}

}  // namespace

const std::array<Shortcut, 19>& shortcuts() { return kShortcuts; }

void run_shortcuts(View& view) {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  // Tab is ours, from pane to pane: ImGui would walk every control.
  ImGui::SetKeyOwner(ImGuiKey_Tab, ImHashStr("permsim"));
  if (ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel))
    return;
  for (const Shortcut& shortcut : shortcuts()) {
    if (g.IO.WantTextInput && !goes_to_pane(shortcut)) continue;
    // Space presses the control that shows the focus; everywhere else it plays.
    const bool space_is_taken = !g.NavDisableHighlight && g.NavId != 0 && view.ui.pane != "matrix";
    if (shortcut.action == "play" && space_is_taken) continue;
    if (is_pressed(shortcut)) run(view, shortcut.action);
  }
}

bool run_shortcut(View& view, ImGuiKeyChord chord) {
  for (const Shortcut& shortcut : shortcuts()) {
    if (shortcut.chord != chord || goes_to_pane(shortcut)) continue;
    run(view, shortcut.action);
    return true;
  }
  return false;
}

bool draw_action_button(View& view, std::string_view id, bool is_on) {
  const AppAction& action = app_action(id);
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  options.is_enabled = is_enabled(action, view);
  options.is_on = is_on;
  const bool is_pressed_now =
      icon_button(action.icon, action.label(view) + "##" + std::string(action.id), options,
                  tip_of(action, view));
  if (is_pressed_now && options.is_enabled) action.run(view);
  return is_pressed_now;
}

}  // namespace permsim
