// Whether the steps and checks of a scenario speak of things that are or will be there; binds what
// checks say.
#include "core/world/bind_scenario.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "core/policy/bind.h"
#include "core/policy/fits.h"

namespace permsim {

namespace {

class ScenarioBinder {
 public:
  ScenarioBinder(Scenario& scenario, Problems& problems)
      : scenario_(scenario), policy_(*scenario.policy_read()), problems_(problems) {}

  void run() {
    for (const auto& declaration : scenario_.entities)
      note_entity(declaration->id, policy_.find_type(declaration->type));
    for (const Step& step : scenario_.steps) note_created(step);
    for (std::size_t i = 0; i < scenario_.steps.size(); ++i)
      bind_step(scenario_.steps[i], "/steps/" + std::to_string(i));
    for (std::size_t i = 0; i < scenario_.checks.size(); ++i)
      bind_check(scenario_.checks[i], "/checks/" + std::to_string(i));
  }

 private:
  void report(std::string where, std::string code, std::string message, bool is_warning = false) {
    problems_.push_back({std::move(where), std::move(code), std::move(message), is_warning});
  }

  void note_entity(const std::string& id, TypeIndex type) {
    if (!id.empty() && type_of_.emplace(id, type).second) ids_.insert(id);
  }

  /// Ids that steps bring into the world: those given for parameters that a `create` effect takes
  /// its id from.
  void note_created(const Step& step) {
    for (const Edit& edit : step.edits) {
      if (edit.kind == Edit::Kind::create) note_entity(edit.entity, policy_.find_type(edit.key));
    }
    for (const Type& type : policy_.types) {
      const ActionIndex index = type.find_action(step.action);
      if (index == kNoAction ||
          (type_of(step.on) != kNoType && &policy_.types[type_of(step.on)] != &type))
        continue;
      for (const EffectClause& effect : type.actions[index].effects) {
        if (effect.kind != EffectClause::Kind::create) continue;
        for (const Path& path : effect.what.paths)
          note_argument(step, path.root_name, policy_.find_type(effect.type));
        if (const auto* id = as_text(effect.what.literal))
          note_entity(*id, policy_.find_type(effect.type));
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

  /// What an id or userset is of; its type is kNoType, with a problem where it is due, when it
  /// names nothing, ever.
  Holdable need_holder(const std::string& text, const std::string& where) {
    const std::size_t hash = text.find('#');
    const auto found = type_of_.find(text.substr(0, hash));
    if (found == type_of_.end()) {
      report(where, "unknown-entity", "there is no " + ticked(text.substr(0, hash)));
      return {};
    }
    if (hash == std::string::npos || found->second == kNoType) return {found->second, kNoSymbol};
    const Symbol member = policy_.find_symbol(text.substr(hash + 1));
    const MemberKind kind = policy_.types[found->second].member(member).kind;
    if (kind == MemberKind::relation || kind == MemberKind::set) return {found->second, member};
    report(where, "unknown-relation",
           ticked(policy_.types[found->second].id) + " has no relation or set " +
               ticked(text.substr(hash + 1)));
    return {};
  }

  /// The type of one entity; a userset is a problem.
  TypeIndex need_entity(const std::string& text, const std::string& where) {
    if (text.find('#') == std::string::npos) return need_holder(text, where).type;
    report(where, "not-an-entity", ticked(text) + " is a set; name one entity");
    return kNoType;
  }

  // --- steps

  void bind_step(const Step& step, const std::string& where) {
    for (const Edit& edit : step.edits) bind_edit(edit, edit.where);
    if (step.is_edit() || (step.on.empty() && step.action.empty())) return;
    const TypeIndex type = need_entity(step.on, where + "/on");
    if (type == kNoType) return;
    const ActionIndex index = policy_.types[type].find_action(step.action);
    if (index == kNoAction) {
      report(where + "/do", "unknown-action",
             ticked(policy_.types[type].id) + " has no action " + ticked(step.action));
      return;
    }
    const Action& action = policy_.types[type].actions[index];
    bind_actor(step, action, where);
    bind_arguments(step, action, where);
  }

  void bind_actor(const Step& step, const Action& action, const std::string& where) {
    if (action.is_event) {
      if (!step.by.empty())
        report(where + "/by", "not-an-actor", ticked(action.id) + " is an event: nobody does it",
               true);
      return;
    }
    if (step.by.empty()) {
      report(where + "/by", "missing-actor",
             ticked(action.id) + " needs someone who does it: `by`");
      return;
    }
    const TypeIndex type = need_entity(step.by, where + "/by");
    if (type != kNoType && !policy_.types[type].is_subject)
      report(where + "/by", "not-a-subject", ticked(step.by) + " is not someone who can act");
  }

  void bind_arguments(const Step& step, const Action& action, const std::string& where) {
    for (const auto& [key, value] : step.with) {
      const int index = find_parameter(action.parameters, key);
      if (index < 0) {
        report(where + "/with/" + pointer_part(key), "unknown-key",
               ticked(action.id) + " has no parameter " + ticked(key), true);
        continue;
      }
      if (is_set(value))
        bind_argument(action.parameters[static_cast<std::size_t>(index)], value,
                      where + "/with/" + pointer_part(key));
    }
    for (const Parameter& parameter : action.parameters) {
      const bool is_given = std::any_of(step.with.begin(), step.with.end(), [&](const auto& item) {
        return item.first == parameter.id && is_set(item.second);
      });
      if (!is_given && !parameter.is_optional)
        report(where + "/with/" + pointer_part(parameter.id), "missing-parameter",
               ticked(action.id) + " needs " + ticked(parameter.id));
    }
  }

  void bind_argument(const Parameter& parameter, const Value& value, const std::string& where) {
    if (std::string wrong = argument_problem(parameter, value); !wrong.empty())
      return report(where, "wrong-value", std::move(wrong));
    if (parameter.kind != ParameterKind::entity) return;
    const std::string& id = *as_text(value);
    const Holdable given = need_holder(id, where);
    if (given.type == kNoType || takes(parameter.of, given)) return;
    const std::string kind =
        given.member == kNoSymbol ? "of type " + ticked(policy_.types[given.type].id) : "a set";
    report(where, "wrong-holder",
           ticked(id) + " is " + kind + ", which " + ticked(parameter.id) + " does not take");
  }

  // --- edits by hand

  void bind_edit(const Edit& edit, const std::string& where) {
    switch (edit.kind) {
      case Edit::Kind::set:
        return bind_edit_field(need_entity(edit.entity, where + "/on"), edit.key, edit.value,
                               where + "/set/" + pointer_part(edit.key));
      case Edit::Kind::add: return bind_edit_holder(edit, where, "/to", "/add");
      case Edit::Kind::remove: return bind_edit_holder(edit, where, "/from", "/remove");
      case Edit::Kind::clear:
        need_relation(need_entity(edit.entity, where + "/on"), edit.key, where + "/clear");
        return;
      case Edit::Kind::create: return bind_edit_create(edit, where);
      case Edit::Kind::erase: need_entity(edit.entity, where + "/delete"); return;
    }
  }

  void bind_edit_create(const Edit& edit, const std::string& where) {
    const TypeIndex type = policy_.find_type(edit.key);
    if (type == kNoType)
      report(where + "/create", "unknown-type", "there is no type " + ticked(edit.key));
    for (const auto& [key, value] : edit.fields)
      bind_edit_field(type, key, value, where + "/with/" + pointer_part(key));
  }

  /// A relation that an edit may change; nullptr, with a problem where it is due, when there is
  /// none.
  const Relation* need_relation(TypeIndex type, const std::string& id, const std::string& where) {
    if (type == kNoType) return nullptr;
    const Relation* relation = policy_.types[type].find_relation(id);
    if (relation == nullptr)
      report(where, "unknown-relation",
             ticked(policy_.types[type].id) + " has no relation " + ticked(id));
    else if (relation->is_inverse())
      report(where, "computed-relation",
             ticked(id) + " is computed from " + ticked(policy_.name_of(relation->inverse)) +
                 "; change that");
    return relation == nullptr || relation->is_inverse() ? nullptr : relation;
  }

  void bind_edit_holder(const Edit& edit, const std::string& where, const char* relation_key,
                        const char* holder_key) {
    const Relation* relation =
        need_relation(need_entity(edit.entity, where + "/on"), edit.key, where + relation_key);
    bind_holder(relation, edit.holder, where + holder_key);
  }

  void bind_holder(const Relation* relation, const std::string& holder, const std::string& where) {
    const Holdable given = need_holder(holder, where);
    if (relation == nullptr || given.type == kNoType || takes(relation->of, given)) return;
    report(where, "wrong-holder", ticked(relation->id) + " cannot hold " + ticked(holder));
  }

  /// Nothing, or an empty text for a relation, takes away what was there.
  void bind_edit_field(TypeIndex type, const std::string& key, const Value& value,
                       const std::string& where) {
    if (type == kNoType) return;
    if (const Attribute* attribute = policy_.types[type].find_attribute(key)) {
      if (std::string wrong = is_set(value) ? value_problem(*attribute, value) : ""; !wrong.empty())
        report(where, "wrong-value", std::move(wrong));
    } else if (key == "label") {
      if (as_text(value) == nullptr) report(where, "wrong-value", "a label is a text");
    } else if (policy_.types[type].find_relation(key) == nullptr) {
      report(where, "unknown-name",
             ticked(policy_.types[type].id) + " has no relation or attribute " + ticked(key));
    } else if (const Relation* relation = need_relation(type, key, where)) {
      if (std::holds_alternative<bool>(value))
        report(where, "wrong-value", ticked(key) + " takes ids");
      if (const auto* text = as_text(value); text != nullptr && !text->empty())
        bind_holder(relation, *text, where);
      const auto* list = as_list(value);
      for (std::size_t i = 0; list != nullptr && i < list->size(); ++i)
        bind_holder(relation, (*list)[i], where + "/" + std::to_string(i));
      if (list != nullptr && relation->is_one && list->size() > 1)
        report(where, "too-many", ticked(key) + " holds one at most");
    }
  }

  // --- checks

  struct Selected {
    TypeIndex type;
    std::string where;
  };

  std::vector<Selected> bind_selection(Selection& selection, const std::string& where) {
    std::vector<Selected> selected;
    for (std::size_t i = 0; i < selection.ids.size(); ++i) {
      const std::string at = selection.is_list ? where + "/" + std::to_string(i) : where;
      const Holdable holder = need_holder(selection.ids[i], at);
      if (holder.type != kNoType && holder.member == kNoSymbol)
        selected.push_back({holder.type, at});
    }
    if (!is_identifier(selection.type)) return selected;
    const TypeIndex type = policy_.find_type(selection.type);
    if (type == kNoType) {
      report(where + "/type", "unknown-type",
             "there is no type " + ticked(selection.type) + " in the policy");
      return selected;
    }
    bind_where(policy_, type, selection.where, ids_, problems_);
    selected.push_back({type, where});
    return selected;
  }

  void bind_subjects(Selection& selection, const std::string& where) {
    for (const auto& [type, at] : bind_selection(selection, where)) {
      if (!policy_.types[type].is_subject)
        report(at, "not-a-subject", ticked(policy_.types[type].id) + " is not someone who can act");
    }
  }

  void bind_check(Check& check, const std::string& where) {
    const std::string inner = check.kind == Check::Kind::never ? where + "/never" : where;
    const int last = static_cast<int>(scenario_.steps.size());
    if (check.after.kind == When::Kind::number && check.after.number > last) {
      report(where + "/after", "no-such-step", "there are only " + std::to_string(last) + " steps");
    }
    bind_status(check, where);
    bind_subjects(check.who, inner + "/who");
    bind_subjects(check.by, inner + "/by");
    std::set<TypeIndex> types;
    for (const Selected& selected : bind_selection(check.on, inner + "/on"))
      types.insert(selected.type);
    need_actions(check.can, types, inner + "/can");
    need_actions(check.cannot, types, inner + "/cannot");
    need_actions(check.unclear, types, inner + "/unclear");
    for (std::size_t i = 0; i < check.because.size(); ++i) {
      if (policy_.find_rule(check.because[i]) == nullptr &&
          !is_rule_of_some_reading(check.because[i])) {
        report(inner + "/because/" + std::to_string(i), "unknown-rule",
               "there is no rule " + ticked(check.because[i]));
      }
    }
  }

  bool is_rule_of_some_reading(const std::string& id) const {
    return std::any_of(
        scenario_.policy->readings.begin(), scenario_.policy->readings.end(),
        [&](const Reading& reading) { return reading.policy->find_rule(id) != nullptr; });
  }

  /// Lists multiply out, so an action need only belong to one of the types; on the others it asks
  /// nothing.
  void need_actions(const std::vector<std::string>& actions, const std::set<TypeIndex>& types,
                    const std::string& where) {
    for (std::size_t i = 0; i < actions.size() && !types.empty(); ++i) {
      const std::string at = where + "/" + std::to_string(i);
      const auto found = std::find_if(types.begin(), types.end(), [&](TypeIndex type) {
        return policy_.types[type].find_action(actions[i]) != kNoAction;
      });
      if (found == types.end())
        report(at, "unknown-action",
               ticked(policy_.types[*types.begin()].id) + " has no action " + ticked(actions[i]));
      else if (policy_.types[*found]
                   .actions[policy_.types[*found].find_action(actions[i])]
                   .is_event)
        report(at, "not-an-action",
               ticked(actions[i]) + " is an event: it happens without anyone's permission");
    }
  }

  void bind_status(const Check& check, const std::string& where) {
    for (const auto& [id, status] : check.status) {
      const TypeIndex type = need_entity(id, where + "/status/" + pointer_part(id));
      if (type == kNoType) continue;
      const StatusScheme& scheme = policy_.types[type].status;
      const bool is_known =
          (policy_.types[type].has_status() && scheme.otherwise == status) ||
          std::any_of(scheme.cases.begin(), scheme.cases.end(),
                      [&word = status](const StatusCase& c) { return c.is == word; });
      if (!is_known)
        report(where + "/status/" + pointer_part(id), "unknown-status",
               ticked(policy_.types[type].id) + " is never " + ticked(status));
    }
  }

  Scenario& scenario_;
  const Policy& policy_;
  Problems& problems_;
  std::unordered_map<std::string, TypeIndex> type_of_;
  std::unordered_set<std::string> ids_;
};

}  // namespace

void bind_scenario(Scenario& scenario, Problems& problems) {
  ScenarioBinder(scenario, problems).run();
}

}  // namespace permsim
