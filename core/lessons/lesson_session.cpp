// A learner's way through a lesson: marking, locking in, trying again. What is put down in a result
// stands in lesson_result.cpp, what is shown to a room in presentation.cpp.
#include "core/lessons/lesson_session.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/decide/words.h"

namespace permsim {

namespace {

/// A first order to be mended: always the same one for a lesson, and never a right one where some
/// order is wrong.
std::vector<std::size_t> mixed_order(const LessonPlay& play, const LessonQuestion& question) {
  std::vector<std::size_t> order(question.steps.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::uint32_t dice = 2463534242U;
  constexpr int kTries = 12;
  for (int attempt = 0; attempt < kTries; ++attempt) {
    for (std::size_t i = order.size(); i > 1; --i) {
      dice ^= dice << 13U;
      dice ^= dice >> 17U;
      dice ^= dice << 5U;
      std::swap(order[i - 1], order[dice % i]);
    }
    if (!run_order(play, question, order).is_right()) break;
  }
  return order;
}

}  // namespace

bool QuestionState::is_all_right() const {
  return !is_right.empty() &&
         std::all_of(is_right.begin(), is_right.end(), [](bool is) { return is; });
}

std::size_t QuestionState::key_of(std::size_t place) const {
  return static_cast<std::size_t>(std::find(given.begin(), given.end(), place) - given.begin());
}

std::size_t QuestionState::place_of(std::size_t key) const {
  return key < given.size() ? given[key] : SIZE_MAX;
}

LessonSession::LessonSession(std::shared_ptr<const LessonPlay> play) : play_(std::move(play)) {
  reset();
}

void LessonSession::reset() {
  states_.clear();
  states_.reserve(lesson().pages.size());
  for (std::size_t page = 0; page < lesson().pages.size(); ++page)
    states_.push_back(fresh_state(page));
  page_ = 0;
}

QuestionState LessonSession::fresh_state(std::size_t page) const {
  QuestionState state;
  const LessonQuestion* asked = question(page);
  if (asked == nullptr) return state;
  if (asked->kind == LessonQuestion::Kind::predict)
    state.guess.cells.resize(question_cells(*play_, *asked).size());
  if (asked->kind == LessonQuestion::Kind::order)
    state.given = state.guess.order = mixed_order(*play_, *asked);
  return state;
}

void LessonSession::go(std::size_t page) { page_ = std::min(page, lesson().pages.size()); }

const LessonQuestion* LessonSession::question(std::size_t page) const {
  if (page >= lesson().pages.size()) return nullptr;
  const auto& asked = lesson().pages[page].question;
  return asked ? &*asked : nullptr;
}

int LessonSession::moment_of(std::size_t page) const {
  for (std::size_t i = std::min(page + 1, lesson().pages.size()); i > 0; --i) {
    const LessonPage& told = lesson().pages[i - 1];
    if (told.at) return *told.at;
    if (told.question) return told.question->at;
  }
  return 0;
}

bool LessonSession::masks(std::size_t page) const {
  const LessonQuestion* asked = question(page);
  return asked != nullptr && asked->kind != LessonQuestion::Kind::goal && !states_[page].is_locked;
}

QuestionState* LessonSession::open_state(LessonQuestion::Kind kind) {
  const LessonQuestion* asked = question(page_);
  if (asked == nullptr || asked->kind != kind || states_[page_].is_locked) return nullptr;
  return &states_[page_];
}

bool LessonSession::mark(std::size_t cell, std::optional<Verdict> verdict) {
  QuestionState* state = open_state(LessonQuestion::Kind::predict);
  if (state == nullptr || cell >= state->guess.cells.size()) return false;
  state->guess.cells[cell] = verdict;
  return true;
}

bool LessonSession::choose(std::size_t option) {
  QuestionState* state = open_state(LessonQuestion::Kind::choose);
  if (state == nullptr || option >= question(page_)->options.size()) return false;
  state->guess.option = option;
  return true;
}

bool LessonSession::move_step(std::size_t from, std::size_t to) {
  QuestionState* state = open_state(LessonQuestion::Kind::order);
  if (state == nullptr || from >= state->guess.order.size() || to >= state->guess.order.size())
    return false;
  auto& order = state->guess.order;
  const std::size_t moved = order[from];
  order.erase(order.begin() + static_cast<std::ptrdiff_t>(from));
  order.insert(order.begin() + static_cast<std::ptrdiff_t>(to), moved);
  return true;
}

bool LessonSession::arrange(std::vector<std::size_t> order) {
  QuestionState* state = open_state(LessonQuestion::Kind::order);
  if (state == nullptr) return false;
  std::vector<std::size_t> sorted = order;
  std::sort(sorted.begin(), sorted.end());
  if (sorted.size() != state->guess.order.size()) return false;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (sorted[i] != i) return false;
  }
  state->guess.order = std::move(order);
  return true;
}

bool LessonSession::take_steps(std::vector<Step> steps) {
  QuestionState* state = open_state(LessonQuestion::Kind::goal);
  if (state == nullptr) return false;
  state->guess.steps = std::move(steps);
  return true;
}

LessonSession::Acted LessonSession::act(const Step& step) {
  QuestionState* state = open_state(LessonQuestion::Kind::goal);
  if (state == nullptr) return {Outcome::impossible, "there is no goal to act for"};
  const std::vector<std::string>& by = question(page_)->by;
  if (step.is_edit() || step.by.empty())
    return {Outcome::impossible, "only people act here, nothing is changed by hand"};
  if (!by.empty() && std::find(by.begin(), by.end(), step.by) == by.end())
    return {Outcome::impossible, step.by + " is none of those who may act here"};
  const QuestionRun run = run_goal(*play_, *question(page_), state->guess.steps);
  const MomentPtr next = next_moment(run.moments.back(), step,
                                     static_cast<std::uint32_t>(question(page_)->at) +
                                         static_cast<std::uint32_t>(run.steps.size()) + 1);
  if (next->outcome == Outcome::done) state->guess.steps.push_back(step);
  return {next->outcome, next->says};
}

bool LessonSession::take_back() {
  QuestionState* state = open_state(LessonQuestion::Kind::goal);
  if (state == nullptr || state->guess.steps.empty()) return false;
  state->guess.steps.pop_back();
  return true;
}

std::size_t LessonSession::to_go() const {
  const LessonQuestion* asked = question(page_);
  if (asked == nullptr) return 0;
  const LessonGuess& guess = states_[page_].guess;
  switch (asked->kind) {
    case LessonQuestion::Kind::predict:
      return static_cast<std::size_t>(
          std::count(guess.cells.begin(), guess.cells.end(), std::nullopt));
    case LessonQuestion::Kind::choose: return guess.option ? 0 : 1;
    case LessonQuestion::Kind::goal: return guess.steps.empty() ? 1 : 0;
    case LessonQuestion::Kind::order: break;
  }
  return 0;
}

bool LessonSession::can_lock_in() const {
  const LessonQuestion* asked = question(page_);
  return asked != nullptr && !states_[page_].is_locked && to_go() == 0 &&
         states_[page_].tries < lesson().attempts;
}

void LessonSession::judge(std::size_t page, QuestionState& state) const {
  // Nothing of the answers before; an answer may take as much work as any other of the program.
  const WorkBudget budget(kMostAnswerWork);
  const LessonQuestion& asked = *question(page);
  state.is_right.clear();
  switch (asked.kind) {
    case LessonQuestion::Kind::predict:
      state.right_cells = right_verdicts(*play_, asked);
      for (std::size_t i = 0; i < state.right_cells.size(); ++i)
        state.is_right.push_back(state.guess.cells[i] == state.right_cells[i]);
      break;
    case LessonQuestion::Kind::choose: {
      const std::vector<bool> is_so = right_options(*play_, asked);
      const auto right = std::find(is_so.begin(), is_so.end(), true);
      if (right != is_so.end())
        state.right_option = static_cast<std::size_t>(right - is_so.begin());
      state.is_right = {state.guess.option.has_value() && is_so[*state.guess.option]};
      break;
    }
    case LessonQuestion::Kind::order:
      state.run = run_order(*play_, asked, state.guess.order);
      state.is_right = {state.run->is_right()};
      break;
    case LessonQuestion::Kind::goal:
      state.run = run_goal(*play_, asked, state.guess.steps);
      state.is_right = {state.run->is_right()};
      break;
  }
  state.is_locked = true;
}

void LessonSession::forget_answers(QuestionState& state) {
  state.is_locked = false;
  state.right_cells.clear();
  state.right_option.reset();
  state.run.reset();
  state.is_right.clear();
}

bool LessonSession::lock_in(unsigned seconds) {
  if (!can_lock_in()) return false;
  QuestionState& state = states_[page_];
  judge(page_, state);
  ++state.tries;
  state.seconds += seconds;
  if (!state.first) {
    state.first = state.guess;
    state.points = static_cast<int>(std::count(state.is_right.begin(), state.is_right.end(), true));
  }
  return true;
}

bool LessonSession::can_try_again() const {
  return question(page_) != nullptr && states_[page_].is_locked &&
         states_[page_].tries < lesson().attempts;
}

bool LessonSession::try_again() {
  if (!can_try_again()) return false;
  QuestionState& state = states_[page_];
  const bool was_shown = state.is_shown;
  forget_answers(state);
  // Cells and choices begin empty again; an order is mended, and a goal begins anew.
  LessonGuess fresh = fresh_state(page_).guess;
  if (question(page_)->kind != LessonQuestion::Kind::order || was_shown)
    state.guess = std::move(fresh);
  return true;
}

std::string LessonSession::hint() {
  const LessonQuestion* asked = question(page_);
  if (asked == nullptr) return "";
  QuestionState& state = states_[page_];
  const auto told = static_cast<std::size_t>(state.hints);
  if (told >= asked->hints.size()) return "";
  ++state.hints;
  return asked->hints[told];
}

bool LessonSession::can_show_solution() const {
  const LessonQuestion* asked = question(page_);
  if (asked == nullptr || states_[page_].tries == 0) return false;
  return asked->kind == LessonQuestion::Kind::order || asked->kind == LessonQuestion::Kind::goal;
}

/// An order and a goal have one; elsewhere what was answered stays beside what is right.
void LessonSession::tell_solution(QuestionState& state) const {
  const LessonQuestion& asked = *question(page_);
  if (asked.kind == LessonQuestion::Kind::goal) state.guess.steps = asked.steps;
  for (std::size_t i = 0; i < state.guess.order.size(); ++i) state.guess.order[i] = i;
  state.is_shown = true;
  judge(page_, state);
}

bool LessonSession::show_solution() {
  if (!can_show_solution()) return false;
  tell_solution(states_[page_]);
  return true;
}

}  // namespace permsim
