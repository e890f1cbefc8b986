// Judging answers: cells by the matrix, options, orders and goals by the checks of the file.
#include "core/lessons/judge.h"

#include <algorithm>
#include <map>

#include "core/answers/checked.h"
#include "core/world/names.h"

namespace permsim {

std::vector<Cell> question_cells(const LessonPlay& play, const LessonQuestion& question) {
  const World& world = *play.moment(question.at).world;
  std::vector<Cell> cells;
  cells.reserve(question.who.size() * question.on.size() * question.actions.size());
  for (const std::string& who : question.who) {
    const EntityIndex person = world.find(who);
    if (person == kNoEntity || world.subject_number(person) < 0) continue;
    for (const std::string& on : question.on) {
      const EntityIndex thing = world.find(on);
      if (thing == kNoEntity) continue;
      for (const std::string& action : question.actions) {
        const ActionIndex index = world.type_of(thing).find_action(action);
        if (index != kNoAction && !world.type_of(thing).actions[index].is_event)
          cells.push_back({person, thing, index});
      }
    }
  }
  return cells;
}

std::vector<Verdict> right_verdicts(const LessonPlay& play, const LessonQuestion& question) {
  const World& world = *play.moment(question.at).world;
  std::vector<Verdict> verdicts;
  const std::vector<Cell> cells = question_cells(play, question);
  verdicts.reserve(cells.size());
  for (const Cell& cell : cells) verdicts.push_back(verdict_of(world, cell));
  return verdicts;
}

std::vector<bool> right_options(const LessonPlay& play, const LessonQuestion& question) {
  Scenario asked = play.scenario();
  asked.checks.clear();
  asked.checks.reserve(question.options.size());
  for (const LessonOption& option : question.options) asked.checks.push_back(option.is);
  const CheckReport report = check(asked, play.play);
  std::vector<bool> is_so(question.options.size(), false);
  for (std::size_t i = 0; i < is_so.size() && i < report.of_checks.size(); ++i)
    is_so[i] = report.of_checks[i].outcome == CheckOutcome::passed;
  return is_so;
}

std::vector<MomentPtr> moments_of_steps(const LessonPlay& play, const LessonQuestion& question,
                                        const std::vector<Step>& steps) {
  // Steps count on from the scenario's own, so that “since” stays true; moments count from the
  // question, as its checks do.
  const auto first = static_cast<std::uint32_t>(question.at);
  const auto numbered = [](const MomentPtr& moment, std::size_t at) {
    auto copy = std::make_shared<Moment>(*moment);
    copy->at = static_cast<std::uint32_t>(at);
    return copy;
  };
  MomentPtr now = play.play.moments[first];
  std::vector<MomentPtr> moments;
  moments.reserve(steps.size() + 1);
  moments.push_back(numbered(now, 0));
  for (std::size_t i = 0; i < steps.size(); ++i) {
    now = next_moment(now, steps[i], first + static_cast<std::uint32_t>(i) + 1);
    moments.push_back(numbered(now, i + 1));
  }
  return moments;
}

namespace {

QuestionRun run_steps(const LessonPlay& play, const LessonQuestion& question,
                      std::vector<Step> steps) {
  QuestionRun run;
  run.steps = std::move(steps);
  run.moments = moments_of_steps(play, question, run.steps);
  Scenario asked = play.scenario();
  asked.steps = run.steps;
  asked.checks = question.checks;
  const CheckReport report = check(asked, Play{run.moments});
  for (const CheckFailure& failure : report.failures) run.faults.push_back(failure.says);
  for (const CheckFailure& undecided : report.undecided) run.faults.push_back(undecided.says);
  return run;
}

void judge_goal(const LessonQuestion& question, QuestionRun& run) {
  if (question.most_steps > 0 && run.steps.size() > static_cast<std::size_t>(question.most_steps))
    run.faults.push_back("it takes " + std::to_string(question.most_steps) +
                         (question.most_steps == 1 ? " step" : " steps") +
                         " at most, and this is " + std::to_string(run.steps.size()));
  for (const Step& step : run.steps) {
    const bool is_allowed =
        !step.is_edit() && !step.by.empty() &&
        (question.by.empty() ||
         std::find(question.by.begin(), question.by.end(), step.by) != question.by.end());
    if (!is_allowed) {
      run.faults.push_back(step.by.empty() ? "it is done by people, never by hand"
                                           : step.by + " is none of those who may act");
      break;
    }
  }
  if (!question.is_closed) return;
  if (std::string gained = new_access_words(question, run); !gained.empty())
    run.faults.push_back(std::move(gained));
}

}  // namespace

QuestionRun run_order(const LessonPlay& play, const LessonQuestion& question,
                      const std::vector<std::size_t>& order) {
  std::vector<Step> steps;
  steps.reserve(order.size());
  for (const std::size_t place : order) {
    if (place < question.steps.size()) steps.push_back(question.steps[place]);
  }
  QuestionRun run = run_steps(play, question, std::move(steps));
  std::vector<std::size_t> sorted = order;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 0; i < question.steps.size(); ++i) {
    if (i < sorted.size() && sorted[i] == i && sorted.size() == question.steps.size()) continue;
    run.faults.push_back("every step is taken once");
    break;
  }
  return run;
}

QuestionRun run_goal(const LessonPlay& play, const LessonQuestion& question,
                     const std::vector<Step>& steps) {
  std::vector<Step> done;
  done.reserve(steps.size());
  MomentPtr now = play.play.moments[static_cast<std::size_t>(question.at)];
  for (Step step : steps) {
    MomentPtr next = next_moment(
        now, step,
        static_cast<std::uint32_t>(question.at + 1) + static_cast<std::uint32_t>(done.size()));
    if (next->outcome != Outcome::done) continue;
    now = std::move(next);
    step.expect = Outcome::done;
    done.push_back(std::move(step));
  }
  QuestionRun run = run_steps(play, question, std::move(done));
  judge_goal(question, run);
  return run;
}

QuestionRun run_solution(const LessonPlay& play, const LessonQuestion& question) {
  QuestionRun run = run_steps(play, question, question.steps);
  judge_goal(question, run);
  return run;
}

std::string new_access_words(const LessonQuestion& question, const QuestionRun& run) {
  const World& world = *run.moments.back()->world;
  Selection excepted;
  for (const std::string& id : question.except) {
    // Whoever is not there (any more) needs no exception.
    const std::string entity = id.substr(0, id.find('#'));
    if (world.find(entity) != kNoEntity) excepted.ids.push_back(id);
  }
  const std::vector<EntityIndex> may_gain =
      excepted.is_given() ? entities_of(world, excepted) : std::vector<EntityIndex>{};
  std::map<EntityIndex, int> gained;
  for (const ChangedCell& change :
       difference(*run.moments.front()->matrix, *run.moments.back()->matrix).cells) {
    if (change.to == Verdict::allow && change.from != Verdict::allow &&
        std::find(may_gain.begin(), may_gain.end(), change.cell.who) == may_gain.end())
      ++gained[change.cell.who];
  }
  std::vector<std::string> told;
  told.reserve(gained.size());
  for (const auto& [who, count] : gained)
    told.push_back(name_of(world, who) + " gains " + std::to_string(count));
  return told.empty() ? "" : listed(told);
}

}  // namespace permsim
