// From keys to the page's actions.
#include "web/views/actions.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "web/models/asking.h"
#include "web/models/fixes.h"
#include "web/widgets/button.h"

namespace permsim {
namespace {

constexpr ImGuiKeyChord kCtrl = ImGuiMod_Shortcut;
constexpr std::array<Shortcut, 26> kShortcuts = {{
    {"undo", kCtrl | ImGuiKey_Z},
    {"redo", kCtrl | ImGuiMod_Shift | ImGuiKey_Z},
    {"redo", kCtrl | ImGuiKey_Y},
    {"back", ImGuiKey_LeftBracket},
    {"back", ImGuiMod_Alt | ImGuiKey_LeftArrow},
    {"forward", ImGuiKey_RightBracket},
    {"forward", ImGuiMod_Alt | ImGuiKey_RightArrow},
    {"start", ImGuiMod_Alt | ImGuiKey_Home},
    {"end", ImGuiMod_Alt | ImGuiKey_End},
    {"step-earlier", ImGuiMod_Alt | ImGuiMod_Shift | ImGuiKey_LeftArrow},
    {"step-later", ImGuiMod_Alt | ImGuiMod_Shift | ImGuiKey_RightArrow},
    {"play", ImGuiKey_Space},
    {"modes", ImGuiKey_M},
    {"free", ImGuiKey_F},
    {"gallery", ImGuiKey_G},
    {"export", ImGuiKey_E},
    {"legend", ImGuiKey_L},
    {"shortcuts", ImGuiMod_Shift | ImGuiKey_Slash},
    {"theme", ImGuiKey_D},
    {"twin", ImGuiKey_T},
    {"present", ImGuiKey_P},
    {"search", ImGuiKey_Slash},
    {"palette", kCtrl | ImGuiKey_K},
    {"new", kCtrl | ImGuiMod_Alt | ImGuiKey_N},
    {"open", kCtrl | ImGuiKey_O},
    {"save", kCtrl | ImGuiKey_S},
}};

/// A letter or a sign alone: whoever dictates or types elsewhere would press it without meaning to.
bool is_single_key(ImGuiKeyChord chord) {
  const auto key = static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_);
  return (chord & ~ImGuiMod_Shift & ImGuiMod_Mask_) == 0 && key != ImGuiKey_Space;
}

/// Popovers of the canvas alone, a question that is looked into, a step that is dragged, the list
/// over the matrix, the timeline over it.
bool close_uppermost(View& view) {
  if (ImGui::GetCurrentContext()->OpenPopupStack.Size > 0) {
    view.ui.closes_popovers = true;
    return true;
  }
  if (view.models.asking.is_waiting()) {
    view.models.asking.cancel();
    return true;
  }
  if (view.models.fixes.is_waiting()) {
    view.models.fixes.cancel();
    return true;
  }
  if (view.ui.dragged_step != 0) {
    view.ui.dragged_step = 0;
    return true;
  }
  const bool is_open = view.ui.opens_things || view.ui.opens_timeline;
  view.ui.opens_things = view.ui.opens_timeline = false;
  return is_open;
}

}  // namespace

const std::array<Shortcut, 26>& shortcuts() { return kShortcuts; }

bool run_shortcut(View& view, ImGuiKeyChord chord) {
  if (chord == ImGuiKey_Escape) return close_uppermost(view);
  if (is_single_key(chord) && !view.ui.uses_single_keys) return false;
  const auto& all = shortcuts();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Shortcut& each) { return each.chord == chord; });
  if (found == all.end()) return false;
  const AppAction& action = app_action(found->action);
  if (is_enabled(action, view)) action.run(view);
  return true;
}

bool is_key_of_guests(ImGuiKeyChord chord) {
  static constexpr std::string_view kTheirs[] = {"back",   "forward", "start", "end",
                                                 "legend", "theme",   "twin"};
  if (chord == ImGuiKey_Escape) return true;
  return std::any_of(kShortcuts.begin(), kShortcuts.end(), [&](const Shortcut& each) {
    return each.chord == chord &&
           std::find(std::begin(kTheirs), std::end(kTheirs), each.action) != std::end(kTheirs);
  });
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
