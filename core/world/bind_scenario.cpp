// Whether the steps of a scenario speak of things that are or will be there; checks are bound in
// bind_checks.cpp.
#include "core/world/bind_scenario.h"

#include <algorithm>

#include "core/base/budget.h"
#include "core/policy/fits.h"
#include "core/world/bind_checks.h"

namespace permsim {

namespace {

class StepBinder {
 public:
  StepBinder(const Scenario& scenario, const KnownIds& ids, Problems& problems)
      : scenario_(scenario), policy_(*scenario.policy_read()), ids_(ids), problems_(&problems) {}

  void run() {
    for (std::size_t i = 0; i < scenario_.steps.size(); ++i)
      bind_step(scenario_.steps[i], "/steps/" + std::to_string(i));
  }

 private:
  void report(std::string where, std::string code, std::string message, bool is_warning = false) {
    problems_->push_back({std::move(where), std::move(code), std::move(message), is_warning});
  }

  static constexpr std::uint64_t kTry = 50;  ///< steps of work: what is wrong is put into words

  /// An id may be given again, to a thing of another type. What is right of one of them is right,
  /// as only playing tells which it is; otherwise what is wrong with the first is told.
  template <class Bind>
  void bind_entity(const std::string& id, const std::string& where, Bind bind) {
    const std::vector<TypeIndex> types = ids_.need_entity(id, where, *problems_);
    if (types.size() == 1) return bind(types.front());
    Problems* const told = problems_;
    std::vector<Problems> wrong;
    for (std::size_t i = 0; i < types.size() && !budget::is_spent(); ++i) {
      budget::spend(kTry);
      Problems found;
      problems_ = &found;
      bind(types[i]);
      problems_ = told;
      if (!has_errors(found)) return told->append(found);
      if (i == 0) wrong.push_back(std::move(found));
    }
    if (!wrong.empty()) told->append(wrong.front());
  }

  // --- steps

  void bind_step(const Step& step, const std::string& where) {
    for (const Edit& edit : step.edits) bind_edit(edit, edit.where);
    if (step.is_edit() || (step.on.empty() && step.action.empty())) return;
    bind_entity(step.on, where + "/on", [&](TypeIndex type) { bind_act(step, type, where); });
  }

  void bind_act(const Step& step, TypeIndex type, const std::string& where) {
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
    const std::vector<TypeIndex> types = ids_.need_entity(step.by, where + "/by", *problems_);
    if (std::none_of(types.begin(), types.end(), [&](TypeIndex type) {
          return type == kNoType || policy_.types[type].is_subject;
        }))
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
    const std::vector<Holdable> all = ids_.need_holders(id, where, *problems_);
    if (takes_one(parameter.of, all)) return;
    const Holdable& given = all.front();
    const std::string kind =
        given.member == kNoSymbol ? "of type " + ticked(policy_.types[given.type].id) : "a set";
    report(where, "wrong-holder",
           ticked(id) + " is " + kind + ", which " + ticked(parameter.id) + " does not take");
  }

  /// Whether it takes one of them; of what is wrong with an id there is nothing more to tell.
  static bool takes_one(const std::vector<Holdable>& of, const std::vector<Holdable>& given) {
    return std::any_of(given.begin(), given.end(), [&](const Holdable& each) {
      return each.type == kNoType || takes(of, each);
    });
  }

  // --- edits by hand

  void bind_edit(const Edit& edit, const std::string& where) {
    if (edit.kind == Edit::Kind::create) return bind_edit_create(edit, where);
    const bool is_erased = edit.kind == Edit::Kind::erase;
    bind_entity(edit.entity, where + (is_erased ? "/delete" : "/on"),
                [&](TypeIndex type) { bind_edit_of(type, edit, where); });
  }

  void bind_edit_of(TypeIndex type, const Edit& edit, const std::string& where) {
    switch (edit.kind) {
      case Edit::Kind::set:
        return bind_edit_field(type, edit.key, edit.value,
                               where + "/set/" + pointer_part(edit.key));
      case Edit::Kind::add:
        return bind_holder(need_relation(type, edit.key, where + "/to"), edit.holder,
                           where + "/add");
      case Edit::Kind::remove:
        return bind_holder(need_relation(type, edit.key, where + "/from"), edit.holder,
                           where + "/remove");
      case Edit::Kind::clear: need_relation(type, edit.key, where + "/clear"); return;
      case Edit::Kind::create:
      case Edit::Kind::erase: return;
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

  void bind_holder(const Relation* relation, const std::string& holder, const std::string& where) {
    const std::vector<Holdable> given = ids_.need_holders(holder, where, *problems_);
    if (relation == nullptr || takes_one(relation->of, given)) return;
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

  const Scenario& scenario_;
  const Policy& policy_;
  const KnownIds& ids_;
  Problems* problems_;  ///< whom what is wrong is told
};

}  // namespace

void bind_scenario(Scenario& scenario, Problems& problems) {
  const KnownIds ids(scenario);
  StepBinder(scenario, ids, problems).run();
  bind_checks(scenario, ids, problems);
}

}  // namespace permsim
