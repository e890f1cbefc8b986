// The session: commands become new versions of the scenario, and every version keeps the moments it
// shares with the last. Edits by hand: session_edits.cpp.
#include "core/play/session.h"

#include "core/decide/time_words.h"

#include <algorithm>

#include "core/play/apply.h"
#include "core/play/describe.h"
#include "core/play/misfits.h"
#include "core/play/repolicy.h"

namespace permsim {

namespace {

/// Numbered checks keep speaking of the same moment when steps come and go before it.
void shift_checks(Scenario& scenario, std::uint32_t from, int by) {
  for (Check& check : scenario.checks) {
    if (check.after.kind == When::Kind::number && check.after.number >= static_cast<int>(from))
      check.after.number += by;
  }
}

template <typename... Kinds>
bool is_one_of(const Command& command) {
  return (std::holds_alternative<Kinds>(command) || ...);
}

/// Why a step cannot stand in a file, whatever it does; empty when it can.
std::string what_it_lacks(const Step& step) {
  const bool names_act = !step.action.empty() && !step.on.empty();
  if (!step.is_edit() && !names_act) return "a step says what is done and on what";
  if (!step.at.empty() && !is_iso_time(step.at))
    return ticked(step.at) + " is no time; write `2026-03-02T09:00`";
  return {};
}

/// The moments of a scenario; those of an empty world where it does not play.
std::vector<MomentPtr> moments_of(const Scenario& scenario) {
  Result<Play> played = play(scenario);
  if (played) return std::move(played.value->moments);
  return {start_moment(World(scenario.policy_read()))};
}

}  // namespace

Answer refused(std::string says) { return {Outcome::impossible, std::move(says), {}}; }

Session::Session(const Scenario& scenario) : Session(scenario, moments_of(scenario)) {}

Session::Session(Scenario scenario, std::vector<MomentPtr> moments) {
  State state;
  state.moments = std::move(moments);
  state.scenario = std::make_shared<const Scenario>(std::move(scenario));
  state.opening = next_revision();
  history_.push_back(std::move(state));
}

Result<std::unique_ptr<Session>> Session::open(Scenario scenario) {
  Result<Play> played = play_within_reason(scenario);
  if (!played) return std::move(played.problems);
  return std::unique_ptr<Session>(
      new Session(std::move(scenario), std::move(played.value->moments)));
}

std::uint64_t Session::next_revision() {
  static std::uint64_t last = 0;
  return ++last;
}

Answer Session::dispatch(const Command& command) {
  // Where nothing else is let through, what can be undone is of these kinds too.
  if (is_readonly_ && !is_one_of<GoTo, ChangeReading, OpenScenario, Undo, Redo>(command))
    return refused("this is for looking only");
  revision_ = next_revision();
  return std::visit([&](const auto& each) { return run(each); }, command);
}

Answer Session::run(const GoTo& command) {
  at_ = std::min<std::uint32_t>(command.at, static_cast<std::uint32_t>(moments().size() - 1));
  return {};
}

Answer Session::run(const Undo&) {
  if (current_ == 0) return refused("there is nothing to undo");
  now_state().at = at_;
  --current_;
  at_ = std::min<std::uint32_t>(now().at, static_cast<std::uint32_t>(moments().size() - 1));
  return {};
}

Answer Session::run(const Redo&) {
  if (current_ + 1 == history_.size()) return refused("there is nothing to redo");
  now_state().at = at_;
  ++current_;
  at_ = std::min<std::uint32_t>(now().at, static_cast<std::uint32_t>(moments().size() - 1));
  return {};
}

Answer Session::run(const OpenScenario& command) {
  const Result<Play> played = play_within_reason(command.scenario);
  if (!played) return refused(played.problems.front().message);
  Answer answer =
      commit(command.scenario, played->moments, 0, "open “" + command.scenario.title + "”");
  now_state().opening = next_revision();
  now_state().changes = 0;
  return answer;
}

Answer Session::run(const RewriteScenario& command) {
  const Result<Play> played = play_within_reason(command.scenario);
  if (!played) return refused(played.problems.front().message);
  std::string says = turned_words(moments(), played->moments);
  const auto last = static_cast<std::uint32_t>(played->moments.size() - 1);
  commit(command.scenario, played->moments, std::min(at_, last), describe(command, world()));
  return {Outcome::done, std::move(says), {}};
}

Answer Session::run(const EditPolicy& command) {
  if (command.policy->find_reading(scenario().reading) == nullptr)
    return refused("the policy has no reading " + ticked(scenario().reading));
  Scenario next = scenario();
  next.policy = command.policy;
  next.policy_in_place = command.in_place;
  give_up_members(next, *scenario().policy);
  if (std::string wrong = drop_checks_of_what_is_gone(next); !wrong.empty())
    return refused(std::move(wrong));
  const Result<Play> played = play_within_reason(next);
  if (!played) return refused(played.problems.front().message);
  std::string says = turned_words(moments(), played->moments);
  commit(std::move(next), played->moments, at_, command.words);
  return {Outcome::done, std::move(says), {}};
}

Answer Session::run(const ChangeReading& command) {
  const Reading* reading = policy_file().find_reading(command.reading);
  if (reading == nullptr) return refused("there is no reading " + ticked(command.reading));
  Scenario next = scenario();
  next.reading = command.reading;
  if (const std::vector<Problem> found = misfits(next); !found.empty())
    return refused(found.front().message);
  const Result<Play> played = play_within_reason(next);
  if (!played) return refused(played.problems.front().message);
  return commit(std::move(next), played->moments, at_, describe(command, world()));
}

Answer Session::run(const TakeStep& command) {
  if (std::string lacks = what_it_lacks(command.step); !lacks.empty())
    return refused(std::move(lacks));
  Applied applied = apply(world(), command.step, at_ + 1);
  Answer answer{applied.outcome, applied.says, {}};
  if (applied.cell && (applied.outcome == Outcome::denied || applied.outcome == Outcome::unclear))
    answer.explanation = explain_at(moments(), at_, *applied.cell);
  if (applied.outcome != Outcome::done && !command.record_anyway) return answer;
  Step step = command.step;
  if (!step.is_off) step.expect = applied.outcome;
  if (applied.outcome != Outcome::done) {
    Scenario next = scenario();
    next.steps.push_back(step);
    if (const std::vector<Problem> found = misfits(std::move(next)); !found.empty())
      return refused(found.front().message);
  }
  insert_step(std::move(step), std::move(applied), describe(command, world()));
  return answer;
}

Answer Session::run(const RemoveStep& command) {
  if (command.number == 0 || command.number > scenario().steps.size())
    return refused("there is no step " + std::to_string(command.number));
  Scenario next = scenario();
  next.steps.erase(next.steps.begin() + command.number - 1);
  shift_checks(next, command.number, -1);
  if (std::string wrong = drop_checks_of_what_is_gone(next); !wrong.empty())
    return refused(std::move(wrong));
  const std::uint32_t at = at_ >= command.number ? at_ - 1 : at_;
  return commit(std::move(next), {moments().begin(), moments().begin() + command.number}, at,
                describe(command, world()));
}

Answer Session::run(const MoveStep& command) {
  const std::size_t size = scenario().steps.size();
  if (command.number == 0 || command.number > size || command.to == 0 || command.to > size)
    return refused("there is no such step");
  Scenario next = scenario();
  Step step = next.steps[command.number - 1];
  next.steps.erase(next.steps.begin() + command.number - 1);
  next.steps.insert(next.steps.begin() + command.to - 1, std::move(step));
  const std::uint32_t kept = std::min(command.number, command.to);
  return commit(std::move(next), {moments().begin(), moments().begin() + kept}, command.to,
                describe(command, world()));
}

Answer Session::run(const ReplaceStep& command) {
  if (command.number == 0 || command.number > scenario().steps.size())
    return refused("there is no step " + std::to_string(command.number));
  const Step& step = command.step;
  if (std::string lacks = what_it_lacks(step); !lacks.empty()) return refused(std::move(lacks));
  Scenario next = scenario();
  next.steps[command.number - 1] = step;
  if (const std::vector<Problem> found = misfits(next); !found.empty())
    return refused(found.front().message);
  if (std::string wrong = drop_checks_of_what_is_gone(next); !wrong.empty())
    return refused(std::move(wrong));
  std::string words = describe(command, world());
  if (step.is_off != scenario().steps[command.number - 1].is_off)
    words = "switch step " + std::to_string(command.number) + (step.is_off ? " off" : " on");
  return commit(std::move(next), {moments().begin(), moments().begin() + command.number},
                command.number, words);
}

Answer Session::run(const DescribeScenario& command) {
  if (command.title.empty()) return refused("a scenario has a title");
  Scenario next = scenario();
  next.title = command.title;
  next.summary = command.summary;
  next.notes = command.notes;
  next.goals = command.goals;
  return commit(std::move(next), moments(), at_, describe(command, world()));
}

Answer Session::run(const AddCheck& command) {
  Scenario next = scenario();
  next.checks.push_back(command.check);
  // What it names is looked up like that of a file; the rest of the scenario is bound already.
  Scenario bound = next;
  if (const std::vector<Problem> found = bind_anew(bound); !found.empty())
    return refused(found.front().message);
  next.checks.back() = std::move(bound.checks.back());
  return commit(std::move(next), moments(), at_, describe(command, world()));
}

Answer Session::run(const RemoveCheck& command) {
  if (command.number == 0 || command.number > scenario().checks.size())
    return refused("there is no check " + std::to_string(command.number));
  Scenario next = scenario();
  next.checks.erase(next.checks.begin() + command.number - 1);
  return commit(std::move(next), moments(), at_, describe(command, world()));
}

Answer Session::insert_step(Step step, Applied applied, std::string words) {
  Scenario next = scenario();
  next.steps.insert(next.steps.begin() + at_, std::move(step));
  shift_checks(next, at_ + 1, 1);
  std::vector<MomentPtr> kept(moments().begin(), moments().begin() + at_ + 1);
  kept.push_back(next_moment(kept.back(), std::move(applied), at_ + 1));
  return commit(std::move(next), std::move(kept), at_ + 1, std::move(words));
}

/// INVARIANT: moments.size() == steps.size() + 1 in every state.
Answer Session::commit(Scenario next, std::vector<MomentPtr> kept, std::uint32_t at,
                       std::string words) {
  while (kept.size() < next.steps.size() + 1) {
    kept.push_back(next_moment(kept.back(), next.steps[kept.size() - 1],
                               static_cast<std::uint32_t>(kept.size())));
  }
  now_state().at = at_;
  history_.resize(current_ + 1);
  State state;
  state.scenario = std::make_shared<const Scenario>(std::move(next));
  state.moments = std::move(kept);
  state.words = std::move(words);
  state.at = at;
  state.opening = now().opening;
  state.changes = now().changes + 1;
  const std::vector<MomentPtr>& before = now().moments;
  for (std::size_t i = 0; i < state.moments.size(); ++i) {
    if (i >= before.size() || before[i] != state.moments[i])
      state.kept += state.moments[i]->world->size();
  }
  history_.push_back(std::move(state));
  forget_the_oldest();
  current_ = history_.size() - 1;
  at_ = at;
  return {};
}

/// One step back is always left.
void Session::forget_the_oldest() {
  std::size_t first = history_.size() - 2, kept = history_.back().kept;
  while (first > 0 && history_.size() - first < kDeepestHistory &&
         kept + history_[first].kept <= kMostKept)
    kept += history_[first--].kept;
  history_.erase(history_.begin(), history_.begin() + static_cast<std::ptrdiff_t>(first));
}

const Disputes& Session::disputes() const {
  if (disputes_ == nullptr || disputes_of_ != moments()[at_]) {
    disputes_ = std::make_unique<Disputes>(world(), policy_file());
    disputes_of_ = moments()[at_];
  }
  return *disputes_;
}

std::optional<std::string> Session::undo_words() const {
  if (current_ == 0) return std::nullopt;
  return now().words;
}

std::optional<std::string> Session::redo_words() const {
  if (current_ + 1 == history_.size()) return std::nullopt;
  return history_[current_ + 1].words;
}

}  // namespace permsim
