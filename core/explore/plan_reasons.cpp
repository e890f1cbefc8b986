// Leaves one act out and looks at what is otherwise then.
#include "core/explore/plan_reasons.h"

#include <algorithm>

#include "core/decide/words.h"

namespace permsim::exploring {

namespace {

/// Whether everything else can be taken still; else `failed` is the first step that cannot.
bool follow_without(Absence& absence, const Order& order, std::size_t without,
                    std::size_t& failed) {
  std::size_t leaving = 0;  // acts by which she left, so far
  for (std::size_t act = 0; act <= order.acts.size(); ++act) {
    failed = act + leaving;
    if (act == std::min(order.leaving_at, order.acts.size())) {
      const std::size_t before = absence.length();
      if (!absence.leave()) return false;
      leaving = absence.length() - before;
      failed += leaving;
    }
    if (act == order.acts.size()) return true;
    if (act != without && !absence.take(order.acts[act])) return false;
  }
  return true;
}

bool is_among(const std::vector<Stop>& stops, EntityIndex thing) {
  return std::any_of(stops.begin(), stops.end(),
                     [&](const Stop& each) { return each.on == thing; });
}

/// What would be done about the danger that the thing is in without the act, after the whole order.
std::string how_it_goes_on(Scene& scene, const Order& order, const State& without,
                           EntityIndex thing) {
  Absence whole(scene.setting);
  if (!whole.follow(order.acts, order.leaving_at)) return {};
  const Acting acting(scene.basis.prospect());
  for (const Danger& danger : scene.outlook->dangers(without, scene.setting.who, SIZE_MAX)) {
    if (danger.thing != thing || danger.event.deed == nullptr) continue;
    const auto mending = scene.outlook->mending(whole.state(), scene.setting.who, danger);
    if (!mending) return {};
    const World& world = whole.state().world;
    return "once " + event_words(world, acting.step_of(danger.event, world)) + ", " +
           step_title(mending->world, acting.step_of(mending->act, mending->world));
  }
  return {};
}

}  // namespace

StepReason reason_of(Scene& scene, const Order& order, std::size_t act, const Score& score,
                     const std::vector<Stop>& stops) {
  StepReason reason;
  Absence absence(scene.setting);
  std::size_t failed = 0;
  if (!follow_without(absence, order, act, failed)) {
    reason.opens = failed;
    return reason;
  }
  const Played played = play_acts(scene.setting.now, absence, Acting(scene.basis.prospect()));
  for (const Stop& stop : stops_of(scene, absence, played)) {
    if (is_among(stops, stop.on)) continue;
    const bool is_well = scene.outlook->is_well(*scene.setting.now->world, stop.on);
    (is_well ? reason.keeps : reason.mends).push_back(stop.on);
  }
  if (!reason.keeps.empty())
    reason.how = how_it_goes_on(scene, order, absence.state(), reason.keeps.front());
  std::vector<Danger> hot;
  const std::optional<Score> without = absence.score(nullptr, hot);
  if (!without) return reason;
  reason.spares = without->gained - std::min(without->gained, score.gained);
  reason.saves = without->lost - std::min(without->lost, score.lost);
  return reason;
}

}  // namespace permsim::exploring
