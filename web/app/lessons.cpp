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

bool App::open_shipped_lesson(const std::string& id) {
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
  if (!door_.lesson() || ui_.acts_for_goal == is_begun) return;
  LessonSession& lesson = *door_.lesson();
  if (is_begun) {
    const LessonQuestion* question = lesson.question(lesson.page());
    if (question == nullptr || question->kind != LessonQuestion::Kind::goal) return;
    Result<std::unique_ptr<Session>> session = Session::open(goal_start(lesson));
    if (!session) return;
    for (const Step& step : lesson.state(lesson.page()).guess.steps) {
      (*session)->dispatch(GoTo{static_cast<std::uint32_t>((*session)->moments().size() - 1)});
      (*session)->dispatch(TakeStep{step, false});
    }
    (*session)->dispatch(GoTo{static_cast<std::uint32_t>((*session)->moments().size() - 1)});
    shelved_ = door_.exchange_session(std::move(*session.value));
    ui_.acting = question->by.empty() ? "" : question->by.front();
    ui_.answer = AnswerTab::acts;
  } else {
    const std::vector<Step>& steps = door_.session()->scenario().steps;
    const auto begin = static_cast<std::size_t>(lesson.question(lesson.page())->at);
    std::vector<Step> done;
    if (steps.size() > begin)
      done.assign(steps.begin() + static_cast<std::ptrdiff_t>(begin), steps.end());
    in_lesson([&](LessonSession& each) { each.take_steps(std::move(done)); });
    (void)door_.exchange_session(std::move(shelved_));
    ui_.acting.clear();
    ui_.refusal.reset();
    ui_.news.reset();
  }
  ui_.acts_for_goal = is_begun;
  is_stale_ = wants_another_frame_ = true;
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

/// Guesses and counts: what is right is worked out again when it is opened.
void App::keep_lesson() {
  // What is done before a room is nobody's progress.
  if (!door_.lesson() || presentation_) return;
  const LessonSession& lesson = *door_.lesson();
  platform_.store(stored_as(lesson.lesson()), lesson_progress_json(lesson.progress()));
}

}  // namespace permsim
