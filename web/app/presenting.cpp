// A lesson before a room: begun and left, what is done meanwhile, and what the window with the
// notes is told. The learner's own way through it is put aside. Serves app.h.
#include <charconv>
#include <chrono>
#include <string>
#include <utility>

#include "imgui.h"
#include "web/app/app.h"
#include "web/models/lesson.h"
#include "web/models/presenter.h"

namespace permsim {

namespace {

/// In milliseconds, as JavaScript counts them: the window with the notes counts on from there.
double now_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<double>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

/// What a screen reader says where others see it.
std::string seen_words(const LessonSession& room, const Presentation& shown, bool is_revealed) {
  if (shown.is_blank()) return "The screen is blank";
  if (is_revealed) return "Revealed";
  return page_words(room) + ": " + room.page_now().name();
}

}  // namespace

void App::present(bool is_begun) {
  if (!door_.lesson() || is_begun == presentation_.has_value()) return;
  if (is_begun) {
    act_for_goal(false);
    learners_ = std::move(door_.lesson());
    door_.lesson() = for_a_room(*learners_);
    presentation_.emplace(now_ms());
    ui_.wants_focus = "presenter/foot/next";
    platform_.announce("Presenting. " + seen_words(*door_.lesson(), *presentation_, false));
    platform_.open_notes();
  } else {
    door_.lesson() = std::move(learners_);
    drop_presentation();
    ui_.wants_focus = "lesson/head/present";
  }
  ui_.lesson_cell = 0;
  asked_at_ = ImGui::GetTime();  // what passed meanwhile is no learner's thinking
  is_stale_ = wants_another_frame_ = true;
  platform_.request_frame();
}

void App::drop_presentation() {
  presentation_.reset();
  learners_.reset();
  ui_.speaker = SpeakerWindow::none;
  is_stale_ = wants_another_frame_ = true;
}

void App::act_before_room(PresenterAct act) {
  if (!presentation_ || !door_.lesson()) return;
  LessonSession& room = *door_.lesson();
  const std::size_t page = room.page();
  const bool was_blank = presentation_->is_blank(), could_reveal = room.can_reveal();
  if (!presentation_->act(act, room, now_ms())) return;
  const bool is_turned = room.page() != page;
  if (is_turned) ui_.lesson_cell = 0;
  const bool is_revealed = !is_turned && could_reveal && !room.can_reveal();
  // A button that is gone by this, or cannot be pressed any more, loses the keyboard.
  if (was_blank != presentation_->is_blank())
    ui_.wants_focus = was_blank ? "presenter/foot/next" : "presenter/show";
  if (is_turned || is_revealed || was_blank != presentation_->is_blank())
    platform_.announce(seen_words(room, *presentation_, is_revealed));
  is_stale_ = wants_another_frame_ = true;
}

void App::present_by(std::string_view what) {
  if (!presentation_ || !door_.lesson()) return;
  act([&](View& view) {
    if (what == "leave") return view.outbox.send(Present{false});
    if (const auto word = presenter_act(what)) return view.outbox.send(InPresentation{*word});
    constexpr std::string_view kPage = "page ";
    std::size_t number = 0;
    if (what.substr(0, kPage.size()) != kPage) return;
    what.remove_prefix(kPage.size());
    std::from_chars(what.data(), what.data() + what.size(), number);
    LessonSession& room = *door_.lesson();
    if (!presentation_->go(room, number - 1, now_ms())) return;
    ui_.lesson_cell = 0;
    platform_.announce(seen_words(room, *presentation_, false));
  });
}

void App::set_speaker(SpeakerWindow state) {
  if (!presentation_ || ui_.speaker == state) return;
  ui_.speaker = state;
  if (const std::string problem = speaker_problem(state); !problem.empty())
    platform_.announce(problem);
  is_stale_ = wants_another_frame_ = true;
  platform_.request_frame();
}

float App::zoom(ImVec2 size) const { return presentation_ ? projector_zoom(size.x, size.y) : 1.0f; }

void App::follow_presentation() {
  // Through the door the lesson can be closed, and another one opened, behind our back.
  if (presentation_ &&
      (!door_.lesson() || !learners_ || &door_.lesson()->play() != &learners_->play()))
    drop_presentation();
  // The page behind the last one is the learner's result: a room has none.
  if (presentation_ && door_.lesson()->is_at_result())
    door_.lesson()->go(door_.lesson()->lesson().pages.size() - 1);
  std::string told = presentation_ ? speaker_json(*door_.lesson(), *presentation_) : "";
  if (told == told_to_speaker_) return;
  told_to_speaker_ = std::move(told);
  platform_.tell_speaker(told_to_speaker_);
}

}  // namespace permsim
