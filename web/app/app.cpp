// The frame of the app: follow what changed, draw, then do what was asked (changes.cpp). Its
// dealings with files: files.cpp; with the keyboard: focus.cpp.
#include "web/app/app.h"

#include <algorithm>

#include "core/matrix/difference.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "web/look/foreign_text.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/candidates.h"
#include "web/models/checks.h"
#include "web/models/composing.h"
#include "web/models/edit_question.h"
#include "web/models/file_text.h"
#include "web/models/fixes.h"
#include "web/models/foreseen.h"
#include "web/models/gallery.h"
#include "web/models/list.h"
#include "web/models/matrix.h"
#include "web/models/person.h"
#include "web/models/roles.h"
#include "web/models/stories.h"
#include "web/models/things.h"
#include "web/models/timeline.h"
#include "web/models/why.h"
#include "web/views/actions.h"
#include "web/views/composing.h"
#include "web/views/edit_question.h"
#include "web/views/file_text.h"
#include "web/views/layout.h"
#include "web/views/layout_plan.h"
#include "web/views/panels.h"
#include "web/views/pasting.h"
#include "web/views/problems.h"
#include "web/widgets/item.h"

namespace permsim {
namespace {

constexpr double kSecondsPerStep = 1.2;
constexpr double kSecondsToFirstStep = 0.35;

/// More actions than these are no matrix on a phone.
constexpr std::size_t kMostInColumns = 12;

std::size_t acts_on(const View& view, const std::string& thing) {
  const EntityIndex on = view.world().find(thing);
  return on == kNoEntity ? 0 : count_acts(view.world().type_of(on));
}

Theme resolved(ThemeChoice choice, Platform& platform) {
  switch (choice) {
    case ThemeChoice::light: return Theme::light;
    case ThemeChoice::dark: return Theme::dark;
    case ThemeChoice::contrast: return Theme::contrast;
    case ThemeChoice::automatic: break;
  }
  return platform.system_theme();
}

/// "Step 3: Ana: Restrict access, Meta Ads. 2 cells gained, 1 lost": what a screen reader says of a
/// new moment.
std::string spoken(const View& view) {
  const TimelineMoment& moment = view.models.timeline.moments()[view.session.at()];
  std::string words = view.session.at() == 0
                          ? moment.title
                          : "Step " + std::to_string(view.session.at()) + ": " + moment.title;
  if (moment.outcome != Outcome::done) words += ", " + std::string(word_of(moment.outcome));
  const ChangeCounts& counts = moment.changed;
  if (counts.gained > 0) words += ", " + std::to_string(counts.gained) + " cells gained";
  if (counts.lost > 0) words += ", " + std::to_string(counts.lost) + " lost";
  if (counts.unclear > 0) words += ", " + std::to_string(counts.unclear) + " turned unclear";
  const std::size_t findings = view.session.moment().findings.size();
  if (findings > 0)
    words += ", " + std::to_string(findings) + (findings == 1 ? " finding" : " findings");
  return words;
}

}  // namespace

struct App::Lists {
  CandidatesModel candidates;
  ThingsModel things;
  MatrixModel matrix;
  PersonModel person;
  WhyModel why;
  TimelineModel timeline;
  ListModel list;
  RolesModel roles;
  ChecksModel checks;
  StoriesModel stories;
  GalleryModel gallery;
  ForeseenModel foreseen;
  FixesModel fixes;
  FileTextModel file_text;
  Models models{candidates, things, matrix,  person,  why,      timeline, list,
                roles,      checks, stories, gallery, foreseen, fixes,    file_text};
};

App::App(Platform& platform) : platform_(platform), lists_(std::make_unique<Lists>()) {
  ImGuiIO& io = ImGui::GetIO();
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  forget_tips();
  restore();
  make_gallery();
  open_shipped("vacation");
}

App::~App() = default;

View App::view() { return {*door_.session(), ui_, outbox_, lists_->models, gallery_}; }

const std::vector<PanelNode>& App::described() {
  if (door_.session() == nullptr) return twin_.panels();
  View now = view();
  follow_session(now);
  if (!std::exchange(is_stale_, false) && described_ == seen_) return twin_.panels();
  described_ = seen_;
  twin_.describe(now);
  follow_openings();
  aim_focus();
  return twin_.panels();
}

std::string App::twin(std::uint32_t known) {
  described();
  const std::string wanted = std::exchange(ui_.wants_focus, {});
  if (!wanted.empty()) take_focus(wanted, false);
  return twin_.json(known, wanted);
}

/// What a person does to the page as text is done at once, without a frame.
void App::act(const std::function<void(View& view)>& on) {
  if (door_.session() == nullptr) return;
  // What stands there may be older than the session: a request can have come in between.
  described();
  View now = view();
  on(now);
  is_stale_ = true;
  empty_outbox();
  keep();
  follow_twin();
  platform_.request_frame();
}

void App::perform(std::string_view id, std::string_view what, const std::string& value) {
  act([&](View& view) {
    if (what == "focus" || what == "blur") take_focus(what == "focus" ? id : "", value == "keys");
    twin_.perform(view, id, what, value);
  });
}

bool App::press_shortcut(int chord) {
  bool is_one = false;
  act([&](View& view) { is_one = run_shortcut(view, chord); });
  return is_one;
}

/// The page shows what the interface says, canvas or twin or both.
void App::follow_twin() {
  if (shows_ == ui_.shows) return;
  shows_ = ui_.shows;
  platform_.show(shows_);
}

void App::follow_theme() {
  const Theme now = resolved(ui_.theme, platform_);
  if (now == theme_now_) return;
  theme_now_ = now;
  apply_theme(now);
  platform_.set_theme(now == Theme::light ? "light" : now == Theme::dark ? "dark" : "contrast");
}

void App::follow_session(View& view) {
  const Seen now{view.session.revision(), &view.session.scenario(), view.session.at()};
  const bool is_new = now.revision != seen_.revision;
  const bool moved = now.at != seen_.at || now.scenario != seen_.scenario;
  const bool has_other_title =
      now.scenario != seen_.scenario && title_now_ != view.session.scenario().title;
  if (has_other_title) {
    title_now_ = view.session.scenario().title;
    platform_.set_title(title_now_);
  }
  // The same work under another title is looked at as before.
  const bool is_other = has_other_title && opening_now_ != view.session.opening();
  opening_now_ = view.session.opening();
  if (is_other) {
    const Scenario& scenario = view.session.scenario();
    ui_.cell = {};
    ui_.focused = {};
    ui_.selected.clear();
    ui_.answer = AnswerTab::why;
    ui_.opens_things = ui_.opens_timeline = false;
    ui_.resource = scenario.shows_on;
    ui_.mode = scenario.shows_view == "things" ? MatrixMode::things : MatrixMode::actions;
    ui_.person.clear();
    ui_.refusal.reset();
    leave_step(view);
    ui_.other_story.clear();
    ui_.viewer.clear();
    ui_.other_viewer.clear();
    if (ui_.compare != CompareWith::start) ui_.compare = CompareWith::previous;
  }
  if (!shows_stories_of_.empty()) {
    ui_.mode = MatrixMode::stories;
    ui_.tab = "matrix";
    ui_.other_story = std::exchange(shows_stories_of_, {});
  }
  if (is_new) settle_selection(view);
  // What was asked of another state is asked no longer.
  if (ui_.question && ui_.question->revision != now.revision) cancel_question(view);
  if (is_other) chooses_way_ = true;
  lists_->timeline.update(view.session);
  lists_->things.update(view.session, ui_);
  lists_->matrix.update(view.session, ui_);
  lists_->why.update(view);
  lists_->checks.update(view);
  lists_->file_text.update(view, door_.library());
  if (ui_.mode == MatrixMode::person) lists_->person.update(view);
  if (ui_.mode == MatrixMode::list) lists_->list.update(view);
  if (ui_.mode == MatrixMode::roles) lists_->roles.update(view);
  if (ui_.mode == MatrixMode::stories) lists_->stories.update(view, door_.library());
  if (!(told_ == ui_.cell)) {
    told_ = ui_.cell;
    if (const std::optional<Why>& why = lists_->why.why()) platform_.announce(why->headline);
  }
  if (moved) {
    ui_.brings_moment_into_view = true;
    // The step that one goes to is marked by itself; marks of the last change go.
    if (now.at != seen_.at && ui_.compare == CompareWith::change)
      ui_.compare = CompareWith::previous;
    // A change is told as news.
    const bool is_elsewhere = now.at != seen_.at || is_other;
    if (seen_.scenario != nullptr && is_elsewhere) platform_.announce(spoken(view));
  }
  seen_ = now;
}

void App::advance_play(View& view) {
  if (std::exchange(ui_.has_just_begun_playing, false))
    ui_.next_step_at = ImGui::GetTime() + kSecondsToFirstStep;
  if (!ui_.is_playing || ImGui::GetTime() < ui_.next_step_at) return;
  const auto last = static_cast<std::uint32_t>(view.session.moments().size() - 1);
  if (view.session.at() >= last) {
    ui_.is_playing = false;
    return;
  }
  ui_.next_step_at = ImGui::GetTime() + kSecondsPerStep;
  ui_.brings_moment_into_view = true;
  view.send(GoTo{view.session.at() + 1});
  if (view.session.at() + 1 == last) ui_.is_playing = false;
}

/// A phone has room for one person's actions, not for all of them in columns. How large the window
/// is, only a frame knows.
void App::choose_way(const View& view) {
  if (!std::exchange(chooses_way_, false) || ui_.mode != MatrixMode::actions) return;
  if (layout_now(ui_).has_tabs_at_bottom && acts_on(view, ui_.resource) > kMostInColumns) {
    ui_.mode = MatrixMode::person;
    is_stale_ = true;
  }
}

void App::draw_frame() {
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (moved.x != 0.0f || moved.y != 0.0f) ui_.keys_are_newer = false;
  follow_theme();
  described();
  begin_focus(target_);
  const std::string menu = ui_.open_menu, foreseen = ui_.foreseen;
  ui_.foreseen_is_drawn = false;
  const bool had_form = ui_.form.is_open;
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0.0f, 0.0f});
  ImGui::SetNextWindowSize(page);
  ImGui::PushFont(fonts().body);
  constexpr ImGuiWindowFlags kFlags =
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
      ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse;
  ImGui::Begin("page", nullptr, kFlags);
  if (door_.session() != nullptr) {
    View now = view();
    if (std::exchange(ui_.closes_popovers, false)) ImGui::ClosePopupsExceptModals();
    advance_play(now);
    follow_session(now);
    choose_way(now);
    if (ui_.mode == MatrixMode::person) lists_->person.update(now);
    lists_->models.way = ui_.mode;
    lists_->gallery.update(now, door_.library());
    draw_layout(now);
    draw_file_text(now);
    draw_pasting(now);
    draw_edit_question(now);
    draw_composing(now);
    draw_notices(ui_.notices);
  } else if (draw_no_scenario(ui_.notices)) {
    outbox_.send(AskForFile{});
  }
  ImGui::End();
  ImGui::PopFont();
  if (ui_.focus.is_new > 0) target_.is_new = --ui_.focus.is_new > 0;
  // A press beside it closes what is open, in both drawings.
  if (ui_.open_menu != menu || ui_.form.is_open != had_form) is_stale_ = true;
  // What stood there is gone: nothing points at it any more.
  if (!ui_.foreseen_is_drawn) ui_.foreseen.clear();
  empty_outbox();
  answer_press();
  keep();
  follow_twin();
  ask_for_frames();
  // The matrix is drawn before what is pointed at is known.
  if (ui_.foreseen != foreseen) is_stale_ = wants_another_frame_ = true;
}

/// Another frame at once after a change; later for a tip that is due or the next step of a play.
void App::ask_for_frames() {
  const bool is_new = door_.session() != nullptr && door_.session()->revision() != seen_.revision;
  // What scrolls into view after a change is there two frames later.
  settling_ = is_new ? 2 : std::max(0, settling_ - 1);
  if (lists_->matrix.is_counting()) is_stale_ = true;
  wants_another_frame_ = settling_ > 0 || lists_->matrix.is_counting() ||
                         lists_->gallery.is_unfinished() || lines_lack_room() || target_.is_new;
  if (const float seconds = seconds_to_tip(); seconds >= 0.0f)
    platform_.request_frame(static_cast<int>(seconds * 1000.0f) + 1);
  if (ui_.is_playing) {
    const double wait = std::max(0.0, ui_.next_step_at - ImGui::GetTime());
    platform_.request_frame(static_cast<int>(wait * 1000.0) + 1);
  }
}

}  // namespace permsim
