// Words about a learner's place in a lesson.
#include "core/lessons/lesson_words.h"

#include <algorithm>
#include <utility>

#include "core/decide/words.h"
#include "core/world/names.h"

namespace permsim {
namespace {

using Verdicts = std::vector<std::optional<Verdict>>;

/// "allowed Read, Edit; denied the rest": of cells of one person on one thing. Systems that keep
/// records have room for few words.
std::string judged_words(const World& world, const std::vector<Cell>& cells,
                         const Verdicts& verdicts, std::size_t begin, std::size_t end) {
  constexpr std::pair<Verdict, const char*> kListed[] = {{Verdict::allow, "allowed "},
                                                         {Verdict::unclear, "unclear "}};
  std::string words;
  for (const auto& [verdict, word] : kListed) {
    std::string actions;
    for (std::size_t i = begin; i < end; ++i) {
      if (verdicts[i] != verdict) continue;
      actions += actions.empty() ? word : ", ";
      actions += world.type_of(cells[i].on).actions[cells[i].action].label;
    }
    if (!actions.empty()) words += (words.empty() ? "" : "; ") + actions;
  }
  if (words.empty()) return "denied all";
  const auto first = verdicts.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = verdicts.begin() + static_cast<std::ptrdiff_t>(end);
  return std::find(first, last, Verdict::deny) == last ? words : words + "; denied the rest";
}

std::string cells_words(const LessonSession& session, const LessonQuestion& question,
                        const Verdicts& verdicts) {
  const World& world = *session.play().moment(question.at).world;
  const std::vector<Cell> cells = question_cells(session.play(), question);
  const Names names(world);
  std::string words;
  for (std::size_t begin = 0; begin < cells.size();) {
    std::size_t end = begin + 1;
    while (end < cells.size() && cells[end].who == cells[begin].who &&
           cells[end].on == cells[begin].on)
      ++end;
    words += words.empty() ? "" : ". ";
    words += names.of(cells[begin].who);
    if (question.on.size() > 1) words += " on " + names.of(cells[begin].on);
    words += ": " + judged_words(world, cells, verdicts, begin, end);
    begin = end;
  }
  return words;
}

std::string option_words(const LessonQuestion& question, std::optional<std::size_t> option) {
  return option ? question.options[*option].says : std::string();
}

std::string joined(const std::vector<std::string>& parts) {
  std::string words;
  for (const std::string& part : parts) words += (words.empty() ? "" : "; ") + part;
  return words;
}

}  // namespace

std::string answered_words(const LessonSession& session, std::size_t page) {
  const LessonQuestion* question = session.question(page);
  if (question == nullptr || !session.state(page).is_locked) return "";
  const LessonGuess& guess = session.state(page).guess;
  switch (question->kind) {
    case LessonQuestion::Kind::predict: return cells_words(session, *question, guess.cells);
    case LessonQuestion::Kind::choose: return option_words(*question, guess.option);
    case LessonQuestion::Kind::goal: return joined(step_words(session, page, guess.steps));
    case LessonQuestion::Kind::order: break;
  }
  std::vector<Step> steps;
  steps.reserve(guess.order.size());
  for (const std::size_t place : guess.order) steps.push_back(question->steps[place]);
  return joined(step_words(session, page, steps));
}

std::string right_words(const LessonSession& session, std::size_t page) {
  const LessonQuestion* question = session.question(page);
  if (question == nullptr || !session.state(page).is_locked) return "";
  const QuestionState& state = session.state(page);
  switch (question->kind) {
    case LessonQuestion::Kind::predict:
      return cells_words(session, *question, {state.right_cells.begin(), state.right_cells.end()});
    case LessonQuestion::Kind::choose: return option_words(*question, state.right_option);
    case LessonQuestion::Kind::order:
    case LessonQuestion::Kind::goal: break;
  }
  return joined(step_words(session, page, question->steps));
}

std::vector<std::string> step_words(const LessonSession& session, std::size_t page,
                                    const std::vector<Step>& steps) {
  const LessonQuestion* question = session.question(page);
  std::vector<std::string> words;
  if (question == nullptr) return words;
  const std::vector<MomentPtr> moments = moments_of_steps(session.play(), *question, steps);
  words.reserve(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i)
    words.push_back(step_title(*moments[i]->world, steps[i]));
  return words;
}

std::string verdict_words(const LessonSession& session, std::size_t page) {
  const QuestionState& state = session.state(page);
  if (!state.is_locked) return "";
  if (state.is_right.size() == 1) return state.is_all_right() ? "Right" : "Not yet";
  const auto right = std::count(state.is_right.begin(), state.is_right.end(), true);
  return std::to_string(right) + " of " + std::to_string(state.is_right.size()) + " right";
}

std::string lesson_moment_words(int at) {
  return at == 0 ? "at the start" : "after step " + std::to_string(at);
}

}  // namespace permsim
