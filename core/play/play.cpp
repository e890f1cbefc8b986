// Playing a scenario: one moment after the other, each made from the one before.
#include "core/play/play.h"

#include <map>
#include <tuple>

#include "core/decide/start_world.h"
#include "core/matrix/difference.h"
#include "core/play/consequences.h"

namespace permsim {

namespace {

void tell(Moment& moment, Judgements judgements) {
  moment.statuses = judgements.statuses(*moment.world);
  moment.findings = judgements.findings(*moment.world);
  moment.judgements = std::move(judgements);
}

/// The next world, with what `before` already knows of it.
std::shared_ptr<Moment> follow(const Moment& before, World world,
                               const std::vector<Touched>& touched) {
  auto moment = std::make_shared<Moment>();
  moment->world = std::make_shared<World>(std::move(world));
  moment->matrix = std::make_shared<Matrix>(*moment->world, *before.matrix, touched);
  tell(*moment,
       Judgements(*moment->world, *moment->matrix, before.judgements, *before.matrix, touched));
  return moment;
}

/// A finding that stood before keeps the number of the step since which it stands.
void carry_since(const std::vector<Finding>& before, Moment& moment) {
  const auto key_of = [](const Finding& finding) {
    return std::make_tuple(finding.code, finding.entity, finding.person);
  };
  std::map<std::tuple<FindingCode, EntityIndex, EntityIndex>, std::uint32_t> since;
  for (const Finding& finding : before) since.emplace(key_of(finding), finding.since);
  for (Finding& finding : moment.findings) {
    const auto known = since.find(key_of(finding));
    finding.since =
        known != since.end() && !is_of_its_step(finding.code) ? known->second : moment.at;
  }
}

}  // namespace

MomentPtr start_moment(World world) {
  auto moment = std::make_shared<Moment>();
  moment->world = std::make_shared<World>(std::move(world));
  moment->matrix = std::make_shared<Matrix>(*moment->world);
  tell(*moment, Judgements(*moment->world, *moment->matrix));
  return moment;
}

MomentPtr edited_start(const Moment& start, World world) {
  const std::vector<Touched> touched = world.touched();
  return follow(start, std::move(world), touched);
}

MomentPtr next_moment(const MomentPtr& before, const Step& step, std::uint32_t number) {
  return next_moment(before, apply(*before->world, step, number), number);
}

MomentPtr next_moment(const MomentPtr& before, Applied applied, std::uint32_t number) {
  const bool is_done = applied.outcome == Outcome::done;
  std::shared_ptr<Moment> moment = is_done
                                       ? follow(*before, std::move(applied.world), applied.touched)
                                       : std::make_shared<Moment>(*before);
  moment->at = number;
  moment->outcome = applied.outcome;
  moment->says = std::move(applied.says);
  moment->cell = applied.cell;
  if (!is_done) {
    std::erase_if(moment->findings,
                  [](const Finding& finding) { return is_of_its_step(finding.code); });
    moment->changed = {};
    return moment;
  }
  const Difference changes = difference(*before->matrix, *moment->matrix);
  for (Finding& finding : consequences(*before->world, *moment->world, changes.cells))
    moment->findings.push_back(std::move(finding));
  carry_since(before->findings, *moment);
  moment->changed = changes.counts;
  return moment;
}

Result<Play> play(const Scenario& scenario, std::shared_ptr<const Policy> policy) {
  Result<World> start = start_world(scenario, policy ? std::move(policy) : scenario.policy_read());
  if (!start) return std::move(start.problems);
  Play play;
  play.moments.push_back(start_moment(std::move(*start.value)));
  for (const Step& step : scenario.steps) {
    play.moments.push_back(
        next_moment(play.moments.back(), step, static_cast<std::uint32_t>(play.moments.size())));
  }
  return play;
}

}  // namespace permsim
