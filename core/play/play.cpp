// Playing a scenario: one moment after the other, each made from the one before.
#include "core/play/play.h"

#include "core/base/budget.h"
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

/// A finding whose sentence stood before, word for word, keeps the number of the step since which
/// it stands. Both lists are in order.
void carry_since(const std::vector<Finding>& before, Moment& moment) {
  auto known = before.begin();
  for (Finding& finding : moment.findings) {
    while (known != before.end() && place_of(*known) < place_of(finding)) ++known;
    const bool stood = known != before.end() && place_of(*known) == place_of(finding) &&
                       !is_of_its_step(finding.code) &&
                       (known->words == finding.words || known->says() == finding.says());
    finding.since = stood ? known->since : moment.at;
  }
}

}  // namespace

namespace {

/// Steps of work (core/base/budget.h) that a step of a scenario takes at least.
constexpr std::uint64_t kStep = 500;

/// Cells that one step's consequences are told of; of a step that changes more, the first.
constexpr std::size_t kMostConsequences = 1'000'000;

/// Bytes of a status: more than it takes, since whoever asks for all moments has them written.
constexpr std::size_t kStatus = 3 * sizeof(Status);

/// What a moment keeps that the one before it does not: its lists, and the places of shared chunks.
std::size_t bytes_of(const Moment& moment) {
  std::size_t bytes =
      sizeof(Moment) + moment.statuses.size() * kStatus + moment.world->size() * sizeof(void*) / 4;
  for (const Finding& finding : moment.findings)
    bytes += sizeof(Finding) + finding.says().size() +
             finding.persons().size() * sizeof(EntityIndex) +
             finding.items().size() * sizeof(std::string);
  return bytes;
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
  budget::spend(kStep + before->world->size() / 8);
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
  moment->is_changed = applied.is_changed;
  moment->cell = applied.cell;
  if (!is_done) {
    std::erase_if(moment->findings,
                  [](const Finding& finding) { return is_of_its_step(finding.code); });
    moment->changed = {};
    return moment;
  }
  const Difference changes = difference(*before->matrix, *moment->matrix, kMostConsequences,
                                        actions_of_consequence(moment->world->policy()));
  const EntityIndex actor = applied.cell ? applied.cell->who : kNoEntity;
  for (Finding& finding :
       consequences(*before->matrix, *moment->matrix, {changes.cells, applied.touched, actor}))
    moment->findings.push_back(std::move(finding));
  put_in_order(moment->findings);
  carry_since(before->findings, *moment);
  moment->changed = changes.counts;
  return moment;
}

namespace {
Problems too_much(std::string where, std::string says) {
  return {{std::move(where), "too-large", std::move(says)}};
}
}  // namespace

Result<Play> play(const Scenario& scenario, std::shared_ptr<const Policy> policy) {
  if (!policy) policy = scenario.policy_read();
  Result<World> start = start_world(scenario, std::move(policy));
  if (!start) return std::move(start.problems);
  Play play;
  play.moments.push_back(start_moment(std::move(*start.value)));
  if (budget::is_spent())
    return too_much("/entities", "there are too many people and things for these rules");
  for (const Step& step : scenario.steps) {
    play.moments.push_back(
        next_moment(play.moments.back(), step, static_cast<std::uint32_t>(play.moments.size())));
    play.bytes_kept += bytes_of(*play.moments.back());
    const std::string where = "/steps/" + std::to_string(play.moments.size() - 2);
    if (play.bytes_kept > kLargestHistory)
      return too_much(where, "the moments up to here keep more than " + megabytes(kLargestHistory) +
                                 "; play fewer steps");
    if (budget::is_spent())
      return too_much(where,
                      "playing up to here takes more work than one answer may; play fewer steps");
  }
  return play;
}

Result<Play> play_within_reason(const Scenario& scenario) {
  const WorkBudget budget(kMostAnswerWork);
  return play(scenario);
}

}  // namespace permsim
