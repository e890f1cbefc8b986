// Answers as JSON: keys in a fixed order, entities in world order, nothing unordered.
#include "core/answers/json.h"

#include <algorithm>

#include "core/answers/pieces.h"
#include "core/base/budget.h"
#include "core/decide/sign.h"
#include "core/decide/words.h"
#include "core/explore/words.h"
#include "core/json/parse.h"
#include "core/json/write.h"
#include "core/play/declared.h"

namespace permsim {

namespace {

Json findings_list(const Moment& moment) {
  Json findings = Json::array();
  for (const Finding& finding : moment.findings)
    findings.push_back(finding_json(*moment.world, finding));
  return findings;
}

Json moment_json(const Scenario& scenario, const Moment& moment) {
  Json status = Json::object();
  for (const Status& each : moment.statuses) status[moment.world->at(each.entity).id] = each.is;
  Json json = {{"at", moment.at}, {"step", nullptr}, {"outcome", nullptr}, {"says", moment.says}};
  if (moment.at > 0) {
    json["step"] = step_json(scenario.steps[moment.at - 1]);
    json["outcome"] = word_of(moment.outcome);
  }
  if (!moment.is_changed) json["changed"] = false;
  json["status"] = status;
  json["findings"] = findings_list(moment);
  json["gained"] = moment.changed.gained;
  json["lost"] = moment.changed.lost;
  json["unclear"] = moment.changed.unclear;
  return json;
}

}  // namespace

std::string matrix_json(const Moment& moment, const MatrixPart& part, const Given& given,
                        const PolicyFile& file) {
  const World& world = *moment.world;
  Json json = {{"at", moment.at},
               {"subjects", ids_of(world, part.subjects)},
               {"resources", ids_of(world, part.resources)},
               {"actions", part.actions}};
  // Written as text at once: a value in memory would be ten times as large.
  std::string text = compact(json);
  text.back() = ',';
  text += "\"cells\":[";
  const char* between = "";
  Abilities abilities(world, given, moment.matrix.get());
  const Disputes disputes(world, file);
  for (const EntityIndex who : part.subjects) {
    const std::string who_key = "{\"who\":" + compact(world.at(who).id) + ",\"on\":";
    for (const EntityIndex on : part.resources) {
      if (budget::is_spent()) break;
      const std::string on_key = compact(world.at(on).id) + ",\"action\":\"";
      for (const ActionIndex action : part.actions_on(world, on)) {
        text.append(between).append(who_key).append(on_key);
        text.append(world.type_of(on).actions[action].id).append("\",\"verdict\":\"");
        const Cell cell{who, on, action};
        const Verdict verdict = moment.matrix->at(cell);
        text.append(word_of(verdict));
        const Able able = verdict == Verdict::allow ? abilities.able(cell) : Able::yes;
        if (able != Able::yes) text.append("\",\"able\":\"").append(word_of(able));
        text.append(disputes.is_disputed(cell) ? "\",\"disputed\":true}" : "\"}");
        between = ",";
      }
    }
  }
  return text + "]}";
}

std::string play_json(const Scenario& scenario, const std::vector<MomentPtr>& moments) {
  Json json = Json::array();
  for (const MomentPtr& moment : moments) json.push_back(moment_json(scenario, *moment));
  return compact(json);
}

std::string findings_json(const Moment& moment) { return compact(findings_list(moment)); }

std::string exploration_json(const World& world, const Exploration& found) {
  Json json = {{"reached", found.is_reached},
               {"cell", nullptr},
               {"steps", Json::array()},
               {"searched",
                {{"steps", found.searched},
                 {"sequences", found.sequences},
                 {"whole", found.is_whole && found.untried.empty()}}},
               {"complete", found.is_complete()},
               {"worlds", found.worlds},
               {"untried", found.untried}};
  json["says"] =
      found.is_reached ? exploration_words(world, found) : beginning_sentence(bound_words(found));
  if (found.is_reached)
    json["cell"] = {{"who", world.at(found.cell.who).id},
                    {"on", world.at(found.cell.on).id},
                    {"action", world.type_of(found.cell.on).actions[found.cell.action].id}};
  for (const Step& step : found.steps) json["steps"].push_back(step_json(step));
  return compact(json);
}

std::string roles_json(const World& world, const RoleTable& table) {
  const Type& type = world.type_of(table.on);
  Json json = {{"on", world.at(table.on).id},
               {"account", nullptr},
               {"actions", Json::array()},
               {"rows", Json::array()}};
  if (table.account != kNoEntity) json["account"] = world.at(table.account).id;
  for (const ActionIndex action : table.actions) json["actions"].push_back(type.actions[action].id);
  for (const RoleRow& row : table.rows) {
    Json verdicts = Json::array();
    for (const Verdict verdict : row.verdicts) verdicts.push_back(word_of(verdict));
    json["rows"].push_back({{"role", row.label}, {"who", row.who}, {"verdicts", verdicts}});
  }
  return compact(json);
}

std::string check_json(const Policy& policy, const CheckReport& report) {
  Json json = {{"passed", report.passed},
               {"failed", report.failures.size()},
               {"failures", Json::array()},
               {"undecided", Json::array()},
               {"not_exercised", Json::array()}};
  for (const CheckFailure& failure : report.failures)
    json["failures"].push_back({{"where", failure.where}, {"says", failure.says}});
  for (const CheckFailure& undecided : report.undecided)
    json["undecided"].push_back({{"where", undecided.where}, {"says", undecided.says}});
  for (std::size_t rule = 0; rule < policy.rules.size(); ++rule) {
    if (!report.exercised[rule]) json["not_exercised"].push_back(policy.rules[rule].id);
  }
  return compact(json);
}

std::string coverage_json(const Policy& policy, const Reply& all) {
  Json json = {{"passed", all.passed},
               {"failed", all.failed},
               {"undecided", all.undecided},
               {"not_exercised", Json::array()}};
  for (const Rule& rule : policy.rules) {
    if (std::find(all.exercised.begin(), all.exercised.end(), rule.id) == all.exercised.end())
      json["not_exercised"].push_back(rule.id);
  }
  return compact(json);
}

std::string problems_json(const Problems& problems, const char* key) {
  Json json = Json::array();
  for (const Problem& problem : problems) {
    json.push_back(
        {{"where", problem.where}, {"code", problem.code}, {"message", problem.message}});
    if (problem.is_warning) json.back()["warning"] = true;
  }
  const std::string name = key;
  std::string text = "\"" + name + "\":" + compact(json);
  if (problems.more() > 0) text += ",\"more_" + name + "\":" + std::to_string(problems.more());
  return text;
}

}  // namespace permsim
