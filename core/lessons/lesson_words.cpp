// Words about a learner's place in a lesson.
#include "core/lessons/lesson_words.h"

#include <algorithm>

#include "core/decide/words.h"

namespace permsim {

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
