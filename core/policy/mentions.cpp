// Follows paths from type to type, as the binder does, and notes every name on the way.
#include "core/policy/mentions.h"

namespace permsim {

namespace {

class MentionFinder {
 public:
  MentionFinder(const Policy& policy, TypeSet self, const Action* action, Mentions& mentions)
      : policy_(policy), self_(std::move(self)), action_(action), mentions_(mentions) {}

  void set(const SetExpression& set) {
    if (set.kind == SetExpression::Kind::name) path(set.path);
    for (const SetExpression& part : set.parts) this->set(part);
  }

  void condition(const Condition& condition) {
    for (const Condition& part : condition.parts) this->condition(part);
    path(condition.path);
    path(condition.other);
    set(condition.set);
    for (const Operand& operand : condition.operands) {
      if (operand.is_path) path(operand.path);
    }
    if (condition.kind != Condition::Kind::can) return;
    for (const TypeIndex type : path(condition.path)) {
      const ActionIndex asked = policy_.types[type].find_action(condition.action.text);
      if (asked != kNoAction) mentions_.asked.insert({type, asked});
    }
  }

  /// The types it may lead to.
  TypeSet path(const Path& path) {
    TypeSet types = root(path);
    for (const Name& name : path.names) {
      TypeSet next;
      for (const TypeIndex type : types) step(type, name, next);
      types = std::move(next);
    }
    return types;
  }

  void effect(const EffectClause& effect) {
    condition(effect.condition.condition);
    const TypeSet on = effect.has_on ? paths(effect.on) : self_;
    const TypeSet what = paths(effect.what);
    paths(effect.from);
    paths(effect.to);
    for (const EffectField& field : effect.fields) paths(field.value);
    const TypeIndex named = policy_.find_type(effect.type);
    switch (effect.kind) {
      case EffectClause::Kind::set: return write_fields(effect, on);
      case EffectClause::Kind::add:
      case EffectClause::Kind::remove:
      case EffectClause::Kind::clear: return write(on, effect.relation);
      case EffectClause::Kind::move: return write({named}, effect.relation);
      case EffectClause::Kind::create:
        mentions_.written.insert({named, kNoSymbol});
        return write_fields(effect, {named});
      case EffectClause::Kind::erase:
        for (const TypeIndex type : what) mentions_.written.insert({type, kNoSymbol});
        return;
    }
  }

 private:
  /// Wider than `types_led_to`: the types that usersets stand on are mentioned as well.
  void add(const std::vector<Holdable>& of, TypeSet& types) const {
    for (const Holdable& holdable : of) {
      types.insert(holdable.type);
      if (holdable.member == kNoSymbol) continue;
      types.insert(policy_.subject_types());
    }
  }

  TypeSet root(const Path& path) const {
    TypeSet types;
    switch (path.root) {
      case Root::self:
      case Root::target: return self_;
      case Root::actor: return policy_.subject_types();
      case Root::entity: break;
      case Root::parameter:
        if (action_ != nullptr && path.parameter >= 0)
          add(action_->parameters[static_cast<std::size_t>(path.parameter)].of, types);
        break;
    }
    // A text may name anything.
    for (TypeIndex i = 0; types.empty() && i < policy_.types.size(); ++i) types.insert(i);
    return types;
  }

  void step(TypeIndex type, const Name& name, TypeSet& next) {
    const Member member = policy_.types[type].member(name.symbol);
    if (member.kind == MemberKind::none) return;
    mentions_.read.insert({type, name.symbol});
    if (member.kind == MemberKind::relation)
      add(policy_.types[type].relations[member.index].of, next);
  }

  TypeSet paths(const EffectValue& value) {
    TypeSet types;
    for (const Path& one : value.paths) {
      types.insert(path(one));
    }
    return types;
  }

  void write(const TypeSet& types, const std::string& name) {
    const Symbol symbol = policy_.find_symbol(name);
    for (const TypeIndex type : types) {
      if (type != kNoType && policy_.types[type].member(symbol).kind != MemberKind::none)
        mentions_.written.insert({type, symbol});
    }
  }
  void write_fields(const EffectClause& effect, const TypeSet& types) {
    for (const EffectField& field : effect.fields) write(types, field.key);
  }

  const Policy& policy_;
  TypeSet self_;
  const Action* action_;
  Mentions& mentions_;
};

}  // namespace

void mention(const Policy& policy, const SetExpression& set, const TypeSet& self,
             const Action* action, Mentions& mentions) {
  MentionFinder(policy, self, action, mentions).set(set);
}

void mention(const Policy& policy, const Condition& condition, const TypeSet& self,
             const Action* action, Mentions& mentions) {
  MentionFinder(policy, self, action, mentions).condition(condition);
}

void mention(const Policy& policy, const EffectClause& effect, TypeIndex type, const Action& action,
             Mentions& mentions) {
  MentionFinder(policy, {type}, &action, mentions).effect(effect);
}

}  // namespace permsim
