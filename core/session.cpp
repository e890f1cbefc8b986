// The session: commands become new versions of the scenario, and every version keeps the moments it shares with the last.
#include "core/session.h"

#include <algorithm>

#include "core/change.h"
#include "core/declare.h"

namespace permsim {

namespace {

/// Numbered checks keep speaking of the same moment when steps come and go before it.
void shift_checks(Scenario& scenario, std::uint32_t from, int by) {
  for (Check& check : scenario.checks) {
    if (check.after.kind == When::Kind::number && check.after.number >= static_cast<int>(from)) check.after.number += by;
  }
}

}  // namespace

Session::Session(Scenario scenario) {
  State state;
  const Result<Play> played = play(scenario);
  if (played) state.moments = played->moments;
  else state.moments.push_back(start_moment(World(scenario.policy_read())));
  state.scenario = std::make_shared<const Scenario>(std::move(scenario));
  history_.push_back(std::move(state));
}

std::uint64_t Session::next_revision() {
  static std::uint64_t last = 0;
  return ++last;
}

Answer Session::dispatch(const Command& command) {
  revision_ = next_revision();
  return std::visit([&](const auto& each) { return run(each); }, command);
}

Answer Session::run(const GoTo& command) {
  at_ = std::min<std::uint32_t>(command.at, static_cast<std::uint32_t>(moments().size() - 1));
  return {};
}

Answer Session::run(const Undo&) {
  if (current_ == 0) return {Outcome::impossible, "there is nothing to undo", {}};
  now_state().at = at_;
  --current_;
  at_ = std::min<std::uint32_t>(now().at, static_cast<std::uint32_t>(moments().size() - 1));
  return {};
}

Answer Session::run(const Redo&) {
  if (current_ + 1 == history_.size()) return {Outcome::impossible, "there is nothing to redo", {}};
  now_state().at = at_;
  ++current_;
  at_ = std::min<std::uint32_t>(now().at, static_cast<std::uint32_t>(moments().size() - 1));
  return {};
}

Answer Session::run(const OpenScenario& command) {
  const Result<Play> played = play(command.scenario);
  if (!played) return {Outcome::impossible, played.problems.front().message, {}};
  return commit(command.scenario, played->moments, 0, "open “" + command.scenario.title + "”");
}

Answer Session::run(const ChangeReading& command) {
  const Reading* reading = policy_file().find_reading(command.reading);
  if (reading == nullptr) return {Outcome::impossible, "there is no reading " + ticked(command.reading), {}};
  Scenario next = scenario();
  next.reading = command.reading;
  const Result<Play> played = play(next);
  if (!played) return {Outcome::impossible, played.problems.front().message, {}};
  return commit(std::move(next), played->moments, at_, describe(command, world()));
}

Answer Session::run(const EditWorld& command) {
  if (command.edits.empty()) return {Outcome::impossible, "there is nothing to change", {}};
  Changed changed = apply_edits(world(), command.edits, at_);
  if (!changed.world) return {Outcome::impossible, changed.problem, {}};
  const std::string words = describe(command, world());
  Scenario next = scenario();
  if (at_ == 0) {
    declare(next, world().policy(), command.edits);
    Result<World> start = start_world(next, next.policy_read());
    if (!start) return {Outcome::impossible, start.problems.front().message, {}};
    return commit(std::move(next), {start_moment(std::move(*start.value))}, 0, words);
  }
  // Edits by hand that follow each other are one step.
  Step& current = next.steps[at_ - 1];
  if (current.is_edit()) {
    current.edits.insert(current.edits.end(), command.edits.begin(), command.edits.end());
    return commit(std::move(next), {moments().begin(), moments().begin() + at_}, at_, words);
  }
  Step step;
  step.edits = command.edits;
  return insert_step(std::move(step), words);
}

Answer Session::run(const TakeStep& command) {
  const Applied applied = apply(world(), command.step, at_ + 1);
  Answer answer{applied.outcome, applied.says, {}};
  if (applied.cell && (applied.outcome == Outcome::denied || applied.outcome == Outcome::unclear)) answer.explanation = explain(world(), *applied.cell);
  if (applied.outcome != Outcome::done && !command.record_anyway) return answer;
  Step step = command.step;
  step.expect = applied.outcome;
  insert_step(std::move(step), describe(command, world()));
  return answer;
}

Answer Session::run(const RemoveStep& command) {
  if (command.number == 0 || command.number > scenario().steps.size()) return {Outcome::impossible, "there is no step " + std::to_string(command.number), {}};
  Scenario next = scenario();
  next.steps.erase(next.steps.begin() + command.number - 1);
  shift_checks(next, command.number, -1);
  const std::uint32_t at = at_ >= command.number ? at_ - 1 : at_;
  return commit(std::move(next), {moments().begin(), moments().begin() + command.number}, at, describe(command, world()));
}

Answer Session::run(const MoveStep& command) {
  const std::size_t size = scenario().steps.size();
  if (command.number == 0 || command.number > size || command.to == 0 || command.to > size) return {Outcome::impossible, "there is no such step", {}};
  Scenario next = scenario();
  Step step = next.steps[command.number - 1];
  next.steps.erase(next.steps.begin() + command.number - 1);
  next.steps.insert(next.steps.begin() + command.to - 1, std::move(step));
  const std::uint32_t kept = std::min(command.number, command.to);
  return commit(std::move(next), {moments().begin(), moments().begin() + kept}, command.to, describe(command, world()));
}

Answer Session::insert_step(Step step, std::string words) {
  Scenario next = scenario();
  next.steps.insert(next.steps.begin() + at_, std::move(step));
  shift_checks(next, at_ + 1, 1);
  return commit(std::move(next), {moments().begin(), moments().begin() + at_ + 1}, at_ + 1, std::move(words));
}

/// INVARIANT: moments.size() == steps.size() + 1 in every state.
Answer Session::commit(Scenario next, std::vector<MomentPtr> kept, std::uint32_t at, std::string words) {
  while (kept.size() < next.steps.size() + 1) {
    kept.push_back(next_moment(kept.back(), next.steps[kept.size() - 1], static_cast<std::uint32_t>(kept.size())));
  }
  now_state().at = at_;
  history_.resize(current_ + 1);
  State state;
  state.scenario = std::make_shared<const Scenario>(std::move(next));
  state.moments = std::move(kept);
  state.words = std::move(words);
  state.at = at;
  history_.push_back(std::move(state));
  if (history_.size() > kDeepestHistory) history_.erase(history_.begin());
  current_ = history_.size() - 1;
  at_ = at;
  return {};
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
