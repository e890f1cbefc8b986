// Binds rules: see bind_rules.h.
#include "core/policy/bind_rules.h"

#include "core/policy/binder.h"

namespace permsim {

namespace {

void bind_rule(const Policy& policy, Rule& rule, Problems& problems) {
  const TypeSet on(rule.on.begin(), rule.on.end());
  Binder(policy, {}, rule.to.where, problems).bind(rule.to.expression, on);
  Binder(policy, {}, rule.when.where, problems).bind(rule.when.condition, on);
  const std::string& source = rule.source.source;
  const bool needs_entry = !source.empty() && source != kCustomSource;
  if (needs_entry && policy.find_source(source) == nullptr)
    problems.push_back(
        {rule.where + "/source", "unknown-source", "there is no source " + ticked(source)});
}

/// Whether any of its types has the action, which then knows of the rule.
bool bind_rule_action(Policy& policy, std::uint32_t number, const std::string& id,
                      const std::string& where, Problems& problems) {
  bool is_known = id == "*";
  for (const TypeIndex type : policy.rules[number].on) {
    const std::vector<Action>& actions = policy.types[type].actions;
    for (std::size_t i = 0; i < actions.size(); ++i) {
      if (id != "*" && actions[i].id != id) continue;
      is_known = true;
      if (id == "*" && actions[i].is_event) continue;
      std::vector<std::uint32_t>& rules = policy.action_rules[type][i];
      if (actions[i].is_event)
        problems.push_back(
            {where, "wrong-kind", ticked(id) + " is an event: nobody is asked for permission"});
      else if (rules.empty() || rules.back() != number)
        rules.push_back(number);
    }
  }
  return is_known;
}

void bind_rule_actions(Policy& policy, std::uint32_t number, Problems& problems) {
  const Rule& rule = policy.rules[number];
  const TypeSet on(rule.on.begin(), rule.on.end());
  for (std::size_t i = 0; i < rule.actions.size(); ++i) {
    const std::string where = rule.where + "/actions/" + std::to_string(i);
    if (bind_rule_action(policy, number, rule.actions[i], where, problems) || on.empty()) continue;
    problems.push_back(
        {where, "unknown-action",
         "there is no action " + ticked(rule.actions[i]) + " on " +
             (on.size() == 1 ? ticked(policy.types[*on.begin()].id) : "any of the rule's types")});
  }
}

}  // namespace

void bind_rules(Policy& policy, Problems& problems) {
  for (const Type& type : policy.types) policy.action_rules.emplace_back(type.actions.size());
  for (std::uint32_t rule = 0; rule < policy.rules.size(); ++rule) {
    if (!policy.rules.is_shared(rule)) bind_rule(policy, policy.rules.own(rule), problems);
    bind_rule_actions(policy, rule, problems);
  }
}

}  // namespace permsim
