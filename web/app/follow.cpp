// What the page looks at follows what the session came to: selections, the way to look, news.
// Serves app.h.
#include <algorithm>
#include <utility>

#include "imgui.h"
#include "web/app/lists.h"
#include "web/models/composing.h"
#include "web/models/edit_question.h"
#include "web/models/planner.h"
#include "web/views/layout_plan.h"

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

/// Another work is looked at as its scenario says, whatever was chosen in the last one.
void App::look_afresh(View& view) {
  const Scenario& scenario = view.session.scenario();
  ui_.cell = {};
  ui_.focused = {};
  ui_.planner.reset();
  ui_.selected.clear();
  ui_.answer = ui_.acts_for_goal ? AnswerTab::acts : AnswerTab::why;
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

/// In somebody's page the size decides what is told too, not only how it is drawn.
void App::follow_form() {
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  const PageForm form = form_of(page.x, page.y, ui_);
  if (form == ui_.page_form) return;
  ui_.page_form = form;
  is_stale_ = true;
}

void App::update_lists(View& view) {
  lists_->timeline.update(view.session);
  lists_->things.update(view.session, ui_);
  lists_->matrix.update(view.session, ui_);
  lists_->why.update(view);
  lists_->checks.update(view);
  lists_->file_text.update(view, door_.library());
  lists_->exporting.update(view);
  follow_planner(view);
  if (lists_->asking.update(view)) is_stale_ = true;
  if (lists_->fixes.update(view)) is_stale_ = true;
  if (ui_.mode == MatrixMode::person) lists_->person.update(view);
  if (ui_.mode == MatrixMode::list) lists_->list.update(view);
  if (ui_.mode == MatrixMode::roles) lists_->roles.update(view);
  if (ui_.mode == MatrixMode::stories) lists_->stories.update(view, door_.library());
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
  if (is_other) look_afresh(view);
  if (!shows_stories_of_.empty()) {
    ui_.mode = MatrixMode::stories;
    ui_.tab = "matrix";
    ui_.other_story = std::exchange(shows_stories_of_, {});
  }
  if (is_new) settle_selection(view);
  // What was asked of another state is asked no longer.
  if (ui_.question && ui_.question->revision != now.revision) cancel_question(view);
  if (is_other) chooses_way_ = true;
  update_lists(view);
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
  if (ui_.page_form != PageForm::whole) return;
  if (layout_now(ui_).has_tabs_at_bottom && acts_on(view, ui_.resource) > kMostInColumns) {
    ui_.mode = MatrixMode::person;
    is_stale_ = true;
  }
}

}  // namespace permsim
