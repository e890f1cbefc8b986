// Sentences about what stops, read off the moments of an order that is played.
#include "core/explore/plan_told.h"

#include <algorithm>
#include <cassert>

#include "core/decide/words.h"
#include "core/explore/relevant.h"
#include "core/world/names.h"

namespace permsim::exploring {

namespace {

/// Acts of one search that may need values of their own.
constexpr int kMostFreshValues = 3;

std::vector<const Condition*> status_conditions(const Policy& policy) {
  std::vector<const Condition*> conditions;
  for (TypeIndex type = 0; type < policy.types.size(); ++type) {
    for (const StatusCase& each : policy.types[type].status.cases)
      conditions.push_back(&each.when.condition);
  }
  return conditions;
}

std::vector<EntityIndex> sorted(std::vector<EntityIndex> all) {
  std::sort(all.begin(), all.end());
  return all;
}

/// "Weekly report is paused: the credentials have expired", or that it is no more.
std::string state_words(const Moment& moment, const World& before, EntityIndex on) {
  const Status* status = find_status(moment.statuses, on);
  if (status == nullptr) return name_of(before, on) + " is no more";
  return name_of(*moment.world, on) + " is " + words_of(*status);
}

class PlanTeller {
 public:
  PlanTeller(Scene& scene, Absence& absence)
      : scene_(scene), absence_(absence), acting_(scene.basis.prospect()) {}

  std::vector<Stop> tell(const Played& played) {
    std::vector<Stop> stops = on_the_way(played);
    for (Stop& stop : later(played.moments.back(), stops)) stops.push_back(std::move(stop));
    std::stable_sort(stops.begin(), stops.end(),
                     [](const Stop& a, const Stop& b) { return a.on < b.on; });
    return stops;
  }

 private:
  std::vector<Stop> on_the_way(const Played& played) const {
    std::vector<Stop> stops;
    for (const EntityIndex thing : scene_.outlook->things()) {
      bool was_well = scene_.outlook->is_well(*played.moments.front()->world, thing);
      for (std::size_t i = 1; i < played.moments.size(); ++i) {
        const Moment& moment = *played.moments[i];
        const bool is_well = scene_.outlook->is_well(*moment.world, thing);
        if (was_well && !is_well) {
          stops.push_back(stop(played, i, thing));
          break;
        }
        was_well = was_well || is_well;
      }
    }
    return stops;
  }

  Stop stop(const Played& played, std::size_t at, EntityIndex thing) const {
    const Moment& moment = *played.moments[at];
    const World& before = *played.moments[at - 1]->world;
    const Status* status = find_status(moment.statuses, thing);
    Stop stop{thing, status == nullptr ? "" : std::string(status->is), {}, {}};
    stop.says = "once " + step_title(before, played.steps[at - 1]) + ", " +
                state_words(moment, before, thing);
    for (std::size_t i = at + 1; i < played.moments.size(); ++i) {
      if (!scene_.outlook->is_well(*played.moments[i]->world, thing)) continue;
      const std::size_t steps = i - at;
      stop.says += ", for " + std::to_string(steps) + (steps == 1 ? " step" : " steps");
      break;
    }
    return stop;
  }

  /// What nobody could mend before either is no matter of hers.
  std::vector<Stop> later(const MomentPtr& end, const std::vector<Stop>& known) {
    std::vector<Stop> stops;
    const State start{*scene_.setting.now->world, {}};
    for (const Danger& danger :
         scene_.outlook->dangers(absence_.state(), scene_.setting.who, SIZE_MAX)) {
      const bool is_known = std::any_of(known.begin(), known.end(),
                                        [&](const Stop& each) { return each.on == danger.thing; });
      if (is_known || !scene_.outlook->could_mend(start, danger)) continue;
      stops.push_back(danger_stop(end, danger));
    }
    return stops;
  }

  Stop danger_stop(const MomentPtr& end, const Danger& danger) const {
    const World& world = *end->world;
    Stop stop{danger.thing, {}, {}, {}};
    MomentPtr then = end;
    if (danger.event.deed != nullptr) {
      stop.event.push_back(acting_.step_of(danger.event, world));
      then = next_moment(end, stop.event.front(), end->at + 1);
      stop.says = "once " + event_words(world, stop.event.front()) + ", ";
    }
    const Status* status = find_status(then->statuses, danger.thing);
    if (status != nullptr) stop.is = std::string(status->is);
    stop.says += state_words(*then, world, danger.thing) + ", and nobody " +
                 (scene_.setting.departure ? "" : "else ") + "could mend that with one act";
    return stop;
  }

  Scene& scene_;
  Absence& absence_;
  Acting acting_;
};

}  // namespace

Scene::Scene(const MomentPtr& now, EntityIndex who, bool comes_back)
    : basis(*now->world, sorted(now->world->subjects()), all_actions(now->world->policy(), true),
            kMostFreshValues, status_conditions(now->world->policy())) {
  setting.now = now;
  setting.prospect = &basis.prospect();
  setting.deeds = &basis.deeds();
  if (!comes_back) setting.departure.emplace(now->world->policy(), who);
  setting.who = who;
  setting.everybody = sorted(now->world->subjects());
  setting.others = setting.everybody;
  std::erase(setting.others, who);
}

bool Scene::prepare() {
  if (basis.prepare()) return true;
  const Prospect& prospect = basis.prospect();
  if (next_ < prospect.size()) {
    const std::size_t actions =
        prospect.has(next_) ? prospect.type_of(next_).actions.size() : std::size_t{0};
    if (next_action_ < actions) {
      basis.deeds().of(next_, next_action_++);
    } else {
      ++next_;
      next_action_ = 0;
    }
    return true;
  }
  if (!outlook) outlook.emplace(prospect, basis.deeds());
  if (outlook->look_further()) return true;
  setting.outlook = &*outlook;
  return false;
}

Played play_acts(const MomentPtr& now, Absence& absence, const Acting& acting) {
  Played played;
  played.moments.push_back(now);
  std::size_t level = 0;
  for (const Act& act : absence.with_few_people()) {
    played.steps.push_back(acting.step_of(act, absence.world_before(level++)));
    played.moments.push_back(
        next_moment(played.moments.back(), played.steps.back(), played.moments.back()->at + 1));
    assert(played.moments.back()->outcome == Outcome::done);
  }
  return played;
}

std::string event_words(const World& world, const Step& step) {
  std::string words = step_title(world, step);
  if (words.rfind("The ", 0) == 0) words[0] = 't';
  return words;
}

std::vector<Stop> stops_of(Scene& scene, Absence& absence, const Played& played) {
  return PlanTeller(scene, absence).tell(played);
}

void tell_naive(Scene& scene, const Plan& plan, std::vector<Step>& steps,
                std::vector<Stop>& stops) {
  Absence absence(scene.setting);
  if (scene.setting.departure && !absence.leave()) return;
  const Acting acting(scene.basis.prospect());
  const Played played = play_acts(scene.setting.now, absence, acting);
  stops = stops_of(scene, absence, played);
  steps = played.steps;
  MomentPtr moment = played.moments.back();
  const auto take = [&](Step step) {
    moment = next_moment(moment, step, moment->at + 1);
    step.expect = moment->outcome;
    steps.push_back(std::move(step));
  };
  const bool shows_at_once =
      std::any_of(stops.begin(), stops.end(), [](const Stop& each) { return each.event.empty(); });
  if (!stops.empty() && !shows_at_once) take(stops.front().event.front());
  const auto is_leaving = [&](const Step& step) {
    return std::any_of(played.steps.begin(), played.steps.end(), [&](const Step& each) {
      return each.action == step.action && each.on == step.on && each.with == step.with;
    });
  };
  for (const Step& step : plan.steps) {
    if (scene.setting.departure && !is_leaving(step)) take(step);
  }
}

}  // namespace permsim::exploring
