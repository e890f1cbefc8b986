// A lesson: pages that tell and pages that ask, about one scenario. No answer stands in it: the
// engine computes each. Plain text and values, as in the file.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/world/scenario.h"

namespace permsim {

/// One of the answers that may be chosen, and what must be so for it to be the right one.
struct LessonOption {
  std::string says;
  Check is;
};

/// What a page asks. Which of the members count depends on its kind.
struct LessonQuestion {
  enum class Kind : std::uint8_t { predict, choose, order, goal };
  Kind kind = Kind::predict;
  std::string says;
  int at = 0;                              ///< after that step of the lesson's scenario
  std::vector<std::string> on, who;        ///< predict: the cells
  std::vector<std::string> actions;        ///< predict
  std::vector<LessonOption> options;       ///< choose
  std::vector<Step> steps;                 ///< order: as they are right; goal: the solution
  std::vector<Check> checks;               ///< order and goal: what makes it right
  std::vector<std::string> by;             ///< goal: who may act; empty: everybody
  int most_steps = 0;                      ///< goal; 0: as many as one likes
  bool is_closed = false;                  ///< goal: nobody but `except` gains anything
  std::vector<std::string> except, hints;  ///< goal
};
std::string_view word_of(LessonQuestion::Kind kind);

struct LessonPage {
  std::string title, text, notes;
  std::optional<int> at;  ///< the moment looked at; unset: as the question says, else as before
  std::string view, shows_on, shows_who, points_at;
  std::optional<LessonQuestion> question;

  /// What a list of pages calls it.
  const std::string& name() const { return title.empty() && question ? question->says : title; }
};

struct Lesson {
  std::string id, version, title, summary;
  int minutes = 0;       ///< 0: the file does not say
  double passes_at = 0;  ///< part of the points with which it is passed
  int attempts = 0;
  std::shared_ptr<const Scenario> scenario;
  std::vector<LessonPage> pages;
  std::string document;  ///< the whole file, laid out: unknown keys are in it
};

constexpr double kUsualPassMark = 0.8;
constexpr int kUsualAttempts = 3;
constexpr std::size_t kMostPages = 200;
constexpr std::size_t kMostOptions = 20;
constexpr std::size_t kMostQuestionSteps = 50;  ///< of an order, or of a solution
constexpr std::size_t kMostQuestionCells = 400;

/// What a learner has put down for one question. Which members count depends on the kind.
struct LessonGuess {
  std::vector<std::optional<Verdict>> cells;  ///< as question_cells has them
  std::optional<std::size_t> option;
  std::vector<std::size_t> order;  ///< places in the file's list
  std::vector<Step> steps;         ///< of a goal: what was done
};

/// One question of a learner, as it is kept: nothing of what is right stands in it.
struct LessonKept {
  std::size_t page = 0;  ///< from 0
  LessonGuess guess;
  std::optional<LessonGuess> first;  ///< the first try, which counts
  bool is_locked = false, is_shown = false;
  int tries = 0, hints = 0;
  unsigned seconds = 0;
};
struct LessonProgress {
  std::string lesson, version;
  std::size_t page = 0;
  std::vector<LessonKept> questions;
};

/// A part of an answer: a cell with its verdict, the words of an option, or a step.
struct AnswerPart {
  std::string who, on, action, verdict, says;
  std::optional<Step> step;
};

/// One question as it was answered: what a result file has.
struct LessonAnswer {
  std::size_t page = 0;  ///< from 0
  std::string kind, question;
  std::vector<AnswerPart> answered, right;
  int points = 0, of = 0, tries = 0, hints = 0;
  unsigned seconds = 0;
  bool is_shown = false;  ///< the solution was looked at
};

/// What came of a lesson. `at` is a time as the caller gives it.
struct LessonResult {
  std::string lesson, version, title, at;
  int score = 0, of = 0;
  bool is_passed = false, is_complete = false;
  std::vector<LessonAnswer> answers;
};

}  // namespace permsim
