// Why step by step first: a person who keeps ten things going takes ten steps to replace, and no
// search of all orders reaches so far. What one step mends stays mended in most worlds; where it
// does not, the next step is found to be worse and is not taken.
#include "core/explore/plan_search.h"

#include <algorithm>

#include "core/base/budget.h"

namespace permsim::exploring {

namespace {

/// Acts besides leaving of which every order is tried.
constexpr int kMostTried = 2;
constexpr int kMostPlanRounds = 100;
/// Steps of work of looking two acts ahead once.
constexpr std::uint64_t kMostAheadWork = 5'000'000;

}  // namespace

OrderSearch::OrderSearch(const Setting& setting) : setting_(setting), acting_(*setting.prospect) {}

bool OrderSearch::go_on(Pace& pace) {
  while (stage_ != Stage::over) {
    pass(pace);
    if (pace.is_over()) break;
  }
  return stage_ == Stage::over;
}

void OrderSearch::pass(Pace& pace) {
  switch (stage_) {
    case Stage::start:
      searched_.is_whole = start();
      stage_ = searched_.is_whole ? Stage::round : Stage::over;
      break;
    case Stage::round: begin_round(); break;
    case Stage::near:
      if (!go_on_trying(pace)) break;
      if (end_trial())
        stage_ = Stage::round;
      else
        begin_ahead();
      break;
    case Stage::ahead: look_ahead(pace); break;
    case Stage::wide:
      if (!go_on_trying(pace)) break;
      if (end_trial())
        stage_ = Stage::round;
      else
        end_improving();
      break;
    case Stage::all:
      if (go_on_trying(pace)) end_all(end_trial());
      break;
    case Stage::drop:
      if (drop_one()) break;
      note_untried();
      stage_ = Stage::over;
      break;
    case Stage::over: break;
  }
}

/// False: it takes too much work to look at leaving alone.
bool OrderSearch::start() {
  Absence absence(setting_);
  const std::optional<Score> score = absence.score(nullptr, hot_);
  if (score) score_ = *score;
  return score.has_value();
}

void OrderSearch::consider(Absence& absence) {
  const std::optional<Score> score = absence.score(&score_, hot_);
  if (!score) return;
  score_ = *score;
  best_.acts = absence.own_acts();
  best_.leaving_at = absence.leaving_at();
}

/// As it was before she leaves, so that more can be done before; or with the leaving in it.
void OrderSearch::begin_trial(const Order& order, int acts) {
  trial_ = std::make_unique<Trial>(setting_, score_);
  const bool leaves_last = order.leaving_at >= order.acts.size();
  if (!trial_->absence.follow(order.acts, leaves_last ? SIZE_MAX : order.leaving_at)) return;
  const std::size_t length = trial_->absence.length();
  trial_->frames.push_back({acts, length, length});
}

/// Whether it is over.
bool OrderSearch::go_on_trying(Pace& pace) {
  while (!trial_->frames.empty() && !budget::is_spent()) {
    if (!extend(pace)) {
      trial_->frames.pop_back();
      if (!trial_->frames.empty()) trial_->absence.take_back_to(trial_->frames.back().here);
    }
    if (pace.is_over()) break;
  }
  return trial_->frames.empty() || budget::is_spent();
}

/// Whether it made the best order better.
bool OrderSearch::end_trial() {
  const bool is_better = score_ < trial_->before;
  trial_.reset();
  return is_better;
}

/// One act more at the end of an order; false when all were tried.
bool OrderSearch::extend(Pace& pace) {
  Frame& frame = trial_->frames.back();
  Absence& absence = trial_->absence;
  while (frame.next == frame.acts.size()) {
    if (frame.deed == pool_.size()) return turn_to_leaving(frame);
    frame.acts = acting_.acts_of(*pool_[frame.deed++], absence.state());
    frame.next = 0;
  }
  if (!absence.take(frame.acts[frame.next++])) return true;
  ++sequences_;
  pace.count();
  if (frame.left > 1) {
    const std::size_t length = absence.length();
    const int left = frame.left - 1;
    trial_->frames.push_back({left, length, length});
    return true;
  }
  consider(absence);
  absence.take_back_to(frame.here);
  return true;
}

/// Some things can be done only when she has left; of orders alike the leaving comes last.
bool OrderSearch::turn_to_leaving(Frame& frame) {
  Absence& absence = trial_->absence;
  const bool may_differ = setting_.departure && !frame.has_left && !absence.is_away() &&
                          !score_.is_harmless() && absence.leave();
  if (!may_differ) {
    absence.take_back_to(frame.length);
    return false;
  }
  frame.has_left = true;
  frame.here = absence.length();
  frame.deed = frame.next = 0;
  frame.acts.clear();
  return true;
}

/// What a thing in danger rests on, and what these are in; what was changed already.
std::set<EntityIndex> OrderSearch::targets_near() {
  const Prospect& prospect = *setting_.prospect;
  std::set<EntityIndex> near;
  Absence absence(setting_);
  if (!absence.follow(best_.acts, best_.leaving_at)) return near;
  for (const Act& act : best_.acts) near.insert(act.deed->acts.target);
  const EntityIndex away = setting_.who;
  for (const Danger& danger : setting_.outlook->dangers(absence.state(), away, 1)) {
    std::optional<Done> done;
    if (danger.event.deed != nullptr) done = acting_.perform(danger.event, absence.state());
    const State& state = done ? done->state : absence.state();
    for (const EntityIndex each : setting_.outlook->rests_on(state, danger.thing))
      near.insert(each);
  }
  for (const EntityIndex thing : setting_.outlook->things()) {
    if (setting_.outlook->is_well(absence.state().world, thing)) continue;
    for (const EntityIndex each : setting_.outlook->rests_on(absence.state(), thing))
      near.insert(each);
    break;
  }
  const World& start = prospect.start();
  for (const EntityIndex each : std::set<EntityIndex>(near)) {
    if (!start.has(each)) continue;
    for (const auto& held : start.at(each).relations) {
      for (const Entry& entry : held) near.insert(entry.entity);
    }
  }
  return near;
}

std::vector<const Deed*> OrderSearch::near() {
  const std::set<EntityIndex> targets = targets_near();
  std::vector<const Deed*> deeds;
  for (const Deed* deed : setting_.outlook->acts()) {
    const EntityIndex target = deed->acts.target;
    if (targets.count(target) != 0 || setting_.prospect->is_newcomer(target)) deeds.push_back(deed);
  }
  return deeds;
}

/// What makes the best order better is sought near what is in danger.
void OrderSearch::begin_round() {
  if (rounds_ == kMostPlanRounds || is_as_good_as_can_be() || budget::is_spent())
    return end_improving();
  ++rounds_;
  from_ = best_;
  pool_ = near();
  begin_trial(from_, 1);
  stage_ = Stage::near;
}

void OrderSearch::begin_ahead() {
  ahead_.emplace(kMostAheadWork);
  const Allowance::Sitting sitting(*ahead_);
  begin_trial(from_, 2);
  stage_ = Stage::ahead;
}

void OrderSearch::look_ahead(Pace& pace) {
  bool is_over = false;
  {
    const Allowance::Sitting sitting(*ahead_);
    if (!go_on_trying(pace)) return;
    is_over = budget::is_spent();
  }
  if (is_over) {
    setting_.outlook->forget();
    setting_.now->matrix->forget();
  }
  if (end_trial()) {
    stage_ = Stage::round;
    return;
  }
  // Of what harms nobody every act is tried anyway.
  if (budget::is_spent() || score_.is_harmless() || from_.acts.empty()) return end_improving();
  pool_ = setting_.outlook->acts();
  begin_trial(from_, 1);
  stage_ = Stage::wide;
}

void OrderSearch::end_improving() {
  if (searched_.is_whole)
    begin_all();
  else
    stage_ = Stage::drop;
}

/// Every order of so many acts besides leaving.
void OrderSearch::begin_all() {
  // Nothing is better than what harms nobody but for fewer steps and people.
  const bool is_done =
      ++tried_ > kMostTried ||
      (is_as_good_as_can_be() && best_.acts.size() < static_cast<std::size_t>(tried_));
  stage_ = is_done ? Stage::drop : Stage::all;
  if (is_done) return;
  pool_ = setting_.outlook->acts();
  sequences_ = 0;
  if (budget::is_spent()) return end_all(false);
  begin_trial({}, tried_);
}

void OrderSearch::end_all(bool is_better) {
  searched_.sequences = std::max(searched_.sequences, sequences_);
  searched_.is_whole = !budget::is_spent();
  if (searched_.is_whole) searched_.steps = tried_;
  rounds_ = 0;
  if (is_better)
    stage_ = Stage::round;
  else
    end_improving();
}

/// What a later act made needless goes again. False: nothing is left to be looked at.
bool OrderSearch::drop_one() {
  if (dropping_ >= best_.acts.size() || best_.acts.size() <= 1 || budget::is_spent()) return false;
  Order order = best_;
  order.acts.erase(order.acts.begin() + static_cast<std::ptrdiff_t>(dropping_));
  if (order.leaving_at > dropping_) --order.leaving_at;
  const Score before = score_;
  Absence absence(setting_);
  const bool leaves_last = order.leaving_at >= order.acts.size();
  if (absence.follow(order.acts, leaves_last ? SIZE_MAX : order.leaving_at)) consider(absence);
  if (!(score_ < before)) ++dropping_;
  return true;
}

void OrderSearch::note_untried() {
  // Whatever else could be given to acts, none at all are fewer than one.
  if (is_as_good_as_can_be() && best_.acts.size() <= 1) return;
  std::set<std::string> untried;
  std::set<TypedAction> asked;
  for (const Deed* deed : setting_.outlook->acts()) {
    const EntityIndex target = deed->acts.target;
    if (!asked.insert({setting_.prospect->type_index(target), deed->acts.action}).second) continue;
    for (std::string& id : setting_.deeds->untried(target, deed->acts.action))
      untried.insert(std::move(id));
  }
  searched_.untried.assign(untried.begin(), untried.end());
}

}  // namespace permsim::exploring
