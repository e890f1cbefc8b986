// What a way through a lesson is worth, what is told of it, and what is kept: see lesson_session.h.
#include <algorithm>

#include "core/base/budget.h"
#include "core/lessons/lesson_session.h"

namespace permsim {

namespace {

std::vector<AnswerPart> cell_parts(const LessonPlay& play, const LessonQuestion& asked,
                                   const std::vector<std::optional<Verdict>>& verdicts) {
  const World& world = *play.moment(asked.at).world;
  const std::vector<Cell> cells = question_cells(play, asked);
  std::vector<AnswerPart> parts;
  parts.reserve(cells.size());
  for (std::size_t i = 0; i < cells.size() && i < verdicts.size(); ++i) {
    AnswerPart part;
    part.who = world.at(cells[i].who).id;
    part.on = world.at(cells[i].on).id;
    part.action = world.type_of(cells[i].on).actions[cells[i].action].id;
    if (verdicts[i]) part.verdict = word_of(*verdicts[i]);
    parts.push_back(std::move(part));
  }
  return parts;
}

std::vector<AnswerPart> step_parts(const std::vector<Step>& steps) {
  std::vector<AnswerPart> parts;
  parts.reserve(steps.size());
  for (const Step& step : steps) {
    parts.emplace_back();
    parts.back().step = step;
  }
  return parts;
}

std::vector<AnswerPart> option_part(const LessonQuestion& asked,
                                    std::optional<std::size_t> option) {
  std::vector<AnswerPart> parts;
  if (!option || *option >= asked.options.size()) return parts;
  parts.emplace_back();
  parts.back().says = asked.options[*option].says;
  return parts;
}

std::vector<Step> in_order(const LessonQuestion& asked, const std::vector<std::size_t>& order) {
  std::vector<Step> steps;
  steps.reserve(order.size());
  for (const std::size_t place : order) steps.push_back(asked.steps[place]);
  return steps;
}

void tell_parts(const LessonPlay& play, const LessonQuestion& asked, const LessonGuess& guess,
                LessonAnswer& answer) {
  switch (asked.kind) {
    case LessonQuestion::Kind::predict: {
      answer.answered = cell_parts(play, asked, guess.cells);
      const std::vector<Verdict> right = right_verdicts(play, asked);
      answer.right = cell_parts(play, asked, {right.begin(), right.end()});
      break;
    }
    case LessonQuestion::Kind::choose: {
      answer.answered = option_part(asked, guess.option);
      const std::vector<bool> is_so = right_options(play, asked);
      const auto right = std::find(is_so.begin(), is_so.end(), true);
      if (right != is_so.end())
        answer.right = option_part(asked, static_cast<std::size_t>(right - is_so.begin()));
      break;
    }
    case LessonQuestion::Kind::order:
      answer.answered = step_parts(in_order(asked, guess.order));
      answer.right = step_parts(asked.steps);
      break;
    case LessonQuestion::Kind::goal:
      answer.answered = step_parts(guess.steps);
      answer.right = step_parts(asked.steps);
      break;
  }
}

}  // namespace

int LessonSession::points_of(const LessonQuestion& asked) const {
  return asked.kind == LessonQuestion::Kind::predict
             ? static_cast<int>(question_cells(*play_, asked).size())
             : 1;
}

int LessonSession::score() const {
  int score = 0;
  for (const QuestionState& state : states_) score += state.points;
  return score;
}

int LessonSession::of() const {
  int of = 0;
  for (std::size_t page = 0; page < states_.size(); ++page) {
    if (const LessonQuestion* asked = question(page)) of += points_of(*asked);
  }
  return of;
}

bool LessonSession::is_passed() const {
  // A mark of 0.8 of 15 is 12, whatever 0.8 * 15 comes to in floating point.
  constexpr double kNearly = 1e-9;
  return score() + kNearly >= lesson().passes_at * of();
}

bool LessonSession::is_complete() const {
  for (std::size_t page = 0; page < states_.size(); ++page) {
    if (question(page) != nullptr && !states_[page].first) return false;
  }
  return true;
}

LessonResult LessonSession::result(std::string at) const {
  const WorkBudget budget(kMostAnswerWork);
  LessonResult result;
  result.lesson = lesson().id;
  result.version = lesson().version;
  result.title = lesson().title;
  result.at = std::move(at);
  result.score = score();
  result.of = of();
  result.is_passed = is_passed();
  result.is_complete = is_complete();
  for (std::size_t page = 0; page < states_.size(); ++page) {
    const QuestionState& state = states_[page];
    if (!state.first) continue;
    const LessonQuestion& asked = *question(page);
    LessonAnswer answer;
    answer.page = page;
    answer.kind = word_of(asked.kind);
    answer.question = asked.says;
    tell_parts(*play_, asked, *state.first, answer);
    answer.points = state.points;
    answer.of = points_of(asked);
    answer.tries = state.tries;
    answer.hints = state.hints;
    answer.seconds = state.seconds;
    answer.is_shown = state.is_shown;
    result.answers.push_back(std::move(answer));
  }
  return result;
}

namespace {

/// The places of an order are the solution; what is kept has the learner's own numbers.
LessonGuess in_keys(const QuestionState& state, LessonGuess guess) {
  for (std::size_t& place : guess.order) place = state.key_of(place);
  return guess;
}

}  // namespace

LessonProgress LessonSession::progress() const {
  LessonProgress kept;
  kept.lesson = lesson().id;
  kept.version = lesson().version;
  kept.page = page_;
  for (std::size_t page = 0; page < states_.size(); ++page) {
    if (question(page) == nullptr) continue;
    const QuestionState& state = states_[page];
    kept.questions.push_back({page, in_keys(state, state.guess), std::nullopt, state.is_locked,
                              state.is_shown, state.tries, state.hints, state.seconds});
    if (state.first) kept.questions.back().first = in_keys(state, *state.first);
  }
  return kept;
}

void LessonSession::restore(const LessonProgress& kept) {
  // What was kept of another version may speak of other pages.
  if (kept.lesson != lesson().id || kept.version != lesson().version) return;
  for (const LessonKept& one : kept.questions) restore(one);
  go(kept.page);
}

void LessonSession::restore(const LessonKept& kept) {
  const LessonQuestion* asked = question(kept.page);
  if (asked == nullptr) return;
  const QuestionState fresh = fresh_state(kept.page);
  const auto mended = [&](LessonGuess guess) {
    guess.cells.resize(fresh.guess.cells.size());
    for (std::size_t& key : guess.order) key = fresh.place_of(key);
    std::vector<std::size_t> sorted = guess.order;
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::size_t> all = fresh.guess.order;
    std::sort(all.begin(), all.end());
    if (sorted != all) guess.order = fresh.guess.order;
    if (guess.option && *guess.option >= asked->options.size()) guess.option.reset();
    return guess;
  };
  QuestionState state = fresh;
  if (kept.first) {
    state.first = state.guess = mended(*kept.first);
    judge(kept.page, state);
    state.points = static_cast<int>(std::count(state.is_right.begin(), state.is_right.end(), true));
    forget_answers(state);
  }
  state.guess = mended(kept.guess);
  state.tries = kept.first ? std::max(kept.tries, 1) : 0;
  state.hints = std::min(std::max(kept.hints, 0), static_cast<int>(asked->hints.size()));
  state.seconds = kept.seconds;
  state.is_shown = kept.first && kept.is_shown;
  if (kept.is_locked && kept.first) judge(kept.page, state);
  states_[kept.page] = std::move(state);
}

}  // namespace permsim
