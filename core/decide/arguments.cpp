// Arguments from values: an id becomes an entry of the world, everything else stays what it is.
#include "core/decide/arguments.h"

#include <algorithm>

#include "core/policy/fits.h"
#include "core/world/holders.h"

namespace permsim {

const Value* find_given(const Given& given, const std::string& name) {
  const auto found = std::find_if(given.begin(), given.end(),
                                  [&](const auto& item) { return item.first == name; });
  return found == given.end() || !is_set(found->second) ? nullptr : &found->second;
}

Value as_asked(const Parameter& parameter, const Value& value) {
  const std::string* text = as_text(value);
  if (text == nullptr) return value;
  if (parameter.kind == ParameterKind::list) return TextList{*text};
  const bool is_flag = *text == "true" || *text == "false";
  if (parameter.kind == ParameterKind::boolean && is_flag) return *text == "true";
  return value;
}

std::string read_argument(const World& world, const Parameter& parameter, const Value& value,
                          Argument& argument) {
  if (parameter.kind != ParameterKind::entity) {
    if (std::string wrong = argument_problem(parameter, value); !wrong.empty()) return wrong;
    argument.value = value;
    return {};
  }
  const auto* id = as_text(value);
  const std::optional<Entry> entry = id == nullptr ? std::nullopt : find_entry(world, *id);
  if (!entry) return ticked(id == nullptr ? parameter.id : *id) + " is not there";
  if (!may_hold(world, parameter.of, *entry))
    return ticked(*id) + " is of the wrong type for " + ticked(parameter.id);
  argument.entries = {*entry};
  return {};
}

Given fitting(const World& world, const Action& action, const Given& given) {
  Given fits;
  for (const Parameter& parameter : action.parameters) {
    const Value* value = find_given(given, parameter.id);
    if (value == nullptr) continue;
    Value asked = as_asked(parameter, *value);
    Argument argument;
    if (read_argument(world, parameter, asked, argument).empty())
      fits.emplace_back(parameter.id, std::move(asked));
  }
  return fits;
}

namespace {

/// The problem of one thing given; nothing when some action can take it.
std::optional<Problem> problem_of(const World& world, const std::string& name, const Value& value) {
  const std::string where = "/with/" + pointer_part(name);
  std::optional<Problem> found;
  for (const Type& type : world.policy().types) {
    for (const Action& action : type.actions) {
      const int index = find_parameter(action.parameters, name);
      if (index < 0 || action.is_event) continue;
      const Parameter& parameter = action.parameters[static_cast<std::size_t>(index)];
      Argument argument;
      std::string wrong = read_argument(world, parameter, as_asked(parameter, value), argument);
      if (wrong.empty()) return std::nullopt;
      const std::string* id = as_text(value);
      const bool is_there = id != nullptr && find_entry(world, *id);
      const bool is_unknown = parameter.kind == ParameterKind::entity && id != nullptr && !is_there;
      if (!found && is_unknown)
        found = Problem{where, "unknown-entity",
                        "there is no " + ticked(*id) + " in the world at this moment"};
      else if (!found)
        found = Problem{where, "wrong-value", std::move(wrong)};
    }
  }
  if (!found)
    found = Problem{where, "unknown-parameter", "no action has a parameter " + ticked(name)};
  return found;
}

}  // namespace

Problems given_problems(const World& world, const Given& given) {
  Problems problems;
  for (const auto& [name, value] : given) {
    if (std::optional<Problem> found = problem_of(world, name, value))
      problems.push_back(std::move(*found));
  }
  return problems;
}

}  // namespace permsim
