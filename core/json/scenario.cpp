// Scenarios from JSON: shape here, meaning in world/scenario.cpp and decide/start_world.cpp.
// Writing stands in write.cpp.
#include "core/json/scenario.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/budget.h"
#include "core/base/lookalike.h"
#include "core/decide/set_cycle.h"
#include "core/decide/start_world.h"
#include "core/json/checks.h"
#include "core/json/files.h"
#include "core/json/policy.h"
#include "core/json/steps.h"
#include "core/json/types.h"
#include "core/json/write.h"
#include "core/play/apply.h"
#include "core/policy/same_parts.h"
#include "core/world/bind_scenario.h"

namespace permsim {

namespace {

class ScenarioReader {
 public:
  ScenarioReader(const Json& json, Library& library, Problems& problems)
      : node_(json, "", problems), library_(library), problems_(problems) {}

  std::shared_ptr<Scenario> run() {
    if (!read_heading(node_, "scenario")) return nullptr;
    auto scenario = std::make_shared<Scenario>();
    scenario->id = node_.need_id("id");
    scenario->title = node_.text("title", scenario->id);
    scenario->summary = node_.text("summary");
    scenario->notes = node_.text("notes");
    scenario->goals = node_.texts("goals");
    read_beside(*scenario);
    scenario->reading = node_.text("reading", "default");
    read_shows(*scenario);
    read_policy_of(*scenario);
    for (const auto& [json, where] : node_.list("entities")) {
      if (!read_entity(*scenario, *json, where)) break;
    }
    for (const auto& [json, where] : node_.list("steps", kMostSteps))
      scenario->steps.push_back(read_step(*json, where, problems_));
    warn_of_lookalikes(ids_of(*scenario), problems_);
    for (const auto& [json, where] : node_.list("checks", kMostChecks))
      scenario->checks.push_back(read_check(*json, where, problems_));
    scenario->extras = node_.extras();
    keep_as_written(scenario->as_written, heading_of(node_.json()), heading_json(*scenario));
    if (scenario->policy == nullptr) return nullptr;
    judge_meaning(*scenario);
    return scenario;
  }

 private:
  void report(const std::string& where, std::string code, std::string message) {
    problems_.push_back({where, std::move(code), std::move(message)});
  }

  void read_shows(Scenario& scenario) {
    const Json* json = node_.find("shows");
    if (json == nullptr) return;
    Node shows(*json, node_.at("shows"), problems_);
    if (!shows.is_object()) return;
    scenario.shows_on = shows.text("on");
    scenario.shows_view = shows.text("view");
    scenario.shows_extras = shows.extras();
  }

  /// Kept as it stands: it is for programs (answers/plan).
  void read_plan(const Json& json, Scenario& scenario) {
    Node plan(json, node_.at("plan"), node_.problems());
    if (!plan.is_object()) return;
    for (const char* key : {"leaves", "away", "stops", "depends", "gained", "says", "searched"})
      plan.find(key);
    plan.extras();
    scenario.plan = compact(json);
  }

  /// The id of a shipped scenario, or a whole one in place.
  void read_beside(Scenario& scenario) {
    if (const Json* plan = node_.find("plan")) read_plan(*plan, scenario);
    const Json* json = node_.find("beside");
    if (json == nullptr || !json->is_object()) {
      scenario.beside = node_.text("beside");
      return;
    }
    Problems found;
    scenario.beside_in_place = read_scenario_json(*json, library_, found);
    for (Problem& problem : found) {
      problem.where = node_.at("beside") + problem.where;
      problems_.push_back(std::move(problem));
    }
    problems_.count_those_of(found);
  }

  void read_policy_of(Scenario& scenario) {
    const Json* json = node_.need("policy", "the id of a shipped policy, or a policy in place");
    if (json == nullptr) return;
    if (json->is_object()) {
      Problems found;
      scenario.policy = read_policy_json(*json, found);
      scenario.policy_in_place = true;
      for (Problem& problem : found) {
        problem.where = node_.at("policy") + problem.where;
        problems_.push_back(std::move(problem));
      }
      problems_.count_those_of(found);
    } else if (json->is_string()) {
      const auto policy = library_.policy(json->get<std::string>());
      if (policy)
        scenario.policy = *policy;
      else
        for (const Problem& problem : policy.problems)
          report(node_.at("policy"), problem.code, problem.message);
    } else {
      node_.wrong_type("policy", "an id or a policy", *json);
    }
    if (scenario.policy == nullptr || scenario.policy->find_reading(scenario.reading) != nullptr)
      return;
    std::vector<std::string> readings;
    for (const Reading& reading : scenario.policy->readings) readings.push_back(ticked(reading.id));
    report(node_.at("reading"), "unknown-reading",
           "there is no reading " + ticked(scenario.reading) +
               (readings.size() == 1 ? "; there is " : "; there are ") + listed(readings, "and"));
  }

  /// False when there are too many.
  bool read_entity(Scenario& scenario, const Json& json, const std::string& where) {
    Node node(json, where, problems_);
    if (!node.is_object()) return true;
    if (scenario.entities.size() == kMostEntities) {
      report("/entities", "too-large",
             "at most " + std::to_string(kMostEntities) + " entities are read");
      return false;
    }
    auto declaration = std::make_shared<Declaration>();
    declaration->id = node.need_id("id");
    ids_.push_back({declaration->id, node.at("id")});
    declaration->type = node.need_text("type");
    declaration->label = node.name("label", declaration->id);
    const std::vector<MembersOf>& types = types_called(scenario, declaration->type);
    for (const auto& item : json.items()) {
      if (item.key() == "id" || item.key() == "type" || item.key() == "label") continue;
      const bool is_known = std::any_of(types.begin(), types.end(), [&](const MembersOf& one) {
        const MemberKind kind = one.type->member(one.policy->find_symbol(item.key())).kind;
        return kind == MemberKind::relation || kind == MemberKind::attribute;
      });
      if (is_known) read_field(*declaration, item.key(), item.value(), node.at(item.key()));
      if (is_known || types.empty())
        node.know(item.key());  // of an unknown type, nothing more is said
    }
    declaration->extras = node.extras();
    keep_as_written(declaration->as_written, json, entity_json(*declaration));
    scenario.entities.push_back(std::move(declaration));
    return true;
  }

  /// Every id that the file gives to something: entities of the start, and those that edits make.
  std::vector<PlacedId> ids_of(const Scenario& scenario) {
    for (const Step& step : scenario.steps) {
      for (const Edit& edit : step.edits) {
        if (edit.kind == Edit::Kind::create) ids_.push_back({edit.entity, edit.where + "/id"});
      }
    }
    return std::move(ids_);
  }

  struct MembersOf {
    const Policy* policy;
    const Type* type;
  };

  /// The type under each reading that has it: what none of them knows is kept as it is.
  const std::vector<MembersOf>& types_called(const Scenario& scenario, const std::string& id) {
    const auto [found, is_new] = types_.try_emplace(id);
    if (!is_new || scenario.policy == nullptr) return found->second;
    for (const Reading& reading : scenario.policy->readings) {
      const TypeIndex type = reading.policy->find_type(id);
      if (type != kNoType)
        found->second.push_back({reading.policy.get(), &reading.policy->types[type]});
    }
    return found->second;
  }

  void read_field(Declaration& declaration, const std::string& key, const Json& json,
                  const std::string& where) {
    Problems found;
    const Value value = read_value(json, where, found);
    if (json.is_null())
      found.push_back({where, "wrong-value", "expected a value, found nothing (null)"});
    for (const Problem& problem : found) report(problem.where, "wrong-value", problem.message);
    if (found.empty()) declaration.fields.emplace_back(key, value);
  }

  // --- meaning

  /// Under the reading the scenario names; of the others, only that they can be looked at, since
  /// all can be chosen.
  void judge_meaning(Scenario& scenario) {
    if (scenario.policy->find_reading(scenario.reading) == nullptr) return;
    const Result<World> world = start_world(scenario, scenario.policy_read());
    for (const Problem& problem : world.problems) {
      if (problem.code != "unknown-key")
        problems_.push_back(problem);  // told already, when it was kept
    }
    problems_.count_those_of(world.problems);
    bind_scenario(scenario, problems_);
    if (!world) return;
    if (!judge_size_under_readings(scenario, *world)) return;
    for (const auto& reading : scenario.policy_read()->nesting.readings) {
      if (budget::is_spent()) return;
      judge_nesting(scenario, *world, reading.lock());
    }
  }

  /// As a play under that reading would begin, and as this world looks through it.
  void judge_nesting(const Scenario& scenario, const World& world,
                     const std::shared_ptr<const Policy>& policy) {
    const auto tell = [&](const std::string& where, const std::string& code,
                          const std::string& message) {
      report(where, code, message + " (under the reading " + ticked(policy->reading) + ")");
    };
    bool is_fit = true;
    for (const Problem& problem : start_world(scenario, policy).problems) {
      if (problem.code != "cycle" && problem.code != "too-deep") continue;
      tell(problem.where, problem.code, problem.message);
      is_fit = false;
    }
    if (!is_fit) return;
    const World read = world.under(policy);
    for (const NestingFault& fault : find_nesting_faults(read))
      tell("/entities", fault.is_circle ? "cycle" : "too-deep", written(read, fault));
  }

  /// Whoever compares readings needs the world under each that may say something else.
  bool judge_size_under_readings(const Scenario& scenario, const World& world) {
    std::size_t made = 0;
    for (const Reading& reading : scenario.policy->readings) {
      if (!has_same_verdicts(world.policy(), *reading.policy))
        made += world.made_under(*reading.policy);
    }
    if (made <= kMostUnderReadings) return true;
    report("/policy", "too-large",
           "the readings of the policy change what entities hold, and to compare them " +
               std::to_string(made) + " entities would be kept; at most " +
               std::to_string(kMostUnderReadings) + " are");
    return false;
  }

  Node node_;
  std::vector<PlacedId> ids_;
  Library& library_;
  Problems& problems_;
  std::unordered_map<std::string, std::vector<MembersOf>> types_;
};

}  // namespace

std::shared_ptr<const Scenario> read_scenario_json(const Json& json, Library& library,
                                                   Problems& problems) {
  std::shared_ptr<const Scenario> scenario = ScenarioReader(json, library, problems).run();
  return has_errors(problems) ? nullptr : scenario;
}

}  // namespace permsim
