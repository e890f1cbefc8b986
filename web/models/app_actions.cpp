// The table of actions and what each does.
#include "web/models/app_actions.h"

#include <algorithm>
#include <cassert>

#include "icons.h"
#include "web/models/asking.h"
#include "web/models/authoring.h"
#include "web/models/commands.h"
#include "web/models/composing.h"
#include "web/models/copies.h"
#include "web/models/description.h"
#include "web/models/exporting.h"
#include "web/models/file_text.h"
#include "web/models/planner.h"

namespace permsim {
namespace {

std::uint32_t last_moment(const View& view) {
  return static_cast<std::uint32_t>(view.session.moments().size() - 1);
}

void step_to(View& view, std::uint32_t at) {
  view.ui.is_playing = false;
  go_to(view, at);
}

void toggle_play(View& view) {
  view.ui.is_playing = !view.ui.is_playing;
  view.ui.has_just_begun_playing = view.ui.is_playing;
  if (view.ui.is_playing && view.session.at() == last_moment(view)) go_to(view, 0);
}

std::string theme_label(const View& view) {
  switch (view.ui.theme) {
    case ThemeChoice::light: return "Theme: light";
    case ThemeChoice::dark: return "Theme: dark";
    case ThemeChoice::contrast: return "Theme: high contrast";
    case ThemeChoice::automatic: break;
  }
  return "Theme: as the system";
}

std::string record_label(const View& view) {
  const std::optional<std::size_t> steps = recorded_steps(view);
  if (!steps) return "Record a lesson from here";
  return *steps == 0 ? "Stop recording the lesson" : "Make a lesson of what was recorded";
}

template <const char* Words>
std::string fixed(const View&) {
  return Words;
}

constexpr char kUndo[] = "Undo", kRedo[] = "Redo", kBack[] = "Step back",
               kForward[] = "Step forward", kStart[] = "To the start", kEnd[] = "To the end",
               kLegend[] = "Legend", kKeys[] = "Keyboard shortcuts", kGallery[] = "Scenarios",
               kOpen[] = "Open a file…", kSave[] = "Save as a file",
               kModes[] = "The next way to look", kFree[] = "Free editing",
               kSearch[] = "Search people and things", kNew[] = "New, empty", kShare[] = "Share",
               kEmbed[] = "Embed…", kRename[] = "Title, summary and goals…",
               kText[] = "Edit as text…", kTables[] = "Save people and things as tables…",
               kExport[] = "Export…", kForget[] = "Forget everything in this browser…",
               kPalette[] = "Find anything", kAddStep[] = "Add a step…",
               kBranch[] = "Copy this story", kDuplicate[] = "Duplicate what is selected",
               kEarlier[] = "Move this step earlier", kLater[] = "Move this step later",
               kNote[] = "Note and date of this step…", kAgain[] = "Duplicate this step",
               kRemove[] = "Remove this step", kMakeLesson[] = "Make a lesson of this story",
               kEditLesson[] = "Write or edit a lesson…", kPresent[] = "Present this lesson",
               kAsk[] = "Ask what stops, what may, how could",
               kPlan[] = "Plan how somebody leaves…";

std::string undo_tip(const View& view) {
  const auto words = view.session.undo_words();
  return words ? "Undo: " + *words : "Nothing to undo";
}
std::string redo_tip(const View& view) {
  const auto words = view.session.redo_words();
  return words ? "Redo: " + *words : "Nothing to redo";
}

bool is_after_start(const View& view) { return view.session.at() > 0; }
bool is_before_end(const View& view) { return view.session.at() < last_moment(view); }

void look_next_way(View& view) {
  view.ui.mode = view.ui.mode == MatrixMode::stories
                     ? MatrixMode::actions
                     : static_cast<MatrixMode>(static_cast<int>(view.ui.mode) + 1);
  view.ui.brings_cell_into_view = true;
}

/// The story and what stands in it.
std::vector<AppAction> story_actions() {
  return {
      {"undo", ICON_ROTATE_LEFT, "Ctrl Z", fixed<kUndo>, undo_tip,
       [](const View& view) { return view.session.undo_words().has_value(); },
       [](View& view) { view.send(Undo{}); }},
      {"redo", ICON_ROTATE_RIGHT, "Ctrl ⇧ Z", fixed<kRedo>, redo_tip,
       [](const View& view) { return view.session.redo_words().has_value(); },
       [](View& view) { view.send(Redo{}); }},
      {"back", ICON_CHEVRON_LEFT, "[   Alt ←", fixed<kBack>, nullptr, is_after_start,
       [](View& view) { step_to(view, view.session.at() - 1); }},
      {"forward", ICON_CHEVRON_RIGHT, "]   Alt →", fixed<kForward>, nullptr, is_before_end,
       [](View& view) { step_to(view, view.session.at() + 1); }},
      {"start", ICON_BACKWARD_STEP, "Alt Home", fixed<kStart>, nullptr, is_after_start,
       [](View& view) { step_to(view, 0); }},
      {"end", ICON_FORWARD_STEP, "Alt End", fixed<kEnd>, nullptr, is_before_end,
       [](View& view) { step_to(view, last_moment(view)); }},
      {"play", ICON_PLAY, "Space",
       [](const View& view) { return std::string(view.ui.is_playing ? "Pause" : "Play"); }, nullptr,
       [](const View& view) { return last_moment(view) > 0; }, toggle_play},
      {"add-step", ICON_PLUS, "", fixed<kAddStep>, nullptr, nullptr, begin_step},
      {"branch", ICON_CODE_BRANCH, "", fixed<kBranch>, nullptr, nullptr,
       [](View& view) { view.outbox.send(BranchStory{}); }},
      {"duplicate", ICON_COPY, "", fixed<kDuplicate>, nullptr,
       [](const View& view) {
         return view.ui.acting.empty() && view.world().find(view.ui.selected) != kNoEntity;
       },
       [](View& view) { duplicate_thing(view, view.world().find(view.ui.selected)); }},
  };
}

/// The step one looks at.
std::vector<AppAction> step_actions() {
  return {
      {"step-earlier", ICON_ARROW_LEFT, "Alt ⇧ ←", fixed<kEarlier>, nullptr,
       [](const View& view) { return view.session.at() > 1; },
       [](View& view) {
         view.send(MoveStep{view.session.at(), view.session.at() - 1});
       }},
      {"step-later", ICON_ARROW_RIGHT, "Alt ⇧ →", fixed<kLater>, nullptr,
       [](const View& view) { return is_after_start(view) && is_before_end(view); },
       [](View& view) {
         view.send(MoveStep{view.session.at(), view.session.at() + 1});
       }},
      {"step-note", ICON_NOTE_STICKY, "", fixed<kNote>, nullptr, is_after_start,
       [](View& view) { toggle_menu(view, "step note"); }},
      {"step-again", ICON_COPY, "", fixed<kAgain>, nullptr, is_after_start, duplicate_step},
      {"step-switch", ICON_BAN, "",
       [](const View& view) {
         return std::string(is_step_off(view) ? "Switch this step on" : "Switch this step off");
       },
       nullptr, is_after_start, switch_step},
      {"step-remove", ICON_TRASH, "", fixed<kRemove>, nullptr, is_after_start,
       [](View& view) { view.send(RemoveStep{view.session.at()}); }},
  };
}

/// The page itself: how one looks, and what opens over it.
std::vector<AppAction> page_actions() {
  return {
      {"modes", ICON_RIGHT_LEFT, "M", fixed<kModes>, nullptr, nullptr, look_next_way},
      {"ask", ICON_LIGHTBULB, "", fixed<kAsk>, nullptr, nullptr,
       [](View& view) {
         view.ui.answer = AnswerTab::ask;
         view.ui.tab = "why";
       }},
      {"plan", ICON_CALENDAR, "", fixed<kPlan>, nullptr,
       [](const View& view) { return asked_about(view) != kNoEntity; },
       [](View& view) {
         view.ui.open_menu.clear();
         open_planner(view, asked_about(view), !view.policy().leaving);
       }},
      {"present", ICON_UP_RIGHT_FROM_SQUARE, "P", fixed<kPresent>, nullptr,
       [](const View& view) { return view.lesson != nullptr; },
       [](View& view) { view.outbox.send(Present{}); }},
      {"search", ICON_MAGNIFYING_GLASS, "/", fixed<kSearch>, nullptr, nullptr,
       [](View& view) { view.ui.wants_focus = "things/search"; }},
      {"free", ICON_PEN, "F", fixed<kFree>, nullptr,
       [](const View& view) { return !view.ui.acting.empty(); },
       [](View& view) { view.ui.acting.clear(); }},
      {"gallery", ICON_FOLDER_OPEN, "G", fixed<kGallery>, nullptr, nullptr,
       [](View& view) { toggle_menu(view, "gallery"); }},
      {"legend", ICON_CIRCLE_INFO, "L", fixed<kLegend>, nullptr, nullptr,
       [](View& view) { toggle_menu(view, "legend"); }},
      {"shortcuts", ICON_KEYBOARD, "?", fixed<kKeys>, nullptr, nullptr,
       [](View& view) { toggle_menu(view, "shortcuts"); }},
      {"theme", ICON_CIRCLE_HALF_STROKE, "D", theme_label, nullptr, nullptr,
       [](View& view) {
         view.ui.theme = static_cast<ThemeChoice>((static_cast<int>(view.ui.theme) + 1) % 4);
       }},
      {"twin", ICON_TABLE, "T",
       [](const View& view) {
         return std::string(view.ui.shows == PageShow::canvas ? "Show as text"
                                                              : "Show the drawing");
       },
       nullptr, nullptr,
       [](View& view) {
         view.ui.shows = view.ui.shows == PageShow::canvas ? PageShow::table : PageShow::canvas;
       }},
      {"palette", ICON_MAGNIFYING_GLASS, "Ctrl K", fixed<kPalette>, nullptr, nullptr,
       [](View& view) {
         view.ui.drafts.erase("palette");
         toggle_menu(view, "palette");
       }},
  };
}

std::vector<AppAction> file_actions() {
  return {
      {"new", ICON_FILE, "Ctrl Alt N", fixed<kNew>, nullptr, nullptr,
       [](View& view) {
         const Scenario& now = view.session.scenario();
         view.send(OpenScenario{empty_world(now.policy, now.policy_in_place)});
       }},
      {"share", ICON_SHARE_NODES, "", fixed<kShare>, nullptr, nullptr,
       [](View& view) {
         toggle_menu(view, "share");
         if (!view.ui.open_menu.empty()) view.outbox.send(ShareLink{});
       }},
      {"embed", ICON_CODE, "", fixed<kEmbed>, nullptr, nullptr,
       [](View& view) {
         view.ui.open_menu.clear();
         view.outbox.send(ShowEmbedding{});
       }},
      {"rename", ICON_PEN, "", fixed<kRename>, nullptr, nullptr,
       [](View& view) {
         forget_description(view);
         toggle_menu(view, "rename");
       }},
      {"tables", ICON_TABLE, "", fixed<kTables>, nullptr, nullptr,
       [](View& view) { toggle_menu(view, "tables"); }},
      {"export", ICON_FILE_EXPORT, "E", fixed<kExport>, nullptr, nullptr, open_export},
      {"text", ICON_FILE, "", fixed<kText>, nullptr, nullptr, open_file_text},
      {"make-lesson", ICON_GRADUATION_CAP, "", fixed<kMakeLesson>, nullptr,
       [](const View& view) { return view.lesson == nullptr && !view.ui.authoring; },
       [](View& view) { view.outbox.send(AuthorLesson{AuthorLesson::What::make}); }},
      {"record-lesson", ICON_CIRCLE_DOT, "", record_label, nullptr,
       [](const View& view) { return view.lesson == nullptr && !view.ui.authoring; },
       [](View& view) {
         view.outbox.send(AuthorLesson{AuthorLesson::What::record, {}});
       }},
      {"edit-lesson", ICON_PEN, "", fixed<kEditLesson>, nullptr,
       [](const View& view) { return view.lesson == nullptr && !view.ui.authoring; },
       [](View& view) { view.outbox.send(AuthorLesson{AuthorLesson::What::choose}); }},
      {"forget", ICON_TRASH, "", fixed<kForget>, nullptr, nullptr,
       [](View& view) { toggle_menu(view, "forget"); }},
      {"open", ICON_FILE_IMPORT, "Ctrl O", fixed<kOpen>, nullptr, nullptr,
       [](View& view) { view.outbox.send(AskForFile{}); }},
      {"save", ICON_DOWNLOAD, "Ctrl S", fixed<kSave>, nullptr, nullptr,
       [](View& view) { view.outbox.send(SaveFile{}); }},
  };
}

/// In the order in which they are listed.
std::vector<AppAction> make_actions() {
  std::vector<AppAction> all = story_actions();
  for (const std::vector<AppAction>& more : {step_actions(), page_actions(), file_actions()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace

void toggle_menu(View& view, const std::string& menu) {
  view.ui.picker = {};
  view.ui.open_menu = view.ui.open_menu == menu ? std::string() : menu;
}

void go_to(View& view, std::uint32_t at) {
  view.ui.brings_moment_into_view = true;
  view.ui.refusal.reset();
  if (at != view.session.at()) view.send(GoTo{at});
}

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

bool is_enabled(const AppAction& action, const View& view) {
  return action.is_enabled == nullptr || action.is_enabled(view);
}

std::string tip_of(const AppAction& action, const View& view) {
  std::string words = action.tip == nullptr ? std::string() : action.tip(view);
  if (!action.keys.empty()) words += (words.empty() ? "" : "   ") + std::string(action.keys);
  return words;
}

}  // namespace permsim
