// Plays both orders, and reads off the moments what came of each step.
#include "web/models/plan_picture.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/answers/plan.h"
#include "core/decide/phrases.h"
#include "core/decide/words.h"
#include "core/json/files.h"
#include "core/play/repair.h"
#include "core/world/names.h"
#include "web/models/inquiry_pieces.h"

namespace permsim {
namespace {

/// Rows of who repairs what.
constexpr std::size_t kMostRepairs = 6;

/// "2 paused", "1 running": how things fare from this moment on that fared otherwise before.
std::string turned_words(const std::vector<Lane>& lanes, std::size_t moment, bool& is_bad) {
  std::map<std::pair<bool, std::string>, std::size_t, std::greater<>> turned;  // bad ones first
  for (const Lane& lane : lanes) {
    for (std::size_t i = 1; i < lane.stretches.size(); ++i) {
      if (lane.stretches[i].begin == moment)
        ++turned[{lane.stretches[i].is_bad, lane.stretches[i].is}];
    }
  }
  std::string words;
  for (const auto& [how, count] : turned)
    words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + how.second;
  is_bad = !turned.empty() && turned.begin()->first.first;
  return words;
}

/// Lanes as they are from a moment on.
std::vector<Lane> lanes_from(const std::vector<Lane>& all, std::size_t at) {
  std::vector<Lane> lanes;
  for (Lane lane : all) {
    std::vector<LaneStretch> stretches;
    for (LaneStretch& stretch : lane.stretches) {
      if (stretch.end <= at) continue;
      stretch.begin = std::max(stretch.begin, at) - at;
      stretch.end -= at;
      stretches.push_back(std::move(stretch));
    }
    lane.stretches = std::move(stretches);
    lane.is_ever_bad = std::any_of(lane.stretches.begin(), lane.stretches.end(),
                                   [](const LaneStretch& each) { return each.is_bad; });
    if (!lane.stretches.empty()) lanes.push_back(std::move(lane));
  }
  return lanes;
}

class OrderPlayed {
 public:
  OrderPlayed(const Scenario& story, std::size_t at) : session_(story), at_(at) {
    timeline_.update(session_);
    order_.lanes = lanes_from(timeline_.lanes(), at);
    order_.moments = session_.moments().size() - at;
    order_.name = story.title;
    add_steps();
  }

  PlannedOrder& order() { return order_; }
  const Matrix& end() const { return *session_.moments().back()->matrix; }
  const World& end_world() const { return *session_.moments().back()->world; }
  std::size_t people() const { return people_.size(); }

 private:
  void add_steps() {
    const std::vector<Step>& steps = session_.scenario().steps;
    std::size_t number = 0;
    for (std::size_t i = at_; i < steps.size(); ++i) {
      const TimelineMoment& moment = timeline_.moments()[i + 1];
      PlannedStep step;
      step.title = beginning_sentence(moment.title);
      step.more = moment.outcome == Outcome::done ? moment.note : beginning_sentence(moment.says);
      if (!step.more.empty() && step.more.back() == '.') step.more.pop_back();
      step.came = turned_words(order_.lanes, i + 1 - at_, step.is_bad);
      if (moment.outcome != Outcome::done) {
        step.kind = PlannedStep::Kind::refused;
        step.mark = "–";
        step.came = moment.outcome == Outcome::impossible ? "not possible" : "not allowed";
      } else if (steps[i].by.empty()) {
        step.kind = PlannedStep::Kind::happens;
        step.mark = "!";
      } else {
        step.mark = std::to_string(++number);
        people_.insert(steps[i].by);
      }
      order_.steps.push_back(std::move(step));
    }
  }

  Session session_;
  std::size_t at_;
  TimelineModel timeline_;
  PlannedOrder order_;
  std::set<std::string> people_;
};

/// What runs on a thing: "2 reports".
std::string stake_words(const World& world, EntityIndex thing) {
  const Continuity* continuity = continuity_of(world, thing);
  if (continuity == nullptr || continuity->served_relation == kNoSymbol) return {};
  std::size_t count = 0;
  for (EntityIndex work = 0; work < world.size(); ++work) {
    if (!world.has(work)) continue;
    bool is_served = false;
    each_served(world, work, [&](EntityIndex each) { is_served = is_served || each == thing; });
    if (is_served) ++count;
  }
  if (count == 0) return "unused";
  const Type& type = world.policy().types[continuity->served_type];
  return std::to_string(count) + " " +
         uncapitalized(count == 1 ? type.label : std::string(plural_of(type)));
}

std::vector<Dependent> dependents(const World& world, const Plan& plan) {
  std::vector<Dependent> all;
  for (const Dependence& each : plan.depends) {
    const std::string& id = world.at(each.on).id;
    if (all.empty() || all.back().id != id)
      all.push_back({id,
                     name_of(world, each.on),
                     {},
                     stake_words(world, each.on),
                     icon_of(world.type_of(each.on))});
    std::string& more = all.back().more;
    more += (more.empty() ? "" : "; ") + (more.empty() ? beginning_sentence(each.says) : each.says);
  }
  return all;
}

/// What keeps things going is called, where all of them are kept going alike.
std::string repair_words(const World& world, const std::vector<EntityIndex>& things) {
  std::set<std::string> labels;
  for (const EntityIndex thing : things) {
    const std::vector<Action>& actions = world.type_of(thing).actions;
    for (const ActionIndex action : continuity_of(world, thing)->repair)
      labels.insert(uncapitalized(actions[action].label));
  }
  return "Who can " + (labels.size() == 1 ? *labels.begin() : std::string("repair")) +
         " what at the end";
}

std::vector<std::string> names_of(const World& world, const std::vector<EntityIndex>& people) {
  std::vector<std::string> names;
  names.reserve(people.size());
  for (const EntityIndex each : people) names.push_back(name_of(world, each));
  return names;
}

/// What the plan is about of all that somebody has to keep going: what depends on whoever leaves,
/// what is done something with, and what is made.
std::set<std::string> kept_going(const Moment& now, const Plan& plan, const World& end) {
  std::set<std::string> ids;
  for (const Dependence& each : plan.depends) ids.insert(now.world->at(each.on).id);
  for (const Step& step : plan.steps) ids.insert(step.on);
  for (EntityIndex thing = 0; thing < end.size(); ++thing) {
    if (end.has(thing) && now.world->find(end.at(thing).id) == kNoEntity)
      ids.insert(end.at(thing).id);
  }
  return ids;
}

std::vector<EntityIndex> repairs_of(const OrderPlayed& order, const std::set<std::string>& ids,
                                    std::vector<RepairRow>& rows) {
  const World& world = order.end_world();
  std::vector<EntityIndex> things;
  for (EntityIndex thing = 0; thing < world.size() && rows.size() < kMostRepairs; ++thing) {
    if (!world.has(thing) || ids.count(world.at(thing).id) == 0) continue;
    const Continuity* continuity = continuity_of(world, thing);
    if (continuity == nullptr || continuity->repair.empty()) continue;
    things.push_back(thing);
    rows.push_back({name_of(world, thing), names_of(world, repairers(order.end(), thing))});
  }
  return things;
}

std::vector<std::string> sentences_of(const std::vector<Stop>& stops) {
  std::vector<std::string> sentences;
  sentences.reserve(stops.size());
  for (const Stop& stop : stops) sentences.push_back(capitalized(stop.says));
  return sentences;
}

std::string stop_words(std::size_t count) {
  return count == 0 ? "Nothing stops" : asking::counted(count, "thing stops", "things stop");
}

}  // namespace

PlanPicture picture_of(const Scenario& scenario, const Moment& now, const Plan& plan) {
  const World& world = *now.world;
  PlanPicture picture;
  picture.who = name_of(world, plan.who);
  picture.says = plan_words(world, plan);
  picture.is_gone_already = plan.is_gone_already;
  picture.depends = dependents(world, plan);
  if (plan.is_gone_already) return picture;
  const PlannedStories stories = planned_stories(scenario, now, plan);
  OrderPlayed planned(stories.planned, now.at), naive(stories.naive, now.at);
  const std::set<std::string> kept = kept_going(now, plan, planned.end_world());
  const std::vector<EntityIndex> things = repairs_of(planned, kept, planned.order().repairs);
  repairs_of(naive, kept, naive.order().repairs);
  if (!things.empty()) picture.repair = repair_words(planned.end_world(), things);
  const std::size_t steps = plan.steps.size();
  planned.order().title = "Proposed";
  planned.order().verdict = stop_words(plan.stops.size());
  planned.order().is_good = plan.stops.empty() && plan.is_gone;
  planned.order().about = steps == 0
                              ? "Nothing needs to be done"
                              : asking::counted(steps, "step by ", "steps by ") +
                                    asking::counted(planned.people(), "person, who may take ",
                                                    "people, who may take ") +
                                    (steps == 1 ? "it" : "them");
  planned.order().story = planned_scenario(scenario, now, plan);
  naive.order().title = plan.comes_back ? "Nothing handed over" : "Removed first";
  naive.order().verdict = stop_words(plan.naive_stops.size());
  naive.order().is_good = plan.naive_stops.empty();
  planned.order().stops = sentences_of(plan.stops);
  naive.order().stops = sentences_of(plan.naive_stops);
  naive.order().about = plan.comes_back ? "What happens if " + picture.who + " is simply away"
                                        : "What happens if " + picture.who + " is simply taken out";
  naive.order().story = write_scenario(stories.naive);
  const auto is_same = [](const PlannedStep& a, const PlannedStep& b) {
    return a.title == b.title;
  };
  picture.has_naive = !std::equal(planned.order().steps.begin(), planned.order().steps.end(),
                                  naive.order().steps.begin(), naive.order().steps.end(), is_same);
  picture.planned = std::move(planned.order());
  picture.naive = std::move(naive.order());
  return picture;
}

}  // namespace permsim
