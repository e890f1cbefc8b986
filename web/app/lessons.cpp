// Lessons: opened, answered, kept by the browser, and the person's own work put aside while a goal
// is acted for in the page. Serves app.h.
#include <algorithm>
#include <ctime>
#include <string>
#include <utility>

#include "core/json/lesson_result.h"
#include "imgui.h"
#include "web/app/app.h"
#include "web/models/lesson.h"

namespace permsim {

namespace {

std::string stored_as(const Lesson& lesson) { return "lesson " + lesson.id; }

/// "2026-03-02T09:00:00Z".
std::string time_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

/// The scenario up to the question: what comes after it is the learner's to do.
Scenario goal_start(const LessonSession& lesson) {
  Scenario scenario = lesson.play().scenario();
  scenario.steps.resize(static_cast<std::size_t>(lesson.question(lesson.page())->at));
  scenario.checks.clear();
  return scenario;
}

}  // namespace

void App::make_lessons() {
  lessons_.clear();
  for (const std::string& id : door_.library().lesson_ids()) {
    const Result<Document> found = door_.library().shipped(id);
    const auto* lesson = found ? std::get_if<std::shared_ptr<const Lesson>>(&*found) : nullptr;
    if (lesson == nullptr) continue;
    std::string more = (*lesson)->scenario->policy->title;
    if ((*lesson)->minutes > 0) more += " · " + std::to_string((*lesson)->minutes) + " min";
    if (!platform_.stored(stored_as(**lesson)).empty()) more += " · begun";
    lessons_.push_back({id, (*lesson)->title, std::move(more)});
  }
}

/// No id: the open one is left.
bool App::open_shipped_lesson(const std::string& id) {
  if (id.empty()) {
    close_lesson();
    return true;
  }
  const Result<Document> found = door_.library().shipped(id);
  const auto* lesson = found ? std::get_if<std::shared_ptr<const Lesson>>(&*found) : nullptr;
  if (lesson == nullptr) return false;
  open_lesson(**lesson);
  return true;
}

void App::open_lesson(const Lesson& lesson) {
  act_for_goal(false);
  present(false);
  const auto played = play_lesson(std::make_shared<const Lesson>(lesson));
  if (!played) return report(played.problems, "The lesson cannot be played");
  door_.lesson().emplace(*played);
  const Result<LessonProgress> kept = read_lesson_progress(platform_.stored(stored_as(lesson)));
  if (kept) door_.lesson()->restore(*kept);
  ui_.open_menu.clear();
  ui_.lesson_cell = 0;
  ui_.is_playing = false;
  asked_at_ = ImGui::GetTime();
  is_stale_ = wants_another_frame_ = true;
  platform_.request_frame();
}

void App::in_lesson(const std::function<void(LessonSession&)>& act) {
  if (!door_.lesson()) return;
  LessonSession& lesson = *door_.lesson();
  const std::size_t page = lesson.page();
  act(lesson);
  if (lesson.page() != page) {
    asked_at_ = ImGui::GetTime();
    platform_.announce(page_words(lesson));
  }
  keep_lesson();
}

void App::lock_in() {
  const double seconds =
      std::max(0.0, ImGui::GetTime() - std::exchange(asked_at_, ImGui::GetTime()));
  in_lesson([&](LessonSession& lesson) {
    if (!lesson.lock_in(static_cast<unsigned>(seconds))) return;
    const QuestionState& state = lesson.state(lesson.page());
    const auto wrong = std::find(state.is_right.begin(), state.is_right.end(), false);
    // The first wrong one is explained at once.
    if (wrong != state.is_right.end())
      ui_.lesson_cell = static_cast<std::size_t>(wrong - state.is_right.begin());
  });
  if (door_.lesson() && !door_.lesson()->is_at_result())
    platform_.announce(page_words(*door_.lesson()) + ", locked in");
}

/// The page's session is the learner's own work. It is put aside for the goal's, and comes back
/// with all that undo knows.
void App::act_for_goal(bool is_begun) {
  if (ui_.acts_for_goal == is_begun) return;
  is_begun ? begin_goal() : end_goal();
  is_stale_ = wants_another_frame_ = true;
}

void App::begin_goal() {
  if (!door_.lesson()) return;
  const LessonSession& lesson = *door_.lesson();
  const LessonQuestion* question = lesson.question(lesson.page());
  if (question == nullptr || question->kind != LessonQuestion::Kind::goal) return;
  Result<std::unique_ptr<Session>> opened = Session::open(goal_start(lesson));
  if (!opened) return;
  Session& session = **opened;
  const auto go_to_end = [&] {
    session.dispatch(GoTo{static_cast<std::uint32_t>(session.moments().size() - 1)});
  };
  go_to_end();
  for (const Step& step : lesson.state(lesson.page()).guess.steps) {
    session.dispatch(TakeStep{step, false});
    go_to_end();
  }
  goal_ = {lesson.shared_play(), lesson.page(), &session, ui_.acting};
  shelved_ = door_.exchange_session(std::move(*opened.value));
  ui_.acting = question->by.empty() ? "" : question->by.front();
  ui_.answer = AnswerTab::acts;
  // What was pressed is gone, and wherever else the keyboard went it would bring its own pane.
  ui_.wants_focus = "lesson goal/done";
  ui_.acts_for_goal = true;
}

/// The goal is still there to be acted for: the same page of the same lesson, not locked in.
bool App::is_goal_open() const {
  if (!door_.lesson()) return false;
  const LessonSession& lesson = *door_.lesson();
  return lesson.shared_play() == goal_.lesson && !lesson.state(goal_.page).is_locked;
}

/// Whatever became of the lesson meanwhile, the own work comes back. What was done goes into the
/// lesson where its goal is still open.
void App::end_goal() {
  ui_.acts_for_goal = false;
  std::unique_ptr<Session> there = door_.exchange_session(std::move(shelved_));
  if (there.get() != goal_.session) {
    // Another scenario was loaded by a request: it lies on the own work, which undo brings back.
    const std::uint32_t at = there->at();
    const Answer opened = door_.session()->dispatch(OpenScenario{there->scenario()});
    // Where nothing may be changed there is no own work either.
    if (opened.outcome != Outcome::done) (void)door_.exchange_session(std::move(there));
    door_.session()->dispatch(GoTo{at});
  } else if (is_goal_open()) {
    const std::vector<Step>& steps = there->scenario().steps;
    const auto begin =
        static_cast<std::size_t>(goal_.lesson->lesson->pages[goal_.page].question->at);
    std::vector<Step> done;
    if (steps.size() > begin)
      done.assign(steps.begin() + static_cast<std::ptrdiff_t>(begin), steps.end());
    in_lesson([&](LessonSession& lesson) {
      const std::size_t page = lesson.page();
      lesson.go(goal_.page);
      lesson.take_steps(std::move(done));
      lesson.go(page);
    });
  }
  ui_.acting = std::exchange(goal_, {}).acting;
  ui_.refusal.reset();
  ui_.news.reset();
}

void App::follow_lesson() {
  if (!ui_.acts_for_goal) return;
  const bool is_here = is_goal_open() && door_.lesson()->page() == goal_.page;
  if (!is_here || door_.session() != goal_.session) act_for_goal(false);
}

/// Who opens a scenario wants to see it: a lesson would cover it. How far one was is kept.
void App::leave_lesson() {
  act_for_goal(false);
  if (door_.lesson()) close_lesson();
}

void App::save_lesson_result(bool as_statements) {
  if (!door_.lesson()) return;
  const LessonResult result = door_.lesson()->result(time_now());
  if (as_statements)
    platform_.download(result.lesson + ".jsonl", "application/x-ndjson", lesson_statements(result));
  else
    platform_.download(result.lesson + "-result.json", "application/json",
                       lesson_result_json(result) + "\n");
}

void App::close_lesson() {
  act_for_goal(false);
  present(false);
  door_.lesson().reset();
  make_lessons();
  is_stale_ = wants_another_frame_ = true;
  platform_.request_frame();
}

void App::set_recording(const std::string& words) {
  ui_.recording = words;
  is_stale_ = true;
  platform_.request_frame();
}

std::string App::lesson_progress() const {
  const auto& lesson = door_.lesson();
  return lesson ? lesson_progress_json(lesson->progress()) : std::string();
}

/// Guesses and counts: what is right is worked out again when it is opened.
void App::keep_lesson() {
  // An author who looks at the lesson is no learner of it, and no room is.
  if (!door_.lesson() || ui_.authoring || presentation_) return;
  const LessonSession& lesson = *door_.lesson();
  ui_.keeps_progress =
      platform_.store(stored_as(lesson.lesson()), lesson_progress_json(lesson.progress()));
}

}  // namespace permsim
