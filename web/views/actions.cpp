// The table of actions and what each does.
#include "web/views/actions.h"

#include <algorithm>
#include <cassert>

#include "icons.h"
#include "imgui_internal.h"
#include "web/views/panels.h"
#include "web/widgets/button.h"

namespace permsim {
namespace {

std::uint32_t last_moment(const View& view) {
  return static_cast<std::uint32_t>(view.session.moments().size() - 1);
}

void go_to(View& view, std::uint32_t at) {
  view.ui.brings_moment_into_view = true;
  view.ui.refusal.reset();
  if (at != view.session.at()) view.send(GoTo{at});
}

void toggle_play(View& view) {
  view.ui.is_playing = !view.ui.is_playing;
  view.ui.next_step_at = ImGui::GetTime() + 0.35;
  if (view.ui.is_playing && view.session.at() == last_moment(view)) go_to(view, 0);
}

/// Panes that a narrow page shows at once are those of one tab.
void go_to_pane(View& view, int direction) {
  const auto& all = panels();
  const auto now =
      std::find_if(all.begin(), all.end(), [&](const Panel& p) { return p.id == view.ui.pane; });
  // The header comes before the first pane.
  int place = now == all.end() ? 0 : static_cast<int>(now - all.begin()) + 1;
  place = std::clamp(place + direction, 0, static_cast<int>(all.size()));
  view.ui.pane = place == 0 ? "header" : std::string(all[static_cast<std::size_t>(place - 1)].id);
  view.ui.wants_pane_focus = true;
  ImGui::GetCurrentContext()->NavDisableHighlight = false;
  if (place > 0) view.ui.tab = all[static_cast<std::size_t>(place - 1)].tab;
}

std::string theme_label(const View& view) {
  switch (view.ui.theme) {
    case ThemeChoice::light: return "Theme: light";
    case ThemeChoice::dark: return "Theme: dark";
    case ThemeChoice::automatic: break;
  }
  return "Theme: as the system";
}

template <const char* Words>
std::string fixed(const View&) {
  return Words;
}

constexpr char kUndo[] = "Undo", kRedo[] = "Redo", kBack[] = "Step back",
               kForward[] = "Step forward", kStart[] = "To the start", kEnd[] = "To the end",
               kLegend[] = "Legend", kKeys[] = "Keyboard shortcuts", kGallery[] = "Scenarios",
               kNext[] = "Next pane", kBefore[] = "Pane before", kOpen[] = "Open a file…",
               kSave[] = "Save as a file", kModes[] = "The next way to look",
               kFree[] = "Free editing";

std::string undo_tip(const View& view) {
  const auto words = view.session.undo_words();
  return words ? "Undo: " + *words : "Nothing to undo";
}
std::string redo_tip(const View& view) {
  const auto words = view.session.redo_words();
  return words ? "Redo: " + *words : "Nothing to redo";
}

std::vector<AppAction> make_actions() {
  constexpr ImGuiKeyChord kCtrl = ImGuiMod_Shortcut;
  std::vector<AppAction> all;
  all.push_back({"undo",
                 ICON_ROTATE_LEFT,
                 "Ctrl Z",
                 {kCtrl | ImGuiKey_Z},
                 true,
                 fixed<kUndo>,
                 undo_tip,
                 [](const View& view) { return view.session.undo_words().has_value(); },
                 [](View& view) { view.send(Undo{}); }});
  all.push_back({"redo",
                 ICON_ROTATE_RIGHT,
                 "Ctrl ⇧ Z",
                 {kCtrl | ImGuiMod_Shift | ImGuiKey_Z, kCtrl | ImGuiKey_Y},
                 true,
                 fixed<kRedo>,
                 redo_tip,
                 [](const View& view) { return view.session.redo_words().has_value(); },
                 [](View& view) { view.send(Redo{}); }});
  all.push_back({"back",
                 ICON_CHEVRON_LEFT,
                 "[   Alt ←",
                 {ImGuiKey_LeftBracket, ImGuiMod_Alt | ImGuiKey_LeftArrow},
                 true,
                 fixed<kBack>,
                 nullptr,
                 [](const View& view) { return view.session.at() > 0; },
                 [](View& view) {
                   view.ui.is_playing = false;
                   go_to(view, view.session.at() - 1);
                 }});
  all.push_back({"forward",
                 ICON_CHEVRON_RIGHT,
                 "]   Alt →",
                 {ImGuiKey_RightBracket, ImGuiMod_Alt | ImGuiKey_RightArrow},
                 true,
                 fixed<kForward>,
                 nullptr,
                 [](const View& view) { return view.session.at() < last_moment(view); },
                 [](View& view) {
                   view.ui.is_playing = false;
                   go_to(view, view.session.at() + 1);
                 }});
  all.push_back({"start",
                 ICON_BACKWARD_STEP,
                 "Alt Home",
                 {ImGuiMod_Alt | ImGuiKey_Home},
                 false,
                 fixed<kStart>,
                 nullptr,
                 [](const View& view) { return view.session.at() > 0; },
                 [](View& view) {
                   view.ui.is_playing = false;
                   go_to(view, 0);
                 }});
  all.push_back({"end",
                 ICON_FORWARD_STEP,
                 "Alt End",
                 {ImGuiMod_Alt | ImGuiKey_End},
                 false,
                 fixed<kEnd>,
                 nullptr,
                 [](const View& view) { return view.session.at() < last_moment(view); },
                 [](View& view) {
                   view.ui.is_playing = false;
                   go_to(view, last_moment(view));
                 }});
  all.push_back(
      {"play",
       ICON_PLAY,
       "Space",
       {ImGuiKey_Space},
       false,
       [](const View& view) { return std::string(view.ui.is_playing ? "Pause" : "Play"); },
       nullptr,
       [](const View& view) { return last_moment(view) > 0; },
       toggle_play});
  all.push_back({"modes",
                 ICON_RIGHT_LEFT,
                 "M",
                 {ImGuiKey_M},
                 false,
                 fixed<kModes>,
                 nullptr,
                 nullptr,
                 [](View& view) {
                   view.ui.mode = view.ui.mode == MatrixMode::stories
                                      ? MatrixMode::actions
                                      : static_cast<MatrixMode>(static_cast<int>(view.ui.mode) + 1);
                   view.ui.brings_cell_into_view = true;
                 }});
  all.push_back({"free",
                 ICON_PEN,
                 "F",
                 {ImGuiKey_F},
                 false,
                 fixed<kFree>,
                 nullptr,
                 [](const View& view) { return !view.ui.acting.empty(); },
                 [](View& view) { view.ui.acting.clear(); }});
  all.push_back({"gallery",
                 ICON_FOLDER_OPEN,
                 "G",
                 {ImGuiKey_G},
                 false,
                 fixed<kGallery>,
                 nullptr,
                 nullptr,
                 [](View& view) { view.ui.opens_gallery = true; }});
  all.push_back({"legend",
                 ICON_CIRCLE_INFO,
                 "L",
                 {ImGuiKey_L},
                 false,
                 fixed<kLegend>,
                 nullptr,
                 nullptr,
                 [](View& view) { view.ui.opens_legend = true; }});
  all.push_back({"shortcuts",
                 ICON_KEYBOARD,
                 "?",
                 {ImGuiMod_Shift | ImGuiKey_Slash},
                 false,
                 fixed<kKeys>,
                 nullptr,
                 nullptr,
                 [](View& view) { view.ui.opens_shortcuts = true; }});
  all.push_back({"theme",
                 ICON_CIRCLE_HALF_STROKE,
                 "D",
                 {ImGuiKey_D},
                 false,
                 theme_label,
                 nullptr,
                 nullptr,
                 [](View& view) {
                   view.ui.theme =
                       static_cast<ThemeChoice>((static_cast<int>(view.ui.theme) + 1) % 3);
                 }});
  all.push_back(
      {"open", ICON_FILE_IMPORT, "", {}, false, fixed<kOpen>, nullptr, nullptr, [](View& view) {
         view.outbox.send(AskForFile{});
       }});
  all.push_back(
      {"save", ICON_DOWNLOAD, "", {}, false, fixed<kSave>, nullptr, nullptr, [](View& view) {
         view.outbox.send(SaveFile{});
       }});
  all.push_back({"next_pane",
                 {},
                 "",
                 {ImGuiKey_Tab},
                 false,
                 fixed<kNext>,
                 nullptr,
                 [](const View& view) { return view.ui.pane != panels().back().id; },
                 [](View& view) { go_to_pane(view, 1); }});
  all.push_back({"previous_pane",
                 {},
                 "",
                 {ImGuiMod_Shift | ImGuiKey_Tab},
                 false,
                 fixed<kBefore>,
                 nullptr,
                 [](const View& view) { return view.ui.pane != "header"; },
                 [](View& view) { go_to_pane(view, -1); }});
  return all;
}

/// "?" comes by different keys on different keyboards: the typed character counts too.
bool types_question_mark() {
  const ImVector<ImWchar>& typed = ImGui::GetIO().InputQueueCharacters;
  return std::find(typed.begin(), typed.end(), static_cast<ImWchar>('?')) != typed.end();
}

bool is_pressed(const AppAction& action) {
  const ImGuiInputFlags flags = action.repeats ? ImGuiInputFlags_Repeat : 0;
  return std::any_of(action.chords.begin(), action.chords.end(), [&](ImGuiKeyChord chord) {
    return ImGui::IsKeyChordPressed(chord, ImGuiKeyOwner_Any, flags);
  });
}

}  // namespace

const std::vector<AppAction>& app_actions() {
  static const std::vector<AppAction> kActions = make_actions();
  return kActions;
}

const AppAction& app_action(std::string_view id) {
  const auto& all = app_actions();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const AppAction& action) { return action.id == id; });
  assert(found != all.end());
  return *found;
}

void run_shortcuts(View& view) {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  // Tab is ours, from pane to pane: ImGui would walk every control.
  ImGui::SetKeyOwner(ImGuiKey_Tab, ImHashStr("permsim"));
  if (ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel))
    return;
  for (const AppAction& action : app_actions()) {
    const bool is_tab = action.id == "next_pane" || action.id == "previous_pane";
    if (g.IO.WantTextInput && !is_tab) continue;
    // Space presses the control that shows the focus; everywhere else it plays.
    const bool space_is_taken = !g.NavDisableHighlight && g.NavId != 0 && view.ui.pane != "matrix";
    if (action.id == "play" && space_is_taken) continue;
    const bool is_meant = is_pressed(action) || (action.id == "shortcuts" && types_question_mark());
    if (is_meant && (action.is_enabled == nullptr || action.is_enabled(view))) action.run(view);
  }
}

bool draw_action_button(View& view, std::string_view id, bool is_on) {
  const AppAction& action = app_action(id);
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  options.is_enabled = action.is_enabled == nullptr || action.is_enabled(view);
  options.is_on = is_on;
  const std::string label = action.label(view);
  const std::string words = action.tip == nullptr ? std::string() : action.tip(view);
  std::string more = words;
  if (!action.keys.empty()) more += (more.empty() ? "" : "   ") + std::string(action.keys);
  const bool is_pressed_now =
      icon_button(action.icon, label + "##" + std::string(action.id), options, more);
  if (is_pressed_now && options.is_enabled) action.run(view);
  return is_pressed_now;
}

}  // namespace permsim
