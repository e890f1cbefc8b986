// A learner's way through a lesson: which page, what was answered, what it is worth. A value: it is
// copied, kept and restored; whoever draws it reads it.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/lessons/judge.h"

namespace permsim {

/// One question of a learner. What is right is worked out at lock-in and never before.
struct QuestionState {
  LessonGuess guess;
  std::vector<std::size_t> given;  ///< order: the places as they were first given to the learner
  bool is_locked = false;
  int tries = 0, hints = 0;
  unsigned seconds = 0;
  bool is_shown = false;                    ///< the solution was shown
  std::optional<LessonGuess> first;         ///< the first try, which counts
  int points = 0;                           ///< of the first try
  std::vector<Verdict> right_cells;         ///< while locked
  std::optional<std::size_t> right_option;  ///< while locked
  std::optional<QuestionRun> run;           ///< while locked: of an order or goal
  std::vector<bool> is_right;               ///< while locked: cell by cell, else one
  bool is_all_right() const;

  /// Steps of an order are known to a learner by where they were first given, from 0: their places
  /// in the file are the solution.
  std::size_t key_of(std::size_t place) const;
  std::size_t place_of(std::size_t key) const;
};

class LessonSession {
 public:
  explicit LessonSession(std::shared_ptr<const LessonPlay> play);

  const Lesson& lesson() const { return *play_->lesson; }
  const LessonPlay& play() const { return *play_; }
  const std::shared_ptr<const LessonPlay>& shared_play() const { return play_; }
  std::size_t page() const { return page_; }
  const LessonPage& page_now() const { return lesson().pages[page_]; }
  /// The page behind the last one tells the result.
  bool is_at_result() const { return page_ == lesson().pages.size(); }
  void go(std::size_t page);

  /// nullptr where the page asks nothing.
  const LessonQuestion* question(std::size_t page) const;
  const QuestionState& state(std::size_t page) const { return states_[page]; }
  /// The moment that a page looks at.
  int moment_of(std::size_t page) const;
  /// Whether some question is open whose answers must not be seen yet.
  bool masks(std::size_t page) const;

  // What a learner does on the page looked at. Each is false where it cannot be done.
  bool mark(std::size_t cell, std::optional<Verdict> verdict);
  bool choose(std::size_t option);
  /// The step at one place of the learner's order goes to another.
  bool move_step(std::size_t from, std::size_t to);
  bool arrange(std::vector<std::size_t> order);
  /// What was done for a goal, as the page's own session has it.
  bool take_steps(std::vector<Step> steps);
  /// One act for a goal: taken when the policy lets it be done; else why not.
  struct Acted {
    Outcome outcome = Outcome::impossible;
    std::string says;
  };
  Acted act(const Step& step);
  bool take_back();
  bool can_lock_in() const;
  /// How many cells are still to be marked.
  std::size_t to_go() const;
  bool lock_in(unsigned seconds = 0);
  bool can_try_again() const;
  bool try_again();
  /// The next hint of a goal, empty when there is none left.
  std::string hint();
  bool can_show_solution() const;
  /// Puts the solution in the learner's place and locks it in; it is no try and gives no point.
  bool show_solution();
  /// For a room: what stands is turned over, whatever of it is unanswered; a goal shows its
  /// solution, and so does an order, but one that somebody has moved steps of is played first. It
  /// is no try and gives no point.
  bool reveal();
  bool can_reveal() const;
  /// The next reveal plays the order as it stands.
  bool plays_order_next() const;
  void reset();

  int score() const;
  int of() const;
  bool is_passed() const;
  /// Every question has had its first try.
  bool is_complete() const;
  /// `at`: the time, as the caller tells it. Of questions without a first try nothing is told.
  LessonResult result(std::string at) const;

  /// What is kept of it, and the same way gone again: what is right is worked out anew, and only
  /// of questions that were locked in.
  LessonProgress progress() const;
  void restore(const LessonProgress& kept);

 private:
  void restore(const LessonKept& kept);
  QuestionState* open_state(LessonQuestion::Kind kind);
  QuestionState fresh_state(std::size_t page) const;
  void judge(std::size_t page, QuestionState& state) const;
  void tell_solution(QuestionState& state) const;
  static void forget_answers(QuestionState& state);
  int points_of(const LessonQuestion& question) const;

  std::shared_ptr<const LessonPlay> play_;
  std::size_t page_ = 0;
  std::vector<QuestionState> states_;  ///< one a page
};

}  // namespace permsim
