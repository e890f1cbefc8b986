// Whether the steps and checks of a scenario speak of things that are or will be there; binds what checks say.
#include "core/scenario.h"

#include <algorithm>
#include <map>

#include "core/change.h"

namespace permsim {

const std::shared_ptr<const Policy>& Scenario::policy_read() const {
  const Reading* found = policy->find_reading(reading);
  return (found != nullptr ? *found : policy->readings.front()).policy;
}

namespace {

class ScenarioBinder {
 public:
  ScenarioBinder(Scenario& scenario, Problems& problems) : scenario_(scenario), policy_(*scenario.policy_read()), problems_(problems) {}

  void run() {
    for (const auto& declaration : scenario_.entities) note_entity(declaration->id, policy_.find_type(declaration->type));
    for (const Step& step : scenario_.steps) note_created(step);
    for (std::size_t i = 0; i < scenario_.steps.size(); ++i) bind_step(scenario_.steps[i], "/steps/" + std::to_string(i));
    for (std::size_t i = 0; i < scenario_.checks.size(); ++i) bind_check(scenario_.checks[i], "/checks/" + std::to_string(i));
  }

 private:
  void report(std::string where, std::string code, std::string message, bool is_warning = false) {
    problems_.push_back({std::move(where), std::move(code), std::move(message), is_warning});
  }

  void note_entity(const std::string& id, TypeIndex type) {
    if (type_of_.emplace(id, type).second) ids_.push_back(id);
  }

  /// Ids that steps bring into the world: those given for parameters that a `create` effect takes its id from.
  void note_created(const Step& step) {
    for (const Edit& edit : step.edits) {
      if (edit.kind == Edit::Kind::create) note_entity(edit.entity, policy_.find_type(edit.key));
    }
    for (const Type& type : policy_.types) {
      const ActionIndex index = type.find_action(step.action);
      if (index == kNoAction || (type_of(step.on) != kNoType && &policy_.types[type_of(step.on)] != &type)) continue;
      for (const EffectClause& effect : type.actions[index].effects) {
        if (effect.kind != EffectClause::Kind::create) continue;
        for (const Path& path : effect.what.paths) note_argument(step, path.root_name, policy_.find_type(effect.type));
        if (const auto* id = as_text(effect.what.literal)) note_entity(*id, policy_.find_type(effect.type));
      }
    }
  }

  void note_argument(const Step& step, const std::string& parameter, TypeIndex type) {
    for (const auto& [key, value] : step.with) {
      if (key == parameter && as_text(value) != nullptr) note_entity(*as_text(value), type);
    }
  }

  TypeIndex type_of(const std::string& id) const {
    const auto found = type_of_.find(id);
    return found == type_of_.end() ? kNoType : found->second;
  }

  /// Reports an id or userset that names nothing, ever.
  TypeIndex need_entity(const std::string& text, const std::string& where) {
    const std::size_t hash = text.find('#');
    const auto found = type_of_.find(text.substr(0, hash));
    if (found == type_of_.end()) {
      report(where, "unknown-entity", "there is no " + ticked(text.substr(0, hash)));
      return kNoType;
    }
    if (hash == std::string::npos || found->second == kNoType) return found->second;
    const MemberKind kind = policy_.types[found->second].member(policy_.find_symbol(text.substr(hash + 1))).kind;
    if (kind != MemberKind::relation && kind != MemberKind::set) {
      report(where, "unknown-relation", ticked(policy_.types[found->second].id) + " has no relation or set " + ticked(text.substr(hash + 1)));
    }
    return kNoType;
  }

  // --- steps

  void bind_step(const Step& step, const std::string& where) {
    if (step.is_edit()) {
      for (std::size_t i = 0; i < step.edits.size(); ++i) bind_edit(step.edits[i], where + "/edit/" + std::to_string(i));
      return;
    }
    const TypeIndex type = need_entity(step.on, where + "/on");
    if (type == kNoType) return;
    const ActionIndex index = policy_.types[type].find_action(step.action);
    if (index == kNoAction) {
      report(where + "/do", "unknown-action", ticked(policy_.types[type].id) + " has no action " + ticked(step.action));
      return;
    }
    const Action& action = policy_.types[type].actions[index];
    bind_actor(step, action, where);
    bind_arguments(step, action, where);
  }

  void bind_actor(const Step& step, const Action& action, const std::string& where) {
    if (action.is_event) {
      if (!step.by.empty()) report(where + "/by", "not-an-actor", ticked(action.id) + " is an event: nobody does it", true);
      return;
    }
    if (step.by.empty()) {
      report(where, "missing-key", ticked(action.id) + " needs someone who does it: `by`");
      return;
    }
    const TypeIndex type = need_entity(step.by, where + "/by");
    if (type != kNoType && !policy_.types[type].is_subject) report(where + "/by", "not-a-subject", ticked(step.by) + " is not someone who can act");
  }

  void bind_arguments(const Step& step, const Action& action, const std::string& where) {
    for (const auto& [key, value] : step.with) {
      const int index = find_parameter(action.parameters, key);
      if (index < 0) {
        report(where + "/with/" + pointer_part(key), "unknown-parameter", ticked(action.id) + " has no parameter " + ticked(key), true);
        continue;
      }
      const Parameter& parameter = action.parameters[static_cast<std::size_t>(index)];
      if (std::string wrong = argument_problem(parameter, value); !wrong.empty()) {
        report(where + "/with/" + pointer_part(key), as_text(value) != nullptr ? "unknown-value" : "wrong-type", std::move(wrong));
      } else if (parameter.kind == ParameterKind::entity) {
        const TypeIndex type = need_entity(*as_text(value), where + "/with/" + pointer_part(key));
        const bool fits = std::any_of(parameter.of.begin(), parameter.of.end(), [&](const Holdable& h) { return h.type == type && h.member == kNoSymbol; });
        if (type != kNoType && !fits) report(where + "/with/" + pointer_part(key), "wrong-type", ticked(*as_text(value)) + " is of type " + ticked(policy_.types[type].id) + ", which " + ticked(key) + " does not take");
      }
    }
    for (const Parameter& parameter : action.parameters) {
      const bool is_given = std::any_of(step.with.begin(), step.with.end(), [&](const auto& item) { return item.first == parameter.id; });
      if (!is_given && !parameter.is_optional) report(where + "/with", "missing-parameter", ticked(action.id) + " needs " + ticked(parameter.id));
    }
  }

  void bind_edit(const Edit& edit, const std::string& where) {
    const TypeIndex type = need_entity(edit.entity, where + "/on");
    if (edit.kind == Edit::Kind::create && policy_.find_type(edit.key) == kNoType) report(where + "/create", "unknown-type", "there is no type " + ticked(edit.key));
    if (!edit.holder.empty()) need_entity(edit.holder, where + (edit.kind == Edit::Kind::add ? "/add" : "/remove"));
    const bool names_member = edit.kind != Edit::Kind::create && edit.kind != Edit::Kind::erase && edit.key != "label";
    if (type != kNoType && names_member && policy_.types[type].find_relation(edit.key) == nullptr && policy_.types[type].find_attribute(edit.key) == nullptr) {
      report(where, "unknown-name", ticked(policy_.types[type].id) + " has no relation or attribute " + ticked(edit.key));
    }
  }

  // --- checks

  std::vector<TypeIndex> bind_selection(Selection& selection, const std::string& where) {
    std::vector<TypeIndex> types;
    for (std::size_t i = 0; i < selection.ids.size(); ++i) {
      const TypeIndex type = need_entity(selection.ids[i], selection.is_list ? where + "/" + std::to_string(i) : where);
      if (type != kNoType) types.push_back(type);
    }
    if (selection.type.empty()) return types;
    const TypeIndex type = policy_.find_type(selection.type);
    if (type == kNoType) {
      report(where + "/type", "unknown-type", "there is no type " + ticked(selection.type) + " in the policy");
      return types;
    }
    bind_where(policy_, type, selection.where, ids_, problems_);
    types.push_back(type);
    return types;
  }

  void bind_subjects(Selection& selection, const std::string& where) {
    for (const TypeIndex type : bind_selection(selection, where)) {
      if (!policy_.types[type].is_subject) report(where, "not-a-subject", ticked(policy_.types[type].id) + " is not someone who can act");
    }
  }

  void bind_check(Check& check, const std::string& where) {
    const std::string inner = check.kind == Check::Kind::never ? where + "/never" : where;
    const int last = static_cast<int>(scenario_.steps.size());
    if (check.after.kind == When::Kind::number && check.after.number > last) {
      report(where + "/after", "no-such-step", "there are only " + std::to_string(last) + " steps");
    }
    if (check.kind == Check::Kind::status) return bind_status(check, where);
    bind_subjects(check.who, inner + "/who");
    bind_subjects(check.by, inner + "/by");
    const std::vector<TypeIndex> types = bind_selection(check.on, inner + "/on");
    need_actions(check.can, types, inner + "/can");
    need_actions(check.cannot, types, inner + "/cannot");
    need_actions(check.unclear, types, inner + "/unclear");
    for (std::size_t i = 0; i < check.because.size(); ++i) {
      if (policy_.find_rule(check.because[i]) == nullptr && !is_rule_of_some_reading(check.because[i])) {
        report(inner + "/because/" + std::to_string(i), "unknown-rule", "there is no rule " + ticked(check.because[i]));
      }
    }
  }

  bool is_rule_of_some_reading(const std::string& id) const {
    return std::any_of(scenario_.policy->readings.begin(), scenario_.policy->readings.end(), [&](const Reading& reading) { return reading.policy->find_rule(id) != nullptr; });
  }

  /// Lists multiply out, so an action need only belong to one of the types; on the others it asks nothing.
  void need_actions(const std::vector<std::string>& actions, const std::vector<TypeIndex>& types, const std::string& where) {
    for (std::size_t i = 0; i < actions.size() && !types.empty(); ++i) {
      const std::string at = where + "/" + std::to_string(i);
      const auto found = std::find_if(types.begin(), types.end(), [&](TypeIndex type) { return policy_.types[type].find_action(actions[i]) != kNoAction; });
      if (found == types.end()) report(at, "unknown-action", ticked(policy_.types[types.front()].id) + " has no action " + ticked(actions[i]));
      else if (policy_.types[*found].actions[policy_.types[*found].find_action(actions[i])].is_event) report(at, "not-an-action", ticked(actions[i]) + " is an event: it happens without anyone's permission");
    }
  }

  void bind_status(const Check& check, const std::string& where) {
    for (const auto& [id, status] : check.status) {
      const TypeIndex type = need_entity(id, where + "/status/" + pointer_part(id));
      if (type == kNoType) continue;
      const StatusScheme& scheme = policy_.types[type].status;
      const bool is_known = scheme.otherwise == status || std::any_of(scheme.cases.begin(), scheme.cases.end(), [&](const StatusCase& c) { return c.is == status; });
      if (!is_known) report(where + "/status/" + pointer_part(id), "unknown-status", ticked(policy_.types[type].id) + " is never " + ticked(status));
    }
  }

  Scenario& scenario_;
  const Policy& policy_;
  Problems& problems_;
  std::map<std::string, TypeIndex> type_of_;
  std::vector<std::string> ids_;
};

}  // namespace

void bind_scenario(Scenario& scenario, Problems& problems) { ScenarioBinder(scenario, problems).run(); }

}  // namespace permsim
