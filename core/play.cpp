// Playing a scenario: one moment after the other, each made from the one before.
#include "core/play.h"

#include <map>
#include <tuple>

namespace permsim {

namespace {

MomentPtr finished(std::shared_ptr<Moment> moment) {
  moment->statuses = statuses(*moment->world, moment->matrix.get());
  moment->findings = findings(*moment->world, *moment->matrix, moment->statuses);
  return moment;
}

/// A finding that stood before keeps the number of the step since which it stands.
void carry_since(const std::vector<Finding>& before, Moment& moment) {
  const auto key_of = [](const Finding& finding) { return std::make_tuple(finding.code, finding.entity, finding.person); };
  std::map<std::tuple<FindingCode, EntityIndex, EntityIndex>, std::uint32_t> since;
  for (const Finding& finding : before) since.emplace(key_of(finding), finding.since);
  for (Finding& finding : moment.findings) {
    const auto known = since.find(key_of(finding));
    const bool is_of_this_step = finding.code == FindingCode::exposed || finding.code == FindingCode::access_lost;
    finding.since = known != since.end() && !is_of_this_step ? known->second : moment.at;
  }
}

}  // namespace

MomentPtr start_moment(World world) {
  auto moment = std::make_shared<Moment>();
  moment->world = std::make_shared<World>(std::move(world));
  moment->matrix = std::make_shared<Matrix>(*moment->world);
  return finished(std::move(moment));
}

MomentPtr edited_start(const Moment& start, World world) {
  auto moment = std::make_shared<Moment>();
  const std::vector<Touched> touched = world.touched();
  moment->world = std::make_shared<World>(std::move(world));
  moment->matrix = std::make_shared<Matrix>(*moment->world, *start.matrix, touched);
  return finished(std::move(moment));
}

MomentPtr next_moment(const MomentPtr& before, const Step& step, std::uint32_t number) {
  Applied applied = apply(*before->world, step, number);
  auto moment = std::make_shared<Moment>();
  moment->at = number;
  moment->outcome = applied.outcome;
  moment->says = std::move(applied.says);
  moment->cell = applied.cell;
  if (applied.outcome != Outcome::done) {
    moment->world = before->world;
    moment->matrix = before->matrix;
    moment->statuses = before->statuses;
    for (const Finding& finding : before->findings) {
      if (finding.code != FindingCode::exposed && finding.code != FindingCode::access_lost) moment->findings.push_back(finding);
    }
    return moment;
  }
  moment->world = std::make_shared<World>(std::move(applied.world));
  moment->matrix = std::make_shared<Matrix>(*moment->world, *before->matrix, applied.touched);
  finished(moment);
  const Difference changes = difference(*before->matrix, *moment->matrix);
  for (Finding& finding : consequences(*before->world, *moment->world, changes.cells)) moment->findings.push_back(std::move(finding));
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
    play.moments.push_back(next_moment(play.moments.back(), step, static_cast<std::uint32_t>(play.moments.size())));
  }
  return play;
}

}  // namespace permsim
