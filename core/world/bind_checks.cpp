// Whether the checks of a scenario speak of people, things, actions, rules and statuses there are.
#include "core/world/bind_checks.h"

#include <algorithm>
#include <set>

#include "core/policy/bind.h"

namespace permsim {

namespace {

class CheckBinder {
 public:
  CheckBinder(const Scenario& scenario, const KnownIds& ids, Problems& problems)
      : scenario_(scenario), policy_(*scenario.policy_read()), ids_(ids), problems_(problems) {}

  void run(Check& check, const std::string& where) {
    const std::string inner = check.kind == Check::Kind::never ? where + "/never" : where;
    const int last = static_cast<int>(scenario_.steps.size());
    if (check.after.kind == When::Kind::number && check.after.number > last) {
      report(where + "/after", "no-such-step",
             "the scenario has " + std::to_string(last) + (last == 1 ? " step" : " steps"));
    }
    bind_status(check, where);
    bind_subjects(check.who, inner + "/who");
    bind_subjects(check.by, inner + "/by");
    std::set<TypeIndex> types;
    for (const Selected& selected : bind_selection(check.on, inner + "/on"))
      types.insert(selected.types.begin(), selected.types.end());
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

 private:
  void report(std::string where, std::string code, std::string message) {
    problems_.push_back({std::move(where), std::move(code), std::move(message)});
  }

  /// More than one type where an id is given again to a thing of another.
  struct Selected {
    std::vector<TypeIndex> types;
    std::string where;
  };

  std::vector<Selected> bind_selection(Selection& selection, const std::string& where) {
    std::vector<Selected> selected;
    for (std::size_t i = 0; i < selection.ids.size(); ++i) {
      const std::string at =
          selection.is_list ? where + "/" + std::to_string(selection.place_of(i)) : where;
      std::vector<TypeIndex> types;
      for (const Holdable& holder : ids_.need_holders(selection.ids[i], at, problems_)) {
        if (holder.type != kNoType && holder.member == kNoSymbol) types.push_back(holder.type);
      }
      if (!types.empty()) selected.push_back({std::move(types), at});
    }
    if (!is_identifier(selection.type)) return selected;
    const TypeIndex type = policy_.find_type(selection.type);
    if (type == kNoType) {
      report(where + "/type", "unknown-type",
             "there is no type " + ticked(selection.type) + " in the policy");
      return selected;
    }
    bind_where(policy_, type, selection.where, ids_.all(), problems_);
    selected.push_back({{type}, where});
    return selected;
  }

  void bind_subjects(Selection& selection, const std::string& where) {
    for (const auto& [types, at] : bind_selection(selection, where)) {
      if (std::none_of(types.begin(), types.end(),
                       [&](TypeIndex type) { return policy_.types[type].is_subject; }))
        report(at, "not-a-subject",
               ticked(policy_.types[types.front()].id) + " is not someone who can act");
    }
    for (const StandIn& stand_in : selection.stand_ins)
      bind_stand_in(stand_in,
                    selection.is_list ? where + "/" + std::to_string(stand_in.at) : where);
  }

  void bind_stand_in(const StandIn& stand_in, const std::string& where) {
    for (std::size_t i = 0; i < stand_in.holds.size(); ++i) {
      const std::string at =
          where + "/any" + (stand_in.holds.size() == 1 ? "" : "/" + std::to_string(i));
      const std::vector<Holdable> holders = ids_.need_holders(stand_in.holds[i], at, problems_);
      if (std::none_of(holders.begin(), holders.end(), [&](const Holdable& each) {
            return each.type == kNoType || is_held_by_people(each);
          }))
        report_held(holders.front(), stand_in.holds[i], at);
    }
  }

  bool is_held_by_people(const Holdable& holder) const {
    const Relation* relation = relation_of(holder);
    return relation != nullptr && takes_people(*relation);
  }
  const Relation* relation_of(const Holdable& holder) const {
    const Type& type = policy_.types[holder.type];
    const Member member = type.member(holder.member);
    return member.kind == MemberKind::relation ? &type.relations[member.index] : nullptr;
  }
  void report_held(const Holdable& holder, const std::string& text, const std::string& at) {
    if (const Relation* relation = relation_of(holder))
      report(at, "not-a-subject", ticked(relation->id) + " is not held by people themselves");
    else
      report(at, "unknown-relation",
             "a stand-in holds relations, written `entity#relation`, never " + ticked(text));
  }

  bool takes_people(const Relation& relation) const {
    return !relation.is_inverse() &&
           std::any_of(relation.of.begin(), relation.of.end(), [&](const Holdable& each) {
             return each.member == kNoSymbol && policy_.types[each.type].is_subject;
           });
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
      const std::vector<TypeIndex> types =
          ids_.need_entity(id, where + "/status/" + pointer_part(id), problems_);
      if (std::none_of(types.begin(), types.end(), [&, &word = status](TypeIndex type) {
            return type == kNoType || has_status(policy_.types[type], word);
          }))
        report(where + "/status/" + pointer_part(id), "unknown-status",
               ticked(policy_.types[types.front()].id) + " is never " + ticked(status));
    }
  }

  static bool has_status(const Type& type, const std::string& word) {
    const StatusScheme& scheme = type.status;
    return (type.has_status() && scheme.otherwise == word) ||
           std::any_of(scheme.cases.begin(), scheme.cases.end(),
                       [&](const StatusCase& each) { return each.is == word; });
  }

  const Scenario& scenario_;
  const Policy& policy_;
  const KnownIds& ids_;
  Problems& problems_;
};

}  // namespace

void bind_checks(Scenario& scenario, const KnownIds& ids, Problems& problems) {
  CheckBinder binder(scenario, ids, problems);
  for (std::size_t i = 0; i < scenario.checks.size(); ++i)
    binder.run(scenario.checks[i], "/checks/" + std::to_string(i));
}

}  // namespace permsim
