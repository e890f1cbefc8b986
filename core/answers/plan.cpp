// Plans to scenarios, words and tables.
#include "core/answers/plan.h"

#include "core/answers/selection.h"
#include "core/answers/table.h"
#include "core/answers/way.h"
#include "core/base/printable.h"
#include "core/decide/words.h"
#include "core/json/print.h"
#include "core/json/write.h"
#include "core/world/names.h"

namespace permsim {

namespace {

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + (count == 1 ? one : many);
}

Result<EntityIndex> leaver_of(const World& world, const Question& question) {
  if (question.leaves.empty())
    return Problems{{"/leaves", "missing-key", "say who leaves (`leaves`)"}};
  Result<EntityIndex> who = person_of(world, "/leaves", question.leaves);
  if (!who) return who;
  if (!question.comes_back && !world.policy().leaving)
    return Problems{{"/policy/leaving", "missing-key",
                     "the policy does not say what leaving is (`leaving`); who comes back "
                     "(`back`) needs none"}};
  return who;
}

/// The scenario as it is at the moment asked about, and what is done after it.
Scenario story(const Scenario& scenario, const Moment& now, const std::vector<Step>& steps) {
  Scenario made = scenario;
  made.steps.resize(now.at);
  made.steps.insert(made.steps.end(), steps.begin(), steps.end());
  made.checks.clear();
  made.reading = now.world->policy().reading;
  made.beside.clear();
  made.beside_in_place.reset();
  made.plan.clear();
  made.goals.clear();
  made.notes.clear();
  return made;
}

/// How it goes where the leaving comes first.
std::string naive_words(const Plan& plan) {
  std::string what =
      plan.comes_back ? "Nothing is handed over" : "The leaving comes before everything else";
  if (plan.naive_stops.empty()) return what;
  return what + ": " + counted(plan.naive_stops.size(), " thing stops", " things stop") +
         ", or may for good";
}

Json stops_json(const World& world, const std::vector<Stop>& stops) {
  Json list = Json::array();
  for (const Stop& stop : stops)
    list.push_back({{"on", world.at(stop.on).id},
                    {"is", stop.is.empty() ? Json() : Json(stop.is)},
                    {"says", capitalized(stop.says)}});
  return list;
}

Json plan_json(const Moment& now, const Plan& plan) {
  const World& world = *now.world;
  Json depends = Json::array();
  for (const Dependence& each : plan.depends)
    depends.push_back({{"on", world.at(each.on).id}, {"is", each.is}, {"says", each.says}});
  return {{"leaves", world.at(plan.who).id},
          {"away",
           {{"from", plan.is_gone ? Json(now.at + plan.away_from) : Json()},
            {"to", plan.comes_back ? Json(now.at + plan.away_to) : Json()}}},
          {"stops", stops_json(world, plan.stops)},
          {"depends", std::move(depends)},
          {"gained", plan.gained},
          {"says", plan_words(world, plan)},
          {"searched",
           {{"steps", plan.searched.steps},
            {"sequences", plan.searched.sequences},
            {"whole", plan.searched.is_complete()}}}};
}

std::string plan_text(const Moment& now, const Plan& plan, std::size_t columns) {
  const World& world = *now.world;
  const auto line = [&](const std::string& words, std::size_t indent) {
    return wrapped(visible_text(words), indent, columns);
  };
  std::string text = line(plan_words(world, plan), 0);
  for (const Stop& stop : plan.stops) text += line(capitalized(stop.says) + ".", 2);
  const std::vector<std::string> steps = way_titles(world, plan.steps, now.at);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (plan.comes_back && i == plan.away_to)
      text += line("When " + name_of(world, plan.who) + " is back:", 0);
    text += line(std::to_string(i + 1) + ". " + steps[i], 0);
    if (const std::string reason = reason_words(world, plan, i); !reason.empty())
      text += line(reason + ".", 3);
  }
  if (!plan.naive_stops.empty()) {
    text += line("Without a plan:", 0);
    for (const Stop& stop : plan.naive_stops) text += line(capitalized(stop.says) + ".", 2);
  }
  if (!plan.depends.empty()) {
    text += line("What depends on " + name_of(world, plan.who) + " alone:", 0);
    for (const Dependence& each : plan.depends)
      text += line(beginning_sentence(each.says) + ".", 2);
  }
  return text;
}

std::string plan_table(const Moment& now, const Plan& plan, Format format) {
  Table table{plan_words(*now.world, plan), {"step", "who", "what"}, {}};
  const std::vector<std::string> steps = way_titles(*now.world, plan.steps, now.at);
  for (std::size_t i = 0; i < steps.size(); ++i)
    table.rows.push_back({std::to_string(i + 1), plan.steps[i].by, steps[i]});
  return written(table, format);
}

/// "every order with up to 2 acts besides was tried", or how far was looked.
std::string searched_words(const PlanSearch& searched) {
  const std::string acts =
      counted(static_cast<std::size_t>(searched.steps), " act besides", " acts besides");
  if (searched.is_complete()) return "every order with up to " + acts + " was tried";
  std::string words =
      "nothing better was found among " + counted(searched.sequences, " sequence", " sequences");
  if (!searched.is_whole) words += "; only orders with up to " + acts + " could be tried in full";
  if (!searched.untried.empty()) {
    std::vector<std::string> ids;
    for (const std::string& id : searched.untried) ids.push_back(ticked(id));
    words += "; not all values of " + listed(ids, "and") + " were tried";
  }
  return words;
}

/// The steps with what each is for as its note.
std::vector<Step> noted(const World& world, const Plan& plan) {
  std::vector<Step> steps = plan.steps;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    steps[i].note = reason_words(world, plan, i);
    if (!steps[i].note.empty()) steps[i].note += ".";
  }
  return steps;
}

}  // namespace

std::string reason_words(const World& world, const Plan& plan, std::size_t step) {
  constexpr std::size_t kMostNamed = 3;
  const StepReason& reason = plan.reasons[step];
  if (!reason.keeps.empty())
    return "So that " + Names(world).of_many(reason.keeps, kMostNamed) + " can go on" +
           (reason.how.empty() ? "" : ": " + reason.how);
  if (!reason.mends.empty())
    return "So that somebody can mend " + Names(world).of_many(reason.mends, kMostNamed);
  if (reason.opens) return "So that step " + std::to_string(*reason.opens + 1) + " can be taken";
  if (reason.saves > 0) return "So that nobody loses what they have";
  if (reason.spares > 0) return "So that nobody gains more than needed";
  return {};
}

std::string plan_words(const World& world, const Plan& plan) {
  const std::string who = name_of(world, plan.who);
  if (plan.is_gone_already) return who + " is gone already: nothing needs to be done.";
  const std::string away = plan.comes_back ? " is away" : " is gone";
  if (!plan.is_gone)
    return "Nobody can take " + who + " away from everything: " + searched_words(plan.searched) +
           ".";
  std::string words = plan.stops.empty()
                          ? "Nothing stops when " + who + away
                          : counted(plan.stops.size(), " thing has", " things have") +
                                " to stop, or may for good, when " + who + away + ": " +
                                searched_words(plan.searched);
  if (plan.steps.empty()) return words + ". Nothing needs to be done.";
  words += ". " + counted(plan.steps.size(), " step", " steps");
  if (plan.gained == 0) return words + "; nobody gains anything.";
  return words + "; others gain " +
         counted(static_cast<std::size_t>(plan.gained), " right", " rights") +
         (plan.comes_back ? " for that time." : ".");
}

PlannedStories planned_stories(const Scenario& scenario, const Moment& now, const Plan& plan) {
  const World& world = *now.world;
  const std::string what = name_of(world, plan.who) + (plan.comes_back ? " is away" : " leaves");
  PlannedStories made{story(scenario, now, noted(world, plan)), story(scenario, now, plan.naive)};
  made.planned.id = scenario.id + "-plan";
  made.planned.title = what + ": " + scenario.title;
  made.planned.summary = plan_words(world, plan);
  made.naive.id = scenario.id + "-unplanned";
  made.naive.title = what + ", unplanned: " + scenario.title;
  made.naive.summary = naive_words(plan);
  return made;
}

std::string planned_scenario(const Scenario& scenario, const Moment& now, const Plan& plan) {
  const PlannedStories made = planned_stories(scenario, now, plan);
  Json json = scenario_json(made.planned);
  json["beside"] = scenario_json(made.naive);
  json["plan"] = plan_json(now, plan);
  return compact(json);
}

Reply plan_answer(const Scenario& scenario, const MomentPtr& now, const Question& question) {
  const Result<EntityIndex> who = leaver_of(*now->world, question);
  if (!who) return {"", who.problems};
  const Plan plan = plan_absence(now, *who, question.comes_back);
  Reply reply;
  reply.is_as_expected = plan.stops.empty() && plan.is_gone;
  if (question.format == Format::json)
    reply.text = planned_scenario(scenario, *now, plan);
  else if (question.format == Format::text)
    reply.text = plan_text(*now, plan, question.columns);
  else
    reply.text = plan_table(*now, plan, question.format);
  return reply;
}

}  // namespace permsim
