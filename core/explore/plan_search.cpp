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
constexpr int kMostRounds = 100;
/// Steps of work of looking two acts ahead once.
constexpr std::uint64_t kMostAheadWork = 5'000'000;

}  // namespace

OrderSearch::OrderSearch(const Setting& setting) : setting_(setting), acting_(*setting.prospect) {}

void OrderSearch::run() {
  searched_.is_whole = start();
  if (!searched_.is_whole) return;
  improve();
  for (int acts = 1; acts <= kMostTried; ++acts) {
    // Nothing is better than what harms nobody but for fewer steps and people.
    if (is_as_good_as_can_be() && best_.acts.size() < static_cast<std::size_t>(acts)) break;
    if (try_all(acts)) improve();
    if (!searched_.is_whole) break;
  }
  drop_needless();
  note_untried();
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

void OrderSearch::extend(Absence& absence, int left) {
  extend_here(absence, left);
  // Some things can be done only when she has left; of orders alike the leaving comes last.
  if (!setting_.departure || absence.is_away() || score_.is_harmless()) return;
  const std::size_t length = absence.length();
  if (absence.leave()) extend_here(absence, left);
  absence.take_back_to(length);
}

void OrderSearch::extend_here(Absence& absence, int left) {
  const std::size_t length = absence.length();
  for (const Deed* deed : pool_) {
    for (const Act& act : acting_.acts_of(*deed, absence.state())) {
      if (budget::is_spent()) return;
      if (!absence.take(act)) continue;
      ++sequences_;
      if (left > 1)
        extend(absence, left - 1);
      else
        consider(absence);
      absence.take_back_to(length);
    }
  }
}

/// Whether so many acts more make it better.
bool OrderSearch::try_from(const Order& order, int acts) {
  const Score before = score_;
  Absence absence(setting_);
  const bool leaves_last = order.leaving_at >= order.acts.size();
  // As it was before she leaves, so that more can be done before; or with the leaving in it.
  if (absence.follow(order.acts, leaves_last ? SIZE_MAX : order.leaving_at)) extend(absence, acts);
  return score_ < before;
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

bool OrderSearch::improve_once() {
  const Order from = best_;
  pool_ = near();
  if (try_from(from, 1)) return true;
  bool is_better = false;
  bool is_over = false;
  {
    const WorkBudget ahead(kMostAheadWork);
    is_better = try_from(from, 2);
    is_over = ahead.is_spent();
  }
  if (is_over) {
    setting_.outlook->forget();
    setting_.now->matrix->forget();
  }
  if (is_better || budget::is_spent()) return is_better;
  if (score_.is_harmless() || from.acts.empty()) return false;  // else it is tried anyway
  pool_ = setting_.outlook->acts();
  return try_from(from, 1);
}

void OrderSearch::improve() {
  for (int round = 0; round < kMostRounds && !is_as_good_as_can_be(); ++round) {
    if (budget::is_spent() || !improve_once()) return;
  }
}

/// What a later act made needless goes again.
void OrderSearch::drop_needless() {
  for (std::size_t i = 0; i < best_.acts.size() && best_.acts.size() > 1; ++i) {
    if (budget::is_spent()) return;
    Order order = best_;
    order.acts.erase(order.acts.begin() + static_cast<std::ptrdiff_t>(i));
    if (order.leaving_at > i) --order.leaving_at;
    const Score before = score_;
    Absence absence(setting_);
    const bool leaves_last = order.leaving_at >= order.acts.size();
    if (absence.follow(order.acts, leaves_last ? SIZE_MAX : order.leaving_at)) consider(absence);
    if (score_ < before) --i;
  }
}

/// Every order of so many acts besides leaving; whether that makes it better.
bool OrderSearch::try_all(int acts) {
  pool_ = setting_.outlook->acts();
  sequences_ = 0;
  const bool is_better = !budget::is_spent() && try_from({}, acts);
  searched_.sequences = std::max(searched_.sequences, sequences_);
  searched_.is_whole = !budget::is_spent();
  if (searched_.is_whole) searched_.steps = acts;
  return is_better;
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
