// Makes the timeline's moments and lanes from the session.
#include "web/models/timeline.h"

#include <algorithm>
#include <map>

#include "core/answers/impact_words.h"
#include "core/decide/time_words.h"
#include "core/decide/words.h"
#include "core/matrix/difference.h"
#include "core/play/play.h"
#include "web/models/findings.h"

namespace permsim {
namespace {

std::string story_of(const View& view, const TimelineMoment& moment, std::size_t last) {
  if (view.session.at() == 0)
    return last == 0 ? "What is done under the policy is written down here, step by step"
                     : view.session.scenario().summary;
  // The note tells what would have come of it.
  if (moment.outcome == Outcome::off) return "Switched off: the story goes on without this step";
  std::string words = moment.note;
  if (!moment.says.empty()) words += (words.empty() ? "" : "  ·  ") + moment.says;
  return words;
}

}  // namespace

NowWords now_words(const View& view) {
  const std::uint32_t at = view.session.at();
  const TimelineMoment& moment = view.models.timeline.moments()[at];
  const std::size_t last = view.models.timeline.moments().size() - 1;
  NowWords now;
  now.place = at == 0 ? "Start" : "Step " + std::to_string(at) + " of " + std::to_string(last);
  now.words = at > 0      ? moment.title
              : last == 0 ? "No steps yet"
                          : std::to_string(last) + (last == 1 ? " step follows" : " steps follow");
  if (!moment.when.empty()) now.words += "  ·  " + moment.when;
  now.story = story_of(view, moment, last);
  return now;
}

std::string change_words(const ChangeCounts& counts) {
  ChangeCounts shown = counts;
  shown.lost += counts.ruled_out;
  return signed_counts(shown);
}

void TimelineModel::update(const Session& session) {
  const Moment* last = session.moments().back().get();
  if (&session == session_ && &session.scenario() == scenario_ && last == last_ &&
      session.revision() == revision_)
    return;
  session_ = &session;
  scenario_ = &session.scenario();
  last_ = last;
  revision_ = session.revision();
  make_moments(session);
  make_lanes(session);
}

void TimelineModel::make_moments(const Session& session) {
  moments_.clear();
  TimelineMoment start;
  start.title = "Start";
  moments_.push_back(std::move(start));
  const Scenario& scenario = session.scenario();
  const std::vector<std::size_t> begun = findings_begun(session);
  moments_.front().findings_begun = begun.front();
  for (std::size_t i = 0; i < scenario.steps.size() && i + 1 < session.moments().size(); ++i) {
    const Step& step = scenario.steps[i];
    const Moment& moment = *session.moments()[i + 1];
    // The world before tells of things that this step deletes.
    const World& before = *session.moments()[i]->world;
    TimelineMoment made;
    made.title = step_title(before, step);
    made.when = time_words(step.at);
    made.note = step.note;
    made.says = moment.says;
    made.outcome = moment.outcome;
    made.is_expected = moment.outcome == step.expect;
    made.changed = moment.changed;
    made.findings_begun = begun[i + 1];
    moments_.push_back(std::move(made));
  }
}

void TimelineModel::make_lanes(const Session& session) {
  std::map<EntityIndex, Lane> lanes;
  for (std::size_t at = 0; at < session.moments().size(); ++at) {
    const Moment& moment = *session.moments()[at];
    for (const Status& status : moment.statuses) {
      Lane& lane = lanes[status.entity];
      lane.entity = status.entity;
      lane.label = std::string(label_of(*moment.world, status.entity));
      lane.type_label = moment.world->type_of(status.entity).label;
      lane.is_ever_bad = lane.is_ever_bad || status.is_bad;
      const bool goes_on = !lane.stretches.empty() && lane.stretches.back().end == at &&
                           lane.stretches.back().is == status.is;
      if (goes_on)
        lane.stretches.back().end = at + 1;
      else
        lane.stretches.push_back(
            {at, at + 1, std::string(status.is), std::string(status.says), status.is_bad});
    }
  }
  lanes_.clear();
  for (auto& [entity, lane] : lanes) lanes_.push_back(std::move(lane));
  std::stable_sort(lanes_.begin(), lanes_.end(),
                   [](const Lane& a, const Lane& b) { return a.is_ever_bad > b.is_ever_bad; });
}

}  // namespace permsim
