// From goals back to actions, over members of types.
#include "core/explore/relevant.h"

#include "core/explore/values.h"

#include <algorithm>

namespace permsim::exploring {

namespace {

/// A text that is not the fresh id of what the action makes, where an entity is meant.
bool is_given_text(const Action& action, const Path& path) {
  if (path.root != Root::parameter || path.parameter < 0) return false;
  const auto parameter = static_cast<std::size_t>(path.parameter);
  return action.parameters[parameter].kind == ParameterKind::text && !is_new_id(action, parameter);
}

bool names_by_text(const Action& action, const Condition& condition) {
  const bool compares = condition.kind == Condition::Kind::equals ||
                        condition.kind == Condition::Kind::differs ||
                        condition.kind == Condition::Kind::one_of;
  if (!compares &&
      (is_given_text(action, condition.path) || is_given_text(action, condition.other) ||
       is_given_text(action, condition.set.path)))
    return true;
  return std::any_of(condition.parts.begin(), condition.parts.end(),
                     [&](const Condition& part) { return names_by_text(action, part); });
}

bool is_relation_somewhere(const Policy& policy, const std::string& name) {
  return std::any_of(policy.types.begin(), policy.types.end(),
                     [&](const Type& type) { return type.find_relation(name) != nullptr; });
}

bool names_by_text(const Policy& policy, const Action& action, const EffectClause& effect) {
  const auto is_named = [&](const EffectValue& value) {
    return std::any_of(value.paths.begin(), value.paths.end(),
                       [&](const Path& path) { return is_given_text(action, path); });
  };
  if (names_by_text(action, effect.condition.condition)) return true;
  if (effect.kind == EffectClause::Kind::create && !effect.what.is_path &&
      is_set(effect.what.literal))
    return true;
  if (effect.kind == EffectClause::Kind::create && effect.what.is_path &&
      !effect.what.paths.empty()) {
    const Path& id = effect.what.paths.front();
    if (id.root != Root::parameter || !id.names.empty()) return true;
  }
  return is_named(effect.what) || is_named(effect.on) || is_named(effect.from) ||
         is_named(effect.to) ||
         std::any_of(effect.fields.begin(), effect.fields.end(), [&](const EffectField& field) {
           return is_named(field.value) && is_relation_somewhere(policy, field.key);
         });
}

/// Does the action depend on which ids there are? It does where a text names an entity, or what is
/// made gets a given id.
bool names_by_text(const Policy& policy, const Action& action) {
  return std::any_of(action.requirements.begin(), action.requirements.end(),
                     [&](const Requirement& requirement) {
                       return names_by_text(action, requirement.that.condition);
                     }) ||
         std::any_of(action.effects.begin(), action.effects.end(), [&](const EffectClause& effect) {
           return names_by_text(policy, action, effect);
         });
}

class RelevanceFinder {
 public:
  explicit RelevanceFinder(const Policy& policy) : policy_(policy) {}

  void want_cell(TypeIndex type, ActionIndex action) {
    if (!asked_.insert({type, action}).second) return;
    want(type, kNoSymbol);
    for (TypeIndex i = 0; i < policy_.types.size(); ++i) {
      if (policy_.types[i].is_subject) want(i, kNoSymbol);
    }
    Mentions mentions;
    for (const std::uint32_t number : policy_.rules_of(type, action)) {
      const Rule& rule = policy_.rules[number];
      if (rule.effect != Effect::allow && rule.effect != Effect::forbid) continue;
      mention(policy_, rule.to.expression, {type}, nullptr, mentions);
      mention(policy_, rule.when.condition, {type}, nullptr, mentions);
    }
    want(mentions);
  }

  void want(const Mentions& mentions) {
    for (const auto& [type, symbol] : mentions.read) want(type, symbol);
    for (const auto& [type, action] : mentions.asked) want_cell(type, action);
  }

  std::set<TypedAction> run() {
    std::set<TypedAction> found;
    for (bool is_growing = true; is_growing;) {
      is_growing = false;
      for (TypeIndex type = 0; type < policy_.types.size(); ++type) {
        for (ActionIndex action = 0; action < policy_.types[type].actions.size(); ++action) {
          if (found.count({type, action}) != 0 || !matters(type, action)) continue;
          found.insert({type, action});
          want_action(type, action);
          is_growing = true;
        }
      }
    }
    return found;
  }

 private:
  /// What is wanted for its sake is wanted in the same loop: sets nest by the hundred.
  void want(TypeIndex type, Symbol symbol) {
    if (!wanted_.insert({type, symbol}).second || symbol == kNoSymbol) return;
    unread_.emplace_back(type, symbol);
    if (is_reading_) return;
    is_reading_ = true;
    while (!unread_.empty()) {
      const TypedMember next = unread_.back();
      unread_.pop_back();
      want_what_is_read(next.first, next.second);
    }
    is_reading_ = false;
  }

  void want_what_is_read(TypeIndex type, Symbol symbol) {
    const Member member = policy_.types[type].member(symbol);
    if (member.kind == MemberKind::relation) {
      const Relation& relation = policy_.types[type].relations[member.index];
      for (const Holdable& holdable : relation.of) {
        if (holdable.member != kNoSymbol) want(holdable.type, holdable.member);
      }
      if (relation.is_inverse()) want(relation.inverse_type, relation.inverse);
    }
    if (member.kind != MemberKind::set) return;
    Mentions mentions;
    for (const GuardedSet& part : policy_.types[type].sets[member.index].parts) {
      mention(policy_, part.to.expression, {type}, nullptr, mentions);
      mention(policy_, part.when.condition, {type}, nullptr, mentions);
    }
    want(mentions);
  }

  /// Events nobody takes, and what no rule allows nobody does.
  bool matters(TypeIndex type, ActionIndex index) const {
    const Action& action = policy_.types[type].actions[index];
    const std::vector<std::uint32_t>& rules = policy_.rules_of(type, index);
    const bool may_be_allowed = std::any_of(rules.begin(), rules.end(), [&](std::uint32_t number) {
      return policy_.rules[number].effect == Effect::allow;
    });
    if (action.is_event || !may_be_allowed) return false;
    Mentions mentions;
    for (const EffectClause& effect : action.effects)
      mention(policy_, effect, type, action, mentions);
    return std::any_of(mentions.written.begin(), mentions.written.end(),
                       [&](const TypedMember& written) { return is_wanted(written); });
  }

  /// What comes or goes takes all its members with it, and its place in relations.
  bool is_wanted(const TypedMember& written) const {
    if (wanted_.count(written) != 0) return true;
    if (written.second != kNoSymbol) return false;
    return std::any_of(wanted_.begin(), wanted_.end(), [&](const TypedMember& one) {
      if (one.first == written.first) return true;
      const Member member = policy_.types[one.first].member(one.second);
      if (member.kind != MemberKind::relation) return false;
      const auto& of = policy_.types[one.first].relations[member.index].of;
      return std::any_of(of.begin(), of.end(),
                         [&](const Holdable& holdable) { return holdable.type == written.first; });
    });
  }

  void want_action(TypeIndex type, ActionIndex index) {
    const Action& action = policy_.types[type].actions[index];
    want_cell(type, index);
    Mentions mentions;
    for (const Requirement& requirement : action.requirements)
      mention(policy_, requirement.that.condition, {type}, &action, mentions);
    for (const EffectClause& effect : action.effects)
      mention(policy_, effect, type, action, mentions);
    want(mentions);
    for (const Parameter& parameter : action.parameters) {
      for (const Holdable& holdable : parameter.of) {
        want(holdable.type, kNoSymbol);
        if (holdable.member != kNoSymbol) want(holdable.type, holdable.member);
      }
    }
    for (TypeIndex i = 0; names_by_text(policy_, action) && i < policy_.types.size(); ++i)
      want(i, kNoSymbol);
    const bool may_close = std::any_of(mentions.written.begin(), mentions.written.end(),
                                       [&](const TypedMember& one) { return closes_circles(one); });
    if (!may_close) return;
    for (const auto& [of, symbol] : policy_.nesting.by_change) want(of, symbol);
    for (const auto& [of, symbol] : policy_.nesting.by_usersets) want(of, symbol);
  }

  /// What comes or goes may take any relation with it.
  bool closes_circles(const TypedMember& written) const {
    const Nesting& nesting = policy_.nesting;
    if (written.second == kNoSymbol) return nesting.is_needed();
    return nesting.rests_on(written) || nesting.rests_on_usersets_of(written);
  }

  const Policy& policy_;
  std::set<TypedMember> wanted_;
  std::vector<TypedMember> unread_;
  bool is_reading_ = false;
  std::set<TypedAction> asked_;
};

}  // namespace

std::set<TypedAction> relevant_actions(const World& world, const std::vector<Cell>& goals) {
  RelevanceFinder finder(world.policy());
  for (const Cell& goal : goals) finder.want_cell(world.at(goal.on).type, goal.action);
  return finder.run();
}

std::set<TypedAction> relevant_actions(const Policy& policy, const Mentions& goal) {
  RelevanceFinder finder(policy);
  finder.want(goal);
  return finder.run();
}

std::set<TypedAction> all_actions(const Policy& policy, bool with_events) {
  std::set<TypedAction> all;
  for (TypeIndex type = 0; type < policy.types.size(); ++type) {
    const std::vector<Action>& actions = policy.types[type].actions;
    for (ActionIndex action = 0; action < actions.size(); ++action) {
      if (with_events || !actions[action].is_event) all.insert({type, action});
    }
  }
  return all;
}

}  // namespace permsim::exploring
