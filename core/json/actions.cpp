// Actions from JSON: parameters and requirements here, effects in effects.cpp.
#include "core/json/actions.h"

#include "core/base/limits.h"
#include "core/json/effects.h"
#include "core/json/holdables.h"
#include "core/json/phrases.h"
#include "core/json/types.h"

namespace permsim {

namespace {

class ActionReader {
 public:
  ActionReader(Policy& policy, const Type& type, Problems& problems)
      : policy_(policy), type_(type), problems_(problems) {}

  Action run(const std::string& id, Node& node) {
    Action action;
    action.id = id;
    action.label = node.name("label", label_of(id));
    action.group = node.text("group");
    action.is_event = node.flag("event");
    for (const auto& [name, json] : node.members("with", kMostNames))
      action.parameters.push_back(
          read_parameter(name, *json, node.at("with") + "/" + pointer_part(name)));
    for (const auto& [json, where] : node.list("requires"))
      action.requirements.push_back(read_requirement(*json, where, action));
    for (const auto& [json, where] : node.list("effects"))
      action.effects.push_back(read_effect(*json, where, problems_));
    action.phrases = read_act_phrases(node, action);
    node.extras();
    return action;
  }

 private:
  void report(const std::string& where, std::string code, std::string message) {
    problems_.push_back({where, std::move(code), std::move(message)});
  }

  Requirement read_requirement(const Json& json, const std::string& where, const Action& action) {
    Requirement requirement;
    if (json.is_string()) {
      requirement.that = read_condition(json.get<std::string>(), where, problems_);
      return requirement;
    }
    Node node(json, where, problems_);
    if (!node.is_object()) return requirement;
    if (node.need("that", "a condition") != nullptr) requirement.that = node.condition("that");
    requirement.otherwise = read_act_text(node, "else", type_, action);
    requirement.is_idle = node.flag("idle");
    node.extras();
    return requirement;
  }

  Parameter read_parameter(const std::string& id, const Json& json, const std::string& where) {
    Parameter parameter;
    parameter.id = id;
    parameter.label = label_of(id);
    if (!is_identifier(id) || id == "actor" || id == "target")
      report(where, "bad-id", ticked(id) + " cannot be a parameter");
    if (!json.is_object()) {
      read_parameter_type(parameter, json, where);
      return parameter;
    }
    Node node(json, where, problems_);
    parameter.label = node.name("label", parameter.label);
    parameter.values = node.texts("values");
    parameter.is_optional = node.flag("optional");
    if (const Json* kind = node.find("type"))
      read_parameter_type(parameter, *kind, node.at("type"));
    else if (!parameter.values.empty())
      parameter.kind = ParameterKind::text;
    else
      report(where, "missing-key", "`type` is missing: what the parameter takes");
    parameter.phrases = read_value_phrases(
        node, parameter.values,
        parameter.kind == ParameterKind::boolean ? AttributeKind::boolean : AttributeKind::text,
        {"value"});
    node.extras();
    return parameter;
  }

  void read_parameter_type(Parameter& parameter, const Json& json, const std::string& where) {
    if (json.is_string()) {
      const std::string kind = json.get<std::string>();
      const bool is_type = policy_.find_type(kind) != kNoType;
      if (!is_type && (kind == "text" || kind == "id" || kind == "string"))
        parameter.kind = ParameterKind::text;
      else if (!is_type && kind == "bool")
        parameter.kind = ParameterKind::boolean;
      else if (!is_type && kind == "list")
        parameter.kind = ParameterKind::list;
      else
        parameter.of = read_holdables(policy_, {kind}, where, problems_);
    } else if (json.is_array()) {
      for (std::size_t i = 0; i < json.size(); ++i) {
        const std::string at = where + "/" + std::to_string(i);
        if (!json[i].is_string())
          report(at, "wrong-type", "expected a type, found " + kind_word(json[i]));
        else if (const Holdable holdable =
                     read_holdable(policy_, json[i].get<std::string>(), at, problems_);
                 holdable.type != kNoType)
          parameter.of.push_back(holdable);
      }
    } else {
      report(
          where, "wrong-type",
          "expected a type, `text`, `bool`, `list` or a list of types, found " + kind_word(json));
    }
  }

  Policy& policy_;
  const Type& type_;
  Problems& problems_;
};

}  // namespace

Action read_action(Policy& policy, const Type& type, const std::string& id, Node node) {
  return ActionReader(policy, type, node.problems()).run(id, node);
}

}  // namespace permsim
