// Asks the requirements of an action before anybody takes it: those that wait for a parameter
// nobody gave are passed over.
#include "core/decide/able.h"

#include <algorithm>

#include "core/decide/missing.h"
#include "core/decide/phrases.h"

namespace permsim {

namespace {

bool waits(const Requirement& requirement, const std::vector<Argument>& arguments) {
  return std::any_of(requirement.needs.begin(), requirement.needs.end(),
                     [&](std::uint16_t parameter) { return !arguments[parameter].is_given(); });
}

/// "it depends on “Person”": of every parameter that is waited for, once.
std::vector<std::string> waiting_words(const Action& action,
                                       const std::vector<Argument>& arguments) {
  std::vector<bool> is_told(action.parameters.size(), false);
  std::vector<std::string> labels;
  for (const Requirement& requirement : action.requirements) {
    for (const std::uint16_t parameter : requirement.needs) {
      if (arguments[parameter].is_given() || is_told[parameter]) continue;
      is_told[parameter] = true;
      labels.push_back("“" + action.parameters[parameter].label + "”");
    }
  }
  return {"whether it works depends on " + listed(labels)};
}

}  // namespace

std::string_view word_of(Able able) {
  switch (able) {
    case Able::yes: return "yes";
    case Able::depends: return "depends";
    case Able::idle: return "idle";
    case Able::blocked: return "blocked";
  }
  return "";
}

const Abilities::Arguments& Abilities::arguments_of(TypeIndex type, ActionIndex index) {
  const std::uint32_t key = (static_cast<std::uint32_t>(type) << 16) | index;
  const auto [found, is_new] = arguments_.try_emplace(key);
  Arguments& arguments = found->second;
  if (!is_new) return arguments;
  const std::vector<Parameter>& parameters = world_.policy().types[type].actions[index].parameters;
  arguments.values.resize(parameters.size());
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Value* value = find_given(given_, parameters[i].id);
    if (value == nullptr) continue;
    std::string wrong =
        read_argument(world_, parameters[i], as_asked(parameters[i], *value), arguments.values[i]);
    if (arguments.wrong.empty()) arguments.wrong = std::move(wrong);
  }
  return arguments;
}

Able Abilities::judge(const Cell& cell, std::vector<std::string>* because) {
  const Action& action = world_.type_of(cell.on).actions[cell.action];
  const Arguments& arguments = arguments_of(world_.at(cell.on).type, cell.action);
  const Given named = because == nullptr ? Given{} : fitting(world_, action, given_);
  std::vector<std::string> blocking, idling;
  Able able = Able::yes;
  if (!arguments.wrong.empty()) {
    able = Able::blocked;
    blocking.push_back(arguments.wrong);
  }
  const Binding binding{cell.who, cell.on, &arguments.values, &action};
  Evaluator evaluator(world_, binding, verdicts_);
  if (reads_ != nullptr) evaluator.record(*reads_);
  for (const Requirement& requirement : action.requirements) {
    if (waits(requirement, arguments.values)) {
      able = std::max(able, Able::depends);
      continue;
    }
    if (evaluator.holds(requirement.that.condition, cell.on)) continue;
    able = std::max(able, requirement.is_idle ? Able::idle : Able::blocked);
    if (because == nullptr) continue;
    (requirement.is_idle ? idling : blocking)
        .push_back(!requirement.otherwise.empty()
                       ? unmet_words(world_, {cell.who, cell.on, cell.action, &named}, requirement)
                       : first_unmet(world_, requirement.that, cell.on, binding).says);
  }
  if (because == nullptr) return able;
  switch (able) {
    case Able::yes: break;
    case Able::depends: *because = waiting_words(action, arguments.values); break;
    case Able::idle: *because = std::move(idling); break;
    case Able::blocked: *because = std::move(blocking); break;
  }
  return able;
}

Able Abilities::able(const Cell& cell) {
  const Action& action = world_.type_of(cell.on).actions[cell.action];
  if (action.requirements.empty() && given_.empty()) return Able::yes;
  const bool is_personal =
      std::any_of(action.requirements.begin(), action.requirements.end(),
                  [](const Requirement& requirement) { return requirement.names_actor; });
  if (is_personal) return judge(cell, nullptr);
  const std::uint64_t key = member_key(cell.on, cell.action);
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  const Able able = judge(cell, nullptr);
  known_.emplace(key, able);
  return able;
}

Ability Abilities::ability(const Cell& cell) {
  Ability ability;
  ability.able = judge(cell, &ability.because);
  return ability;
}

Ability ability_of(const World& world, const Cell& cell, const Given& given) {
  return Abilities(world, given).ability(cell);
}

std::string able_words(const Ability& ability) {
  switch (ability.able) {
    case Able::yes:
    case Able::depends: break;
    case Able::idle: return ", but there is nothing to do: " + listed(ability.because);
    case Able::blocked: return ", but it cannot work now: " + listed(ability.because);
  }
  return {};
}

}  // namespace permsim
