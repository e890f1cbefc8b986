// Escalations to JSON, words and tables.
#include "core/answers/escalate.h"

#include <optional>

#include "core/answers/search_pieces.h"
#include "core/answers/search_words.h"
#include "core/answers/selection.h"
#include "core/answers/table.h"
#include "core/answers/way.h"
#include "core/decide/words.h"
#include "core/explore/escalate.h"
#include "core/json/print.h"
#include "core/json/write.h"

namespace permsim {

namespace {

class EscalationTeller {
 public:
  EscalationTeller(const Scenario& scenario, const Moment& moment, const Question& question,
                   const Escalations& found)
      : scenario_(scenario),
        world_(*moment.world),
        at_(moment.at),
        question_(question),
        found_(found),
        names_(world_) {}

  std::string tell() const {
    if (question_.format == Format::json) return json();
    return question_.format == Format::text ? text() : table();
  }

 private:
  std::string json() const {
    Json json = {{"within", question_.within_or(kUsualSteps)},
                 {"escalations", Json::array()},
                 {"lockouts", Json::array()},
                 {"last_owners", Json::array()},
                 {"green", found_.is_green()},
                 {"searched",
                  {{"steps", found_.searched},
                   {"sequences", found_.sequences},
                   {"whole", found_.is_complete()}}}};
    for (const Escalation& each : found_.gains)
      json["escalations"].push_back({{"who", world_.at(each.who).id},
                                     {"within", distances_json(world_, each.gets)},
                                     {"way", way_json(each.gets.way, gain_words(world_, each),
                                                      allowed_at_end(world_, each.gets.cell))},
                                     {"searched", searched_json(each.gets)}});
    for (const Lockout& each : found_.lockouts)
      json["lockouts"].push_back(
          {{"who", world_.at(each.who).id},
           {"on", world_.at(each.on).id},
           {"actions", action_ids(each)},
           {"steps", each.way.size()},
           {"way", way_json(each.way, lockout_words(world_, each), nobody_at_end(each))}});
    for (const LastOwner& each : found_.last_owners)
      json["last_owners"].push_back(
          {{"on", world_.at(each.on).id},
           {"who", world_.at(each.who).id},
           {"steps", each.way.empty() ? Json() : Json(each.way.size())},
           {"way", way_json(each.way, owner_words(world_, each), std::nullopt)}});
    return compact(json);
  }

  Json way_json(const std::vector<Step>& way, const std::string& title,
                std::optional<Check> leads_to) const {
    if (way.empty()) return {};
    Scenario made = way_scenario(scenario_, at_, question_.reading, way, title,
                                 std::move(leads_to).value_or(Check()));
    if (!made.checks.front().who.is_given()) made.checks.clear();
    return scenario_json(made);
  }

  std::vector<std::string> action_ids(const Lockout& lockout) const {
    std::vector<std::string> ids;
    ids.reserve(lockout.actions.size());
    for (const ActionIndex action : lockout.actions)
      ids.push_back(world_.type_of(lockout.on).actions[action].id);
    return ids;
  }

  /// Whoever is still there may do none of it.
  Check nobody_at_end(const Lockout& lockout) const {
    World world = world_;
    std::uint32_t number = at_;
    for (const Step& step : lockout.way) world = apply(world, step, ++number).world;
    Check check;
    check.has_after = true;
    check.who.is_list = true;
    for (const EntityIndex person : world.subjects()) check.who.ids.push_back(world.at(person).id);
    check.on.ids = {world_.at(lockout.on).id};
    check.cannot = action_ids(lockout);
    return check;
  }

  std::string text() const {
    Lines lines(question_.columns);
    for (const Escalation& each : found_.gains) {
      lines.add(names_.of(each.who) + " alone:");
      tell_distances(world_, at_, each.gets, false, lines);
    }
    for (const Lockout& each : found_.lockouts) tell(lockout_words(world_, each), each.way, lines);
    for (const LastOwner& each : found_.last_owners)
      tell(owner_words(world_, each), each.way, lines);
    if (found_.gains.empty() && found_.lockouts.empty())
      lines.add("Nobody alone gets to what they lack or locks out everybody");
    lines.add(capitalized(bound_line(found_, !found_.gains.empty() || !found_.lockouts.empty())));
    return lines.take();
  }

  void tell(const std::string& words, const std::vector<Step>& way, Lines& lines) const {
    lines.add(words);
    const std::vector<std::string> titles = way_titles(world_, way, at_);
    for (std::size_t i = 0; i < titles.size(); ++i)
      lines.add(std::to_string(i + 1) + ". " + titles[i], 4);
  }

  std::string table() const {
    Table table{"What could go wrong", {"what", "who", "on", "action", "steps"}, {}};
    for (const Escalation& each : found_.gains) {
      for (const Distance& one : each.gets.reached)
        table.rows.push_back({"escalation", names_.of(each.who), names_.of(one.cell.on),
                              world_.type_of(one.cell.on).actions[one.cell.action].id,
                              std::to_string(one.steps)});
    }
    for (const Lockout& each : found_.lockouts)
      table.rows.push_back({"lockout", names_.of(each.who), names_.of(each.on),
                            listed(action_ids(each), "or"), std::to_string(each.way.size())});
    for (const LastOwner& each : found_.last_owners)
      table.rows.push_back({"last owner", names_.of(each.who), names_.of(each.on), "",
                            each.way.empty() ? "" : std::to_string(each.way.size())});
    return written(table, question_.format);
  }

  const Scenario& scenario_;
  const World& world_;
  std::uint32_t at_;
  const Question& question_;
  const Escalations& found_;
  const Names names_;
};

}  // namespace

Reply escalate_answer(const Scenario& scenario, const MomentPtr& moment, const Question& question) {
  const World& world = *moment->world;
  const Result<int> within = steps_of(question, kUsualSteps);
  if (!within) return {"", within.problems};
  const Result<MatrixPart> part = matrix_part(world, question);
  if (!part) return {"", part.problems};
  if (part->cells(world) > kMostGoals)
    return with_problem("", "too-large",
                        "at most " + std::to_string(kMostGoals) +
                            " cells are searched for; say fewer people, things or actions");
  EscalationQuestion asked;
  asked.people = part->subjects;
  asked.things = part->resources;
  asked.counts.resize(world.policy().types.size());
  for (const auto& [type, actions] : part->actions_of) asked.counts[type] = actions;
  asked.are_named = !question.action.empty();
  asked.within = *within;
  const Escalations found = escalate(world, asked);
  Reply reply;
  reply.text = EscalationTeller(scenario, *moment, question, found).tell();
  reply.is_as_expected = found.is_green();
  return reply;
}

}  // namespace permsim
