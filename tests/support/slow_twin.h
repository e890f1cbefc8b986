// The slow twin: a second, tiny engine written from the language's definition alone, with loops and
// no index, to check the first. It shares no code with core. twin_model.cpp reads files,
// slow_twin.cpp knows who is in a set, twin_verdicts.cpp decides, twin_findings.cpp finds what
// needs attention, twin_steps.cpp lets time pass, twin_change.cpp knows what effects
// do.
#pragma once
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "tests/support/twin_language.h"

namespace permsim::twin {

using Json = nlohmann::ordered_json;

// --- The policy, as plain maps and texts
// --------------------------------------------------------------------------
struct Relation {
  std::vector<std::string> of;  ///< "person", "team#member"
  bool one = false;
  std::string inverse;  ///< the relation it turns round; empty for most
};
struct Attribute {
  std::string kind;  ///< "choice", "bool", "text" or "list"
  std::vector<std::string> values;
  Json fallback;  ///< null when there is no default
};
struct Part {
  std::string to, when;
};
struct Type {
  bool subject = false;
  std::map<std::string, Relation> relations;
  std::map<std::string, Attribute> attributes;
  std::map<std::string, std::vector<Part>> sets;
  std::map<std::string, Json> actions;
  Json status;
};
struct Rule {
  std::string id, effect;
  std::vector<std::string> on, actions;
  std::string to, when;
};
struct Policy {
  std::map<std::string, Type> types;
  std::vector<Rule> rules;
  Json continuity = Json::object();  ///< by type, as written
  Json findings = Json::array();     ///< those it declares, as written
  /// The same file under its other readings; these have no others themselves.
  std::vector<std::shared_ptr<const Policy>> others;
};

/// What an object says under a key; "" when it says nothing.
std::string text_at(const Json& object, const char* key);
/// The policy of a file under one of its readings ("default": as it stands).
Policy read_policy(const Json& file, const std::string& reading = "default");

// --- The world
// ----------------------------------------------------------------------------------------------------
struct Holder {
  std::string ref;  ///< "ben" or "team#member"
  int since = 0;
};
struct Entity {
  std::string id, type, label;
  std::map<std::string, std::vector<Holder>> relations;
  std::map<std::string, Json> attributes;  ///< defaults included; what has no value has no key
};
struct World {
  std::shared_ptr<const Policy> policy;
  std::vector<Entity> entities;

  const Entity* find(const std::string& id) const;
  Entity* find(const std::string& id);
  /// Throws std::out_of_range for an id that names nothing.
  const Entity& at(const std::string& id) const;
  const Type& type_of(const Entity& entity) const { return policy->types.at(entity.type); }
};

World start(const Json& scenario, std::shared_ptr<const Policy> policy);

/// Splits "team#member"; the member is empty for a bare id.
std::pair<std::string, std::string> split(const std::string& ref);

/// Who holds a relation, computed ones included.
std::vector<Holder> holders(const World& world, const Entity& entity, const std::string& relation);

/// "" when no set of the world needs itself, or more than 500 others above each other; else the
/// entity and member at which that was met.
std::string find_cycle(const World& world);
/// The same, and of the world under every other reading.
std::string find_cycle_in_any_reading(const World& world);

// --- Questions
// ----------------------------------------------------------------------------------------------------
/// What a parameter of a step was given: entities or usersets, or a value.
struct Given {
  std::vector<std::string> refs;
  Json value;
};
/// Where an expression stands, and what `$actor`, `$target` and the parameters mean.
struct Place {
  const World& world;
  std::string self, actor, target;
  const std::map<std::string, Given>* given = nullptr;
};

bool contains(const std::vector<std::string>& list, const std::string& what);
/// Somebody who is there and can act.
bool is_subject(const World& world, const std::string& id);

/// A path as it is meant: a first name that the type does not have is a parameter without its `$`.
Words rooted(const Place& place, const Words& path);
/// Persons in a set, each once.
std::vector<std::string> persons(const Place& place, const SetTree& set);
/// Persons in a relation or set of an entity.
std::vector<std::string> members(const Place& place, const std::string& id,
                                 const std::string& member);
bool holds(const Place& place, const ConditionTree& condition);
/// Entities a path leads to; usersets on the way stand for the persons in them.
std::vector<std::string> walk(const Place& place, const Words& path);
/// Values of the attribute a path ends in, or of a value parameter.
std::vector<Json> values(const Place& place, const Words& path);

struct Decision {
  std::string verdict;
  std::vector<std::string> because, overruled, limits;
  std::vector<std::pair<std::string, std::string>> unmet;  ///< rule id, "when" or "to"
};
/// Throws std::out_of_range for an entity or action that is not there.
Decision decide(const World& world, const std::string& who, const std::string& action,
                const std::string& on);

/// Would an act that is allowed work now? "blocked", "idle", "depends" or "yes". `with` is what a
/// step would give; what it leaves out is not given.
std::string able(const World& world, const std::string& who, const std::string& action,
                 const std::string& on, const Json& with = Json::object());

/// Are there entities with which an act that depends on its parameters could be done?
bool could_be_done(const World& world, const std::string& who, const std::string& action,
                   const std::string& on);

/// How each entity with a status scheme is doing, by id.
std::map<std::string, std::string> statuses(const World& world);
/// What needs attention in this world whatever led to it, the gravest first: "one-repair doc2 ben
/// serves 3".
std::vector<std::string> findings(const World& world);
/// What of which list a step showed to whom: "doc2 shows gold to ben". Nothing is shown to the
/// actor (empty: nobody's act) that the actor put there.
std::set<std::string> newly_seen(const World& before, const World& after, const std::string& actor);

// --- Time
// ---------------------------------------------------------------------------------------------------------
struct Applied {
  std::string outcome, says;
  World world;
};
Applied apply(const World& world, const Json& step, int number);

}  // namespace permsim::twin
