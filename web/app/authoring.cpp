// Lessons written in the page: begun, kept by the browser until they are saved, looked at, and the
// person's own work put aside while something is picked. Serves app.h.
#include <algorithm>
#include <string>
#include <utility>

#include "core/json/lesson_write.h"
#include "web/app/app.h"
#include "web/models/authoring.h"
#include "web/models/authoring_pick.h"

namespace permsim {

namespace {

constexpr const char* kLessonDraftKey = "lesson draft";
/// What a browser keeps in one place is little.
constexpr std::size_t kMostKeptText = std::size_t{1} << 20u;

/// The story that is picked in: as far as the steps that are taken, where these are asked for.
Scenario story_to_pick_in(const View& view) {
  Scenario story = draft_of(view).play().scenario();
  const LessonPage* page = page_written(view);
  if (view.ui.authoring->pick != LessonPick::steps || page == nullptr || !page->question)
    return story;
  story.steps.resize(std::min(story.steps.size(), static_cast<std::size_t>(page->question->at)));
  story.checks.clear();
  return story;
}

/// The moment that the page looks at.
std::uint32_t moment_to_pick_at(const View& view, const Session& session) {
  const LessonPage* page = page_written(view);
  const int at = page == nullptr ? 0 : page->question ? page->question->at : page->at.value_or(0);
  return static_cast<std::uint32_t>(
      std::min<std::size_t>(static_cast<std::size_t>(at), session.moments().size() - 1));
}

}  // namespace

void App::author(const AuthorLesson& asked) {
  switch (asked.what) {
    case AuthorLesson::What::choose: choose_lesson_to_write(); break;
    case AuthorLesson::What::make: make_lesson_of_story(); break;
    case AuthorLesson::What::record: record_lesson(); break;
    case AuthorLesson::What::edit: edit_shipped_lesson(asked.id); break;
    case AuthorLesson::What::open_file: platform_.open_file(); break;
    case AuthorLesson::What::go_on: author_text(platform_.stored(kLessonDraftKey), true); break;
    case AuthorLesson::What::preview: preview_lesson(); break;
    case AuthorLesson::What::save: save_draft(); break;
    case AuthorLesson::What::close: close_authoring(asked.id == "discard"); break;
    case AuthorLesson::What::pick: begin_lesson_pick(); break;
    case AuthorLesson::What::take: end_lesson_pick(true); break;
    case AuthorLesson::What::leave: end_lesson_pick(false); break;
  }
  is_stale_ = wants_another_frame_ = true;
  platform_.request_frame();
}

void App::choose_lesson_to_write() {
  if (ui_.authoring && ui_.authoring->draft && ui_.authoring->draft->is_changed()) {
    ui_.authoring->asks_to_close = true;
    return;
  }
  ui_.open_menu.clear();
  ui_.is_playing = false;
  Authoring authoring;
  const std::string kept = platform_.stored(kLessonDraftKey);
  if (!kept.empty()) {
    const LessonText read = read_lesson_text(kept, door_.library());
    if (read.lesson != nullptr) authoring.kept_title = read.lesson->title;
  }
  ui_.authoring = std::move(authoring);
  ui_.wants_focus = "authoring/choose/make";
}

bool App::author_text(const std::string& text, bool is_new) {
  Result<LessonDraft> draft = LessonDraft::open(text, door_.library());
  if (!draft) {
    report(draft.problems, "The lesson cannot be edited");
    return false;
  }
  if (is_new) draft.value->mark_new();
  ui_.open_menu.clear();
  ui_.is_playing = false;
  ui_.authoring.emplace();
  ui_.authoring->draft = std::move(*draft.value);
  ui_.wants_focus = "authoring/pages/list/lesson";
  kept_draft_.clear();
  return true;
}

/// A file that comes while it is asked what to write on.
bool App::edit_lesson_file(const std::string& text) {
  // Whatever comes belongs to the person's own work, never to the story that is picked in.
  if (is_picking(view())) end_lesson_pick(false);
  if (!ui_.authoring || ui_.authoring->draft || door_.lesson()) return false;
  if (read_lesson_text(text, door_.library()).lesson == nullptr) return false;
  (void)author_text(text, false);
  is_stale_ = true;
  platform_.request_frame();
  return true;
}

/// The first press begins, the next makes pages of the steps that were taken in between.
void App::record_lesson() {
  const Session& session = *door_.session();
  const std::optional<std::size_t> steps = recorded_steps(view());
  if (!steps) {
    ui_.records_lesson =
        RecordedLesson{session.opening(), session.at(), session.scenario().steps.size()};
    return tell("From now on each step becomes a page; File makes the lesson of them");
  }
  const std::size_t at = ui_.records_lesson->at;
  ui_.records_lesson.reset();
  if (*steps == 0) return tell("No step was taken, so there is no lesson");
  make_lesson_of_story({at + 1, at + *steps});
}

void App::make_lesson_of_story(const LessonOf& of) {
  const Session& session = *door_.session();
  const Result<Lesson> lesson = make_lesson(session.shared_scenario(), Play{session.moments()}, of);
  if (!lesson) return report(lesson.problems, "This story cannot be made a lesson");
  if (author_text(write_lesson(*lesson), true)) ui_.authoring->page = 0;
}

void App::edit_shipped_lesson(const std::string& id) {
  const Result<Document> found = door_.library().shipped(id);
  const auto* lesson = found ? std::get_if<std::shared_ptr<const Lesson>>(&*found) : nullptr;
  if (lesson == nullptr) return;
  std::string text = write_lesson(**lesson);
  text = with_lesson_value(text, "/id", (*lesson)->id + "-copy");
  text = with_lesson_value(text, "/title", (*lesson)->title + " (copy)");
  if (author_text(text, true)) ui_.authoring->page = 0;
}

void App::preview_lesson() {
  const LessonSession* shown = shown_lesson(view());
  if (shown == nullptr) return;
  door_.lesson().emplace(*shown);
  ui_.lesson_cell = 0;
  ui_.wants_focus = "lesson/head/close";
}

void App::save_draft() {
  LessonDraft& draft = *ui_.authoring->draft;
  const std::string name = draft.lesson().id + ".json";
  platform_.download(name, "application/json", draft.text());
  draft.mark_saved();
  platform_.store(kLessonDraftKey, "");
  kept_draft_ = draft.text();
  platform_.announce("Saved as " + name);
}

void App::close_authoring(bool is_discarded) {
  if (!ui_.authoring) return;
  const bool has_changes = ui_.authoring->draft && ui_.authoring->draft->is_changed();
  if (has_changes && !is_discarded) {
    ui_.authoring->asks_to_close = true;
    ui_.wants_focus = "authoring/leaving/save";
    return;
  }
  const bool had_draft = ui_.authoring->draft.has_value();
  ui_.open_menu.clear();
  ui_.authoring.reset();
  if (had_draft) platform_.store(kLessonDraftKey, "");
  kept_draft_.clear();
  ui_.wants_focus = "header/bar/file";
}

/// The person's own work is put aside for the lesson's story, which is only looked at unless steps
/// are taken in it.
void App::begin_lesson_pick() {
  const View now = view();
  Result<std::unique_ptr<Session>> opened = Session::open(story_to_pick_in(now));
  if (!opened) {
    ui_.authoring->pick = LessonPick::nothing;
    return report(opened.problems, "The story of this lesson cannot be played");
  }
  Session& session = **opened.value;
  session.dispatch(GoTo{moment_to_pick_at(now, session)});
  session.set_readonly(ui_.authoring->pick != LessonPick::steps);
  const LessonPage* page = page_written(now);
  ui_.cell = {};
  ui_.tab = "matrix";
  ui_.news.reset();
  if (page != nullptr && page->question) {
    ui_.mode = MatrixMode::actions;
    if (!page->question->on.empty()) ui_.resource = page->question->on.front();
    if (ui_.authoring->pick == LessonPick::steps) {
      ui_.acting = page->question->by.empty() ? "" : page->question->by.front();
      ui_.answer = AnswerTab::acts;
    }
  } else if (page != nullptr && !page->shows_on.empty()) {
    ui_.resource = page->shows_on;
  }
  opening_now_ = session.opening();
  shelved_ = door_.exchange_session(std::move(*opened.value));
  ui_.wants_focus = "matrix";
}

void App::end_lesson_pick(bool is_taken) {
  if (shelved_ == nullptr || !ui_.authoring) return;
  View now = view();
  if (is_taken && can_take_pick(now)) take_pick(now);
  ui_.authoring->pick = LessonPick::nothing;
  opening_now_ = shelved_->opening();
  (void)door_.exchange_session(std::move(shelved_));
  ui_.cell = {};
  ui_.acting.clear();
  ui_.refusal.reset();
  ui_.news.reset();
  ui_.wants_focus = "authoring/fields";
}

/// The browser has the draft until it is saved and left.
void App::follow_authoring() {
  if (!ui_.authoring || !ui_.authoring->draft) return;
  const std::size_t picked = ui_.authoring->picked.size();
  View now = view();
  follow_pick(now);
  if (ui_.authoring->picked.size() != picked) is_stale_ = wants_another_frame_ = true;
  const std::string& text = ui_.authoring->draft->text();
  if (text == kept_draft_ || text.size() > kMostKeptText) return;
  kept_draft_ = text;
  if (ui_.authoring->draft->is_changed()) platform_.store(kLessonDraftKey, text);
}

}  // namespace permsim
