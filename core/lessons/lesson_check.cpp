// Checking lessons, for authors: `permsim validate` and `permsim check`.
#include "core/lessons/lesson_check.h"

#include <algorithm>

#include "core/answers/json.h"
#include "core/answers/text.h"
#include "core/base/budget.h"
#include "core/lessons/lesson_words.h"

namespace permsim {

namespace {

class LessonReviewer {
 public:
  explicit LessonReviewer(const LessonPlay& play) : play_(play) {}

  Problems review() {
    for_each_question([&](const LessonQuestion& question, const std::string& where) {
      if (question.kind == LessonQuestion::Kind::predict) review_cells(question, where);
      if (question.kind == LessonQuestion::Kind::choose) review_options(question, where);
    });
    return std::move(problems_);
  }

  CheckReport check() {
    problems_ = review();
    for_each_question([&](const LessonQuestion& question, const std::string& where) {
      const bool is_unsound =
          std::any_of(problems_.begin(), problems_.end(), [&](const Problem& problem) {
            return problem.where.compare(0, where.size() + 1, where + "/") == 0;
          });
      std::string fault;
      if (question.kind == LessonQuestion::Kind::order)
        fault = fault_of_order(question);
      else if (question.kind == LessonQuestion::Kind::goal)
        fault = fault_of_goal(question);
      else if (is_unsound)
        return;  // told as a problem
      if (fault.empty())
        ++report_.passed;
      else
        report_.failures.push_back({where, std::move(fault)});
    });
    return std::move(report_);
  }

 private:
  template <class Visit>
  void for_each_question(Visit visit) {
    for (std::size_t page = 0; page < play_.lesson->pages.size() && !budget::is_spent(); ++page) {
      const auto& question = play_.lesson->pages[page].question;
      if (question)
        visit(*question,
              "/pages/" + std::to_string(page) + "/" + std::string(word_of(question->kind)));
    }
  }

  void need_there(const std::vector<std::string>& ids, const std::string& where, int at) {
    for (const std::string& id : ids) {
      if (play_.moment(at).world->find(id) == kNoEntity)
        problems_.push_back(
            {where, "unknown-entity", ticked(id) + " is not there " + lesson_moment_words(at)});
    }
  }

  void review_cells(const LessonQuestion& question, const std::string& where) {
    need_there(question.who, where + "/who", question.at);
    need_there(question.on, where + "/on", question.at);
  }

  void review_options(const LessonQuestion& question, const std::string& where) {
    const std::vector<bool> is_so = right_options(play_, question);
    std::vector<std::string> right;
    for (std::size_t i = 0; i < is_so.size(); ++i) {
      if (is_so[i]) right.push_back(ticked(question.options[i].says));
    }
    if (right.size() == 1) return;
    problems_.push_back({where + "/options", "not-one-answer",
                         right.empty() ? "none of the answers is right; exactly one has to be"
                                       : listed(right) + " are all right; exactly one has to be"});
  }

  static std::string told(const std::vector<std::string>& faults) {
    std::string text;
    for (const std::string& fault : faults) text += (text.empty() ? "" : "; ") + fault;
    return text;
  }

  std::string fault_of_order(const LessonQuestion& question) const {
    std::vector<std::size_t> order(question.steps.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const QuestionRun run = run_order(play_, question, order);
    return run.is_right() ? "" : "the order of the file is not right: " + told(run.faults);
  }

  std::string fault_of_goal(const LessonQuestion& question) const {
    if (run_goal(play_, question, {}).is_right())
      return "the goal is reached before anybody does anything";
    const QuestionRun run = run_solution(play_, question);
    return run.is_right() ? "" : "the solution does not reach the goal: " + told(run.faults);
  }

  const LessonPlay& play_;
  Problems problems_;
  CheckReport report_;
};

}  // namespace

Problems review_lesson(const LessonPlay& play) { return LessonReviewer(play).review(); }

CheckReport check_lesson(const LessonPlay& play) {
  CheckReport report = LessonReviewer(play).check();
  report.exercised.assign(play.scenario().policy_read()->rules.size(), true);
  return report;
}

Reply answer_lesson(const std::shared_ptr<const Lesson>& lesson, const Question& question) {
  const WorkBudget budget(kMostAnswerWork);
  if (question.ask == "export") return {lesson->document, {}};
  if (question.ask != "validate" && question.ask != "review" && question.ask != "check")
    return with_problem("", "not-a-scenario",
                        "this is a lesson; ask about its scenario " + ticked(lesson->scenario->id));
  const auto played = play_lesson(lesson);
  if (!played) return {"", played.problems};
  Reply reply;
  reply.problems = review_lesson(**played);
  if (question.ask == "check") {
    const CheckReport report = check_lesson(**played);
    reply.passed = report.passed;
    reply.failed = static_cast<int>(report.failures.size());
    reply.text = question.format == Format::json
                     ? check_json(*lesson->scenario->policy_read(), report)
                     : check_text(report, question.format);
  }
  if (budget.is_spent())
    return with_problem("", "too-large",
                        "trying every question of this lesson takes more work than one answer may");
  return reply;
}

}  // namespace permsim
