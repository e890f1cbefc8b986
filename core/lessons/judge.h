// What is right: the engine's answer to each kind of question, worked out when it is asked for.
#pragma once
#include <string>
#include <vector>

#include "core/answers/check.h"
#include "core/lessons/lesson_play.h"

namespace permsim {

/// The cells that a predict question asks about: who by who, then what by what, then action by
/// action; actions that a thing does not have are left out.
std::vector<Cell> question_cells(const LessonPlay& play, const LessonQuestion& question);
/// What is so of them.
std::vector<Verdict> right_verdicts(const LessonPlay& play, const LessonQuestion& question);

/// Of each option whether it is so. Exactly one is, where the question is sound.
std::vector<bool> right_options(const LessonPlay& play, const LessonQuestion& question);

/// Steps taken from the moment a question stands at, and what came of them.
struct QuestionRun {
  std::vector<Step> steps;
  /// moments[0] is where the question begins, moments[n] the state after its own step n.
  std::vector<MomentPtr> moments;
  std::vector<std::string> faults;  ///< in words: what did not come out as it must
  bool is_right() const { return faults.empty(); }
};

/// What steps come to from where a question begins, judged by nothing.
std::vector<MomentPtr> moments_of_steps(const LessonPlay& play, const LessonQuestion& question,
                                        const std::vector<Step>& steps);

/// The steps of an order question in this order (places in the list as it stands in the file). An
/// order is right when every check holds and every step turns out as it should.
QuestionRun run_order(const LessonPlay& play, const LessonQuestion& question,
                      const std::vector<std::size_t>& order);
/// What a learner did for a goal. Acts that were not done changed nothing and do not count.
QuestionRun run_goal(const LessonPlay& play, const LessonQuestion& question,
                     const std::vector<Step>& steps);
/// The goal's own solution: every step of it has to be done.
QuestionRun run_solution(const LessonPlay& play, const LessonQuestion& question);

/// "Cleo gains 2 and Eve gains 1": whoever may do more than where the question begins, though
/// nobody else should; empty where nobody does.
std::string new_access_words(const LessonQuestion& question, const QuestionRun& run);

}  // namespace permsim
