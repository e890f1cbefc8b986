// Follows effects as play/change.cpp does, but tells what may change instead of changing it.
#include "core/explore/effects.h"

#include <algorithm>

namespace permsim::exploring {

namespace {

bool may_be_in(const Prospect& prospect, const std::vector<Holdable>& of, const Entry& entry) {
  const TypeIndex type = prospect.type_index(entry.entity);
  return std::any_of(of.begin(), of.end(), [&](const Holdable& holdable) {
    return holdable.type == type && holdable.member == entry.member;
  });
}

class EffectTeller {
 public:
  EffectTeller(const Prospect& prospect, const Acts& acts, Changes& changes)
      : prospect_(prospect), acts_(acts), changes_(changes) {}

  void run() {
    for (const EffectClause& effect : prospect_.action_of(acts_).effects) {
      if (prospect_.holds(effect.condition.condition, acts_.target, acts_) != Always::no)
        tell(effect);
    }
  }

 private:
  void tell(const EffectClause& effect) {
    switch (effect.kind) {
      case EffectClause::Kind::create: return create(effect);
      case EffectClause::Kind::move: return move(effect);
      case EffectClause::Kind::erase:
        for (const Entry& entry : entries(effect.what)) changes_.erases(entry.entity);
        return;
      case EffectClause::Kind::set:
      case EffectClause::Kind::add:
      case EffectClause::Kind::remove:
      case EffectClause::Kind::clear: break;
    }
    std::vector<EntityIndex> targets{acts_.target};
    if (effect.has_on) {
      targets.clear();
      for (const Entry& entry : entries(effect.on)) targets.push_back(entry.entity);
    }
    for (const EntityIndex entity : targets) change(effect, entity);
  }

  void create(const EffectClause& effect) {
    const EntityIndex made =
        changes_.creates(prospect_.policy().find_type(effect.type), takes_given_id(effect, acts_));
    if (made == kNoEntity) return;
    for (const EffectField& field : effect.fields) set(made, field);
  }

  void change(const EffectClause& effect, EntityIndex entity) {
    if (effect.kind == EffectClause::Kind::set) {
      for (const EffectField& field : effect.fields) set(entity, field);
      return;
    }
    const Type& type = prospect_.type_of(entity);
    const Relation* relation = type.find_relation(effect.relation);
    if (relation == nullptr || relation->is_inverse()) return;
    const auto index = static_cast<std::uint16_t>(relation - type.relations.data());
    if (effect.kind == EffectClause::Kind::clear) return changes_.clears(entity, index);
    const std::vector<Entry> named = entries(effect.what);
    if (effect.kind == EffectClause::Kind::add) return add(entity, index, named);
    for (const Entry& entry : named) changes_.removes(entity, index, entry);
  }

  /// What a relation cannot hold makes the whole act impossible.
  void add(EntityIndex entity, std::uint16_t index, const std::vector<Entry>& entries) {
    const Relation& relation = prospect_.type_of(entity).relations[index];
    if (relation.is_one && !entries.empty()) changes_.clears(entity, index);
    fill(entity, index, entries);
  }
  void fill(EntityIndex entity, std::uint16_t index, const std::vector<Entry>& entries) {
    const Relation& relation = prospect_.type_of(entity).relations[index];
    for (const Entry& entry : entries) {
      if (may_be_in(prospect_, relation.of, entry)) changes_.adds(entity, index, entry);
    }
  }

  std::vector<Entry> entries(const EffectValue& value) const {
    std::vector<Entry> all;
    for (const Path& path : value.paths) {
      const std::vector<Entry> some = prospect_.entries(path, acts_.target, acts_);
      all.insert(all.end(), some.begin(), some.end());
    }
    return all;
  }

  bool is_left_out(const Path& path) const {
    if (path.root != Root::parameter || path.parameter < 0) return false;
    const Choices& choices = acts_.arguments[static_cast<std::size_t>(path.parameter)];
    return std::all_of(choices.begin(), choices.end(),
                       [](const Choice& choice) { return choice.is_left_out(); });
  }

  void set(EntityIndex entity, const EffectField& field) {
    const std::vector<Path>& paths = field.value.paths;
    if (field.value.is_path && !paths.empty() &&
        std::all_of(paths.begin(), paths.end(),
                    [&](const Path& path) { return is_left_out(path); })) {
      return;
    }
    const Type& type = prospect_.type_of(entity);
    if (const Attribute* attribute = type.find_attribute(field.key)) {
      const Values values = field.value.is_path
                                ? prospect_.values(paths.front(), acts_.target, acts_)
                                : Values{{field.value.literal}};
      return changes_.sets(entity, static_cast<std::uint16_t>(attribute - type.attributes.data()),
                           values);
    }
    const Relation* relation = type.find_relation(field.key);
    if (relation == nullptr || relation->is_inverse()) return;
    const auto index = static_cast<std::uint16_t>(relation - type.relations.data());
    changes_.clears(entity, index);
    add(entity, index, entries(field.value));
  }

  void move(const EffectClause& effect) {
    const std::vector<Entry> from = entries(effect.from);
    const std::vector<Entry> to = entries(effect.to);
    const TypeIndex moved = prospect_.policy().find_type(effect.type);
    const Relation* relation =
        moved == kNoType ? nullptr : prospect_.policy().types[moved].find_relation(effect.relation);
    if (relation == nullptr || relation->is_inverse()) return;
    const auto index =
        static_cast<std::uint16_t>(relation - prospect_.policy().types[moved].relations.data());
    for (const EntityIndex entity : holders_of(from, moved, index)) {
      const std::vector<Entry>& held = prospect_.may_hold(prospect_.first_slot(entity) + index);
      std::vector<Entry> gone;
      for (const Entry& entry : held) {
        if (is_among(from, entry)) gone.push_back(entry);
      }
      for (const Entry& entry : gone) changes_.removes(entity, index, entry);
      // A relation to one thing held what was moved away from and nothing else, so nothing else
      // goes.
      if (!gone.empty()) fill(entity, index, to);
    }
  }

  static bool is_among(const std::vector<Entry>& entries, const Entry& entry) {
    return std::any_of(entries.begin(), entries.end(),
                       [&](const Entry& one) { return one.same_holder(entry); });
  }

  /// Entities of a type that may hold one of these by a relation, in world order; all of the type
  /// while it is still found out who may hold what.
  std::vector<EntityIndex> holders_of(const std::vector<Entry>& held, TypeIndex type,
                                      std::uint16_t index) const {
    std::vector<EntityIndex> holders;
    if (!prospect_.is_settled()) {
      for (EntityIndex entity = 0; entity < prospect_.size(); ++entity) {
        if (prospect_.has(entity) && prospect_.type_index(entity) == type)
          holders.push_back(entity);
      }
      return holders;
    }
    for (const Entry& one : held) {
      for (const Spot& spot : prospect_.held_in(one.entity)) {
        const EntityIndex entity = prospect_.owner_of(spot.slot);
        if (prospect_.type_index(entity) == type &&
            spot.slot == prospect_.first_slot(entity) + index)
          holders.push_back(entity);
      }
    }
    std::sort(holders.begin(), holders.end());
    holders.erase(std::unique(holders.begin(), holders.end()), holders.end());
    return holders;
  }

  const Prospect& prospect_;
  const Acts& acts_;
  Changes& changes_;
};

bool names_actor(const SetExpression& set) {
  if (set.kind == SetExpression::Kind::name && set.path.root == Root::actor) return true;
  return std::any_of(set.parts.begin(), set.parts.end(),
                     [](const SetExpression& part) { return names_actor(part); });
}

bool names_actor(const Condition& condition) {
  if (condition.path.root == Root::actor || condition.other.root == Root::actor ||
      names_actor(condition.set))
    return true;
  for (const Operand& operand : condition.operands) {
    if (operand.is_path && operand.path.root == Root::actor) return true;
  }
  return std::any_of(condition.parts.begin(), condition.parts.end(),
                     [](const Condition& part) { return names_actor(part); });
}

}  // namespace

bool names_actor(const Action& action) {
  return effects_name_actor(action) ||
         std::any_of(action.requirements.begin(), action.requirements.end(),
                     [](const Requirement& each) { return names_actor(each.that.condition); });
}

bool effects_name_actor(const Action& action) {
  bool is_named = false;
  for (const EffectClause& effect : action.effects) {
    for_each_part(
        effect, [&](const Path& path) { is_named |= path.root == Root::actor; },
        [&](const Condition& condition) { is_named |= names_actor(condition); });
  }
  return is_named;
}

bool takes_given_id(const EffectClause& effect, const Acts& acts) {
  if (!effect.what.is_path || effect.what.paths.empty()) return is_set(effect.what.literal);
  const Path& path = effect.what.paths.front();
  if (path.root != Root::parameter || path.parameter < 0 || !path.names.empty()) return true;
  const Choices& choices = acts.arguments[static_cast<std::size_t>(path.parameter)];
  return std::any_of(choices.begin(), choices.end(), [](const Choice& choice) {
    return !choice.is_fresh && !choice.is_left_out();
  });
}

void tell_changes(const Prospect& prospect, const Acts& acts, Changes& changes) {
  EffectTeller(prospect, acts, changes).run();
}

}  // namespace permsim::exploring
