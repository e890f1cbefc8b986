// Leaving from JSON: an act, the type of things it is done to, and what the act is given.
#include "core/json/leaving.h"

#include <algorithm>

#include "core/json/effects.h"
#include "core/json/types.h"
#include "core/policy/fits.h"

namespace permsim {

namespace {

/// How a file writes whoever leaves.
constexpr const char* kWhoLeaves = "$person";

bool takes_people(const Policy& policy, const Parameter& parameter) {
  return std::any_of(parameter.of.begin(), parameter.of.end(), [&](const Holdable& holdable) {
    return holdable.member == kNoSymbol && holdable.type != kNoType &&
           policy.types[holdable.type].is_subject;
  });
}

class LeavingReader {
 public:
  LeavingReader(Node& node, const Policy& policy) : node_(node), policy_(policy) {}

  std::optional<Leaving> run() {
    const std::string type = node_.need_text("on");
    const std::string action = node_.need_text("do");
    const auto with = node_.members("with", kMostNames);
    node_.extras();
    if (type.empty() || action.empty()) return std::nullopt;
    leaving_.type = policy_.find_type(type);
    if (leaving_.type == kNoType) {
      node_.report(node_.at("on"), "unknown-type", "there is no type " + ticked(type));
      return std::nullopt;
    }
    leaving_.action = policy_.types[leaving_.type].find_action(action);
    if (leaving_.action == kNoAction) {
      node_.report(node_.at("do"), "unknown-action",
                   ticked(type) + " has no action " + ticked(action));
      return std::nullopt;
    }
    read_arguments(policy_.types[leaving_.type].actions[leaving_.action], with);
    return is_right_ ? std::optional(std::move(leaving_)) : std::nullopt;
  }

 private:
  void wrong(const std::string& where, std::string code, std::string message) {
    node_.report(where, std::move(code), std::move(message));
    is_right_ = false;
  }

  void read_arguments(const Action& action,
                      const std::vector<std::pair<std::string, const Json*>>& with) {
    if (action.is_event)
      wrong(node_.at("do"), "not-an-action",
            ticked(action.id) + " is an event: leaving is something that somebody does");
    for (const auto& [name, json] : with)
      read_argument(action, name, *json, node_.at("with") + "/" + pointer_part(name));
    bool is_named = false;
    for (std::size_t i = 0; i < action.parameters.size(); ++i) {
      const auto given = std::find_if(leaving_.with.begin(), leaving_.with.end(),
                                      [&](const auto& each) { return each.parameter == i; });
      is_named = is_named || (given != leaving_.with.end() && given->is_leaver);
      const bool is_given = given != leaving_.with.end() || action.parameters[i].is_optional;
      if (!is_given && is_right_)
        wrong(node_.where(), "missing-parameter",
              ticked(action.id) + " needs " + ticked(action.parameters[i].id));
    }
    if (!is_named && is_right_)
      wrong(node_.where(), "missing-parameter",
            "nothing says who leaves: give a parameter " + ticked(kWhoLeaves));
  }

  void read_argument(const Action& action, const std::string& name, const Json& json,
                     const std::string& where) {
    const int found = find_parameter(action.parameters, name);
    if (found < 0)
      return wrong(where, "unknown-parameter",
                   ticked(action.id) + " has no parameter " + ticked(name));
    const Parameter& parameter = action.parameters[static_cast<std::size_t>(found)];
    Leaving::Argument argument{static_cast<std::uint16_t>(found), {}, false};
    Problems unread;
    argument.value = read_value(json, where, unread);
    const std::string* text = as_text(argument.value);
    argument.is_leaver = text != nullptr && *text == kWhoLeaves;
    if (has_errors(unread) || json.is_null())
      return wrong(where, "wrong-value", "expected a value, found " + kind_word(json));
    if (argument.is_leaver && !takes_people(policy_, parameter))
      return wrong(where, "wrong-value", ticked(name) + " takes no people");
    if (!argument.is_leaver && parameter.kind == ParameterKind::entity)
      return wrong(where, "wrong-value",
                   "a policy names nobody: " + ticked(name) + " can only be " + ticked(kWhoLeaves));
    if (std::string problem = argument_problem(parameter, argument.value);
        !argument.is_leaver && !problem.empty())
      return wrong(where, "wrong-value", std::move(problem));
    leaving_.with.push_back(std::move(argument));
  }

  Node& node_;
  const Policy& policy_;
  Leaving leaving_;
  bool is_right_ = true;
};

}  // namespace

void read_leaving(const Json& json, const std::string& where, Policy& policy, Problems& problems) {
  Node node(json, where, problems);
  if (node.is_object()) policy.leaving = LeavingReader(node, policy).run();
}

}  // namespace permsim
