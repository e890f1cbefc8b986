// The frame of the app: follow what changed (follow.cpp), draw, then do what was asked
// (changes.cpp). Its dealings with files: files.cpp; with the keyboard: focus.cpp.
#include "web/app/app.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "web/app/lesson_picture.h"
#include "web/app/lists.h"
#include "web/look/foreign_text.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/authoring.h"
#include "web/models/lesson.h"
#include "web/models/planner.h"
#include "web/models/presenter.h"
#include "web/views/actions.h"
#include "web/views/authoring.h"
#include "web/views/composing.h"
#include "web/views/edit_question.h"
#include "web/views/exporting.h"
#include "web/views/file_text.h"
#include "web/views/layout.h"
#include "web/views/layout_plan.h"
#include "web/views/lesson.h"
#include "web/views/panels.h"
#include "web/views/pasting.h"
#include "web/views/planner.h"
#include "web/views/presenter.h"
#include "web/views/problems.h"
#include "web/widgets/item.h"

namespace permsim {
namespace {

Theme resolved(ThemeChoice choice, Platform& platform) {
  switch (choice) {
    case ThemeChoice::light: return Theme::light;
    case ThemeChoice::dark: return Theme::dark;
    case ThemeChoice::contrast: return Theme::contrast;
    case ThemeChoice::automatic: break;
  }
  return platform.system_theme();
}

/// "#4a54cf"
std::string css_color(ImU32 color) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", (color >> IM_COL32_R_SHIFT) & 255u,
                (color >> IM_COL32_G_SHIFT) & 255u, (color >> IM_COL32_B_SHIFT) & 255u);
  return text;
}

/// A lesson, before a room or alone or being written, covers the page; dialogs lie over it.
void draw_what_is_open(View& view) {
  if (is_presented(view)) return draw_presenter(view);
  if (is_lesson_shown(view)) return draw_lesson(view);
  if (is_authoring_shown(view)) return draw_authoring(view);
  draw_layout(view);
  draw_file_text(view);
  draw_exporting(view);
  draw_pasting(view);
  draw_edit_question(view);
  draw_composing(view);
  if (view.lesson != nullptr) draw_lesson_goal(view);
  if (is_picking(view)) draw_lesson_pick(view);
}

}  // namespace

App::App(Platform& platform) : platform_(platform), lists_(std::make_unique<Lists>()) {
  ImGuiIO& io = ImGui::GetIO();
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  forget_tips();
  restore();
  make_gallery();
  open_shipped("vacation");
}

App::~App() = default;

View App::view() {
  return {*door_.session(),
          ui_,
          outbox_,
          lists_->models,
          gallery_,
          door_.lesson() ? &*door_.lesson() : nullptr,
          &lessons_,
          picture_ ? &picture_->nodes : nullptr,
          presentation_ ? &*presentation_ : nullptr};
}

const std::vector<PanelNode>& App::described() {
  if (door_.session() == nullptr) return twin_.panels();
  follow_lesson();
  follow_picture();
  follow_presentation();
  follow_form();
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
  follow_presentation();
  platform_.request_frame();
}

void App::perform(std::string_view id, std::string_view what, const std::string& value) {
  act([&](View& view) {
    if (what == "focus" || what == "blur") take_focus(what == "focus" ? id : "", value == "keys");
    twin_.perform(view, id, what, value);
  });
}

bool App::press_shortcut(int chord) {
  // In somebody's page keys are theirs, but for the few that its own buttons have.
  if (ui_.hosting.is_compact() && !presentation_ && !is_key_of_guests(chord)) return false;
  bool is_one = false;
  act([&](View& view) {
    if (is_lesson_shown(view)) {
      // Keys of the page below would change what nobody sees.
      is_one = (is_presented(view) && run_presenter_key(view, chord)) ||
               run_lesson_key(view, chord) ||
               ((chord == ImGuiKey_T || (chord == ImGuiKey_P && !is_presented(view))) &&
                run_shortcut(view, chord));
    } else if (is_authoring_shown(view)) {
      is_one = run_authoring_key(view, chord) || (chord == ImGuiKey_T && run_shortcut(view, chord));
    } else if (is_planner_shown(view)) {
      is_one = run_planner_key(view, chord);
    } else {
      is_one = run_shortcut(view, chord);
    }
  });
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
  if (now == theme_now_ && ui_.hosting.accent == accent_now_) return;
  theme_now_ = now;
  accent_now_ = ui_.hosting.accent;
  const std::uint32_t rgb = accent_now_.value_or(0);
  set_accent(accent_now_ ? IM_COL32((rgb >> 16) & 255u, (rgb >> 8) & 255u, rgb & 255u, 255) : 0);
  apply_theme(now);
  const bool has_own = !accent_now_ || now == Theme::contrast;
  platform_.set_accent(has_own ? "" : css_color(colors().accent_text),
                       has_own ? "" : css_color(colors().accent));
  platform_.set_theme(now == Theme::light ? "light" : now == Theme::dark ? "dark" : "contrast");
}

void App::draw_frame() {
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (moved.x != 0.0f || moved.y != 0.0f) ui_.keys_are_newer = false;
  follow_theme();
  read_what_was_typed();
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
    draw_what_is_open(now);
    draw_notices(now);
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
  follow_presentation();
  ask_for_frames();
  // The matrix is drawn before what is pointed at is known.
  if (ui_.foreseen != foreseen) is_stale_ = wants_another_frame_ = true;
}

/// The file as text is read when its typing pauses, which only frames can tell.
void App::read_what_was_typed() {
  if (door_.session() == nullptr) return;
  const double seconds = lists_->file_text.wait(view(), ImGui::GetTime());
  if (seconds == 0.0) is_stale_ = true;
  if (seconds > 0.0) platform_.request_frame(static_cast<int>(seconds * 1000.0) + 1);
}

/// Another frame at once after a change; later for a tip that is due or the next step of a play.
void App::ask_for_frames() {
  const std::size_t page = door_.lesson() ? door_.lesson()->page() + 1 : 0;
  const bool is_new = std::exchange(lesson_page_, page) != page ||
                      (door_.session() != nullptr && door_.session()->revision() != seen_.revision);
  // What scrolls into view after a change is there two frames later.
  settling_ = is_new ? 2 : std::max(0, settling_ - 1);
  const bool is_busy =
      lists_->matrix.is_counting() || lists_->asking.is_waiting() || lists_->fixes.is_waiting();
  if (is_busy) is_stale_ = true;
  wants_another_frame_ = settling_ > 0 || is_busy || lists_->gallery.is_unfinished() ||
                         lines_lack_room() || target_.is_new;
  if (const float seconds = seconds_to_tip(); seconds >= 0.0f)
    platform_.request_frame(static_cast<int>(seconds * 1000.0f) + 1);
  if (ui_.is_playing) {
    const double wait = std::max(0.0, ui_.next_step_at - ImGui::GetTime());
    platform_.request_frame(static_cast<int>(wait * 1000.0) + 1);
  }
}

}  // namespace permsim
