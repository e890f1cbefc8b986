// Answering questions: the file is played under the reading asked for, then each question has its
// function.
#include "core/answers/ask.h"

#include <algorithm>

#include "core/answers/check.h"
#include "core/answers/compare.h"
#include "core/answers/escalate.h"
#include "core/answers/explanation.h"
#include "core/answers/exported.h"
#include "core/answers/fixes.h"
#include "core/answers/isolate.h"
#include "core/answers/json.h"
#include "core/answers/matrix_text.h"
#include "core/answers/moment.h"
#include "core/answers/peopled.h"
#include "core/answers/plan.h"
#include "core/answers/preview.h"
#include "core/answers/reach.h"
#include "core/answers/review.h"
#include "core/answers/text.h"
#include "core/base/budget.h"
#include "core/base/printable.h"
#include "core/json/files.h"
#include "core/play/since.h"

namespace permsim {

std::string problem_lines(const Problems& problems, const std::string& file) {
  std::string lines;
  for (const Problem& problem : problems) {
    lines += visible_text(file + (problem.where.empty() ? "" : "#" + problem.where) + ": " +
                          (problem.is_warning ? "warning: " : "") + problem.code + ": " +
                          problem.message) +
             "\n";
  }
  if (problems.more() > 0) lines += file + ": " + more_words(problems.more()) + "\n";
  return lines;
}

namespace {

constexpr const char* kTooMuchWork =
    "this takes more work than one answer may; ask about fewer people, things, actions or steps";

class Asker {
 public:
  Asker(const Scenario& scenario, const std::vector<MomentPtr>& moments, const Question& question)
      : scenario_(scenario), moments_(moments), question_(question) {}

  Reply run() {
    const std::string& ask = question_.ask;
    if (ask == "play")
      return {question_.format == Format::json
                  ? play_json(scenario_, moments_)
                  : play_text(scenario_, moments_, question_.format, question_.columns),
              {}};
    if (ask == "check") return check_all();
    if (ask == "diff") return compare(scenario_, moments_, question_);
    if (ask == "export" && question_.who_any.empty())
      return exported(scenario_, moments_, question_);
    Result<std::size_t> at = find_moment(moments_, "/at", question_.at);
    if (!at) return {"", std::move(at.problems)};
    if (!question_.who_any.empty() || !question_.by_any.empty()) {
      const Result<Peopled> with = peopled(moments_, *at, question_);
      if (!with) return {"", with.problems};
      if (ask == "export") return exported(scenario_, with->moments, with->question);
      return Asker(scenario_, with->moments, with->question).run_at(with->moments.back());
    }
    return run_at(moments_[*at]);
  }

 private:
  Reply run_at(const MomentPtr& at) {
    const Moment& moment = *at;
    const std::string& ask = question_.ask;
    if (ask == "matrix") return matrix(moment);
    if (ask == "explain" || ask == "decide") return explain_cell(moment);
    if (ask == "roles") return roles(moment);
    if (ask == "explore") return explore_cells(moment);
    if (ask == "fixes") return fixes_answer(at, question_);
    if (ask == "escalate") return escalate_answer(scenario_, at, question_);
    if (ask == "isolate") return isolate_answer(scenario_, at, question_);
    if (ask == "reach") return reach_answer(at, PlayedStory(scenario_.steps, moments_), question_);
    if (ask == "depends") return depends_answer(at, question_);
    if (ask == "plan") return plan_answer(scenario_, at, question_);
    if (ask == "preview") return preview_answer(at, question_);
    if (ask == "findings")
      return {question_.format == Format::json ? findings_json(moment)
                                               : findings_text(moment, question_.format),
              {}};
    return with_problem("/ask", "unknown-value", "nothing is known of the question " + ticked(ask));
  }

  Reply matrix(const Moment& moment) {
    Result<MatrixPart> part = matrix_part(*moment.world, question_);
    if (!part) return {"", std::move(part.problems)};
    if (Problems wrong = given_problems(*moment.world, question_.with); !wrong.empty())
      return with_wrong_arguments(std::move(wrong));
    const std::uint64_t cells = part->cells(*moment.world);
    if (cells > kMostWrittenCells || part->bytes(*moment.world) > kLargestAnswer)
      return with_problem("", "too-large",
                          "these are " + std::to_string(cells) + " cells, and at most " +
                              std::to_string(kMostWrittenCells) + " and " +
                              megabytes(kLargestAnswer) +
                              " are written out; say which people (`who`), things (`on`) or "
                              "actions (`action`)");
    return {question_.format == Format::json
                ? matrix_json(moment, *part, question_.with, *scenario_.policy)
                : matrix_text(moment, *part, question_),
            {}};
  }

  static Reply with_wrong_arguments(Problems problems) {
    Reply reply;
    reply.is_wrong_usage =
        std::any_of(problems.begin(), problems.end(),
                    [](const Problem& problem) { return problem.code == "unknown-parameter"; });
    reply.problems = std::move(problems);
    return reply;
  }

  Reply explain_cell(const Moment& moment) {
    if (question_.who.size() != 1 || question_.action.size() != 1 || question_.on.size() != 1) {
      return with_problem("", "missing-key",
                          "say one person (`who`), one action (`action`) and one thing (`on`)");
    }
    Result<Cell> cell =
        find_cell_at(moments_, moment.at, question_.who[0], question_.action[0], question_.on[0]);
    if (!cell) return {"", std::move(cell.problems)};
    if (Problems wrong = given_problems(*moment.world, question_.with); !wrong.empty())
      return with_wrong_arguments(std::move(wrong));
    const Explanation explanation = explain_at(moments_, moment.at, *cell, question_.with);
    const World& world = explanation.last_seen != nullptr ? *explanation.last_seen : *moment.world;
    const PlayedStory story(scenario_.steps, moments_);
    Reply reply;
    reply.text =
        question_.format == Format::json
            ? explanation_json(world, story, explanation)
            : explanation_text(world, story, explanation, question_.format, question_.columns);
    reply.is_as_expected =
        question_.expect.empty() || question_.expect == word_of(explanation.decision.verdict);
    return reply;
  }

  Reply explore_cells(const Moment& moment) {
    if (question_.who.empty() || question_.action.empty() || question_.on.empty())
      return with_problem("", "missing-key", "say who (`who`) reaches what (`action`, `on`)");
    const Result<int> within = steps_of(question_, 1);
    if (!within) return {"", within.problems};
    const World& world = *moment.world;
    Result<MatrixPart> part = matrix_part(world, question_);
    if (!part) return {"", std::move(part.problems)};
    if (part->cells(world) > kMostGoals)
      return with_problem("", "too-large",
                          "at most " + std::to_string(kMostGoals) +
                              " cells are searched for; say fewer people, things or actions");
    std::vector<Cell> goals;
    for (const EntityIndex who : part->subjects) {
      for (const EntityIndex on : part->resources) {
        for (const ActionIndex action : part->actions_on(world, on))
          goals.push_back({who, on, action});
      }
    }
    Question by = question_;
    if (!question_.by.empty()) by.who = question_.by;
    Result<MatrixPart> actors = matrix_part(world, by);
    if (!actors) return {"", std::move(actors.problems)};
    const Exploration found = explore(world, goals, actors->subjects, *within);
    Reply reply;
    reply.text = question_.format == Format::json
                     ? exploration_json(world, found)
                     : exploration_text(world, found, question_.format);
    // What was not tried to the end is not known to be out of reach.
    if (question_.expect == "reached") reply.is_as_expected = found.is_reached;
    if (question_.expect == "unreachable")
      reply.is_as_expected = !found.is_reached && found.is_complete();
    return reply;
  }

  Reply roles(const Moment& moment) {
    const EntityIndex on =
        question_.on.size() == 1 ? moment.world->find(question_.on[0]) : kNoEntity;
    if (question_.on.size() != 1) return with_problem("/on", "missing-key", "say one thing (`on`)");
    if (on == kNoEntity)
      return with_problem(
          "/on", "unknown-entity",
          "there is no " + ticked(question_.on[0]) + " in the world at this moment");
    const RoleTable table = role_table(*moment.world, on);
    return {question_.format == Format::json ? roles_json(*moment.world, table)
                                             : roles_text(*moment.world, table, question_.format),
            {}};
  }

  Reply check_all() {
    const CheckReport report = check(scenario_, Play{moments_});
    Reply reply;
    reply.passed = report.passed;
    reply.failed = static_cast<int>(report.failures.size());
    reply.undecided = static_cast<int>(report.undecided.size());
    const Policy& policy = moments_.front()->world->policy();
    for (std::size_t rule = 0; rule < policy.rules.size(); ++rule) {
      if (report.exercised[rule]) reply.exercised.push_back(policy.rules[rule].id);
    }
    reply.text = question_.format == Format::json ? check_json(policy, report)
                                                  : check_text(report, question_.format);
    return reply;
  }

  const Scenario& scenario_;
  const std::vector<MomentPtr>& moments_;
  const Question& question_;
};

/// Every shipped scenario of a policy: what all of them together exercise.
Reply check_policy(Library& library, const PolicyFile& policy, const Question& question) {
  Reply all;
  std::vector<std::string> texts;
  for (const std::string& id : library.scenario_ids()) {
    const Result<Document> document = library.shipped(id);
    const auto* scenario =
        document ? std::get_if<std::shared_ptr<const Scenario>>(&*document) : nullptr;
    if (scenario == nullptr || (*scenario)->policy->id != policy.id) continue;
    Reply reply = answer(library, *document, question);
    all.passed += reply.passed;
    all.failed += reply.failed;
    all.undecided += reply.undecided;
    all.text += question.format == Format::json ? "" : reply.text;
    for (std::string& rule : reply.exercised) {
      if (std::find(all.exercised.begin(), all.exercised.end(), rule) == all.exercised.end())
        all.exercised.push_back(std::move(rule));
    }
  }
  if (question.format == Format::json) all.text = coverage_json(policy.base(), all);
  return all;
}

Reply answer_policy(Library& library, const std::shared_ptr<const PolicyFile>& policy,
                    const Question& question) {
  Reply reply;
  if (question.ask == "validate" || question.ask == "review") {
    reply.problems = review(policy->base());
    return reply;
  }
  if (question.ask == "export" && question.what.empty()) return {write_policy(*policy), {}};
  if (question.ask == "check") return check_policy(library, *policy, question);
  return with_problem("", "not-a-scenario",
                      "this is a policy; only a scenario has people and things to ask about");
}

/// A policy in place is looked at like one in a file of its own; a shipped one has been.
Reply second_look(const Scenario& scenario) {
  Reply reply;
  if (!scenario.policy_in_place) return reply;
  reply.problems = review(scenario.policy->base());
  for (Problem& problem : reply.problems) problem.where = "/policy" + problem.where;
  return reply;
}

Reply answer_scenario(const Scenario& scenario, const Question& question) {
  if (question.ask == "validate") return second_look(scenario);
  if (question.ask == "review") return {"", review(*scenario.policy_read())};
  if (question.ask == "export" && question.what.empty() && question.format == Format::json)
    return {write_scenario(scenario), {}};
  const Reading* reading =
      scenario.policy->find_reading(question.reading.empty() ? scenario.reading : question.reading);
  if (reading == nullptr)
    return with_problem("/reading", "unknown-reading",
                        "there is no reading " + ticked(question.reading));
  Result<Play> played = play(scenario, reading->policy);
  if (!played) return {"", std::move(played.problems)};
  return answer(scenario, played->moments, question);
}

}  // namespace

Reply answer(const Scenario& scenario, const std::vector<MomentPtr>& moments,
             const Question& given) {
  const WorkBudget budget(kMostAnswerWork);
  const Question question = settled_export(given);
  if (question.format == Format::svg && question.ask != "export")
    return with_problem("/format", "unknown-value", "only `export` draws pictures");
  Reply reply = Asker(scenario, moments, question).run();
  if (reply.text.size() > kLargestAnswer)
    return with_problem("", "too-large",
                        "the answer is longer than it may be (" + megabytes(reply.text.size()) +
                            "); ask about fewer people, things or steps");
  if (!budget.is_spent()) return reply;
  // Matrices keep what is read, and what was read without work to do it is not true.
  for (const MomentPtr& moment : moments) moment->matrix->forget();
  return with_problem("", "too-large", kTooMuchWork);
}

Reply answer(Library& library, const Document& document, const Question& question) {
  const WorkBudget budget(kMostAnswerWork);
  const auto* policy = std::get_if<std::shared_ptr<const PolicyFile>>(&document);
  if (std::holds_alternative<std::shared_ptr<const Lesson>>(document))
    return with_problem("", "not-a-scenario",
                        "this is a lesson; only a scenario has people and things to ask about");
  Reply reply =
      policy != nullptr
          ? answer_policy(library, *policy, question)
          : answer_scenario(*std::get<std::shared_ptr<const Scenario>>(document), question);
  return budget.is_spent() ? with_problem("", "too-large", kTooMuchWork) : reply;
}

}  // namespace permsim
