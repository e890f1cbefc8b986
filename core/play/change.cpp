// What an action's effects do, read from the world as it was.
#include "core/play/change.h"

#include <algorithm>

#include "core/play/apply.h"
#include "core/play/changer.h"

namespace permsim {

namespace {

class EffectReader {
 public:
  EffectReader(const World& world, const Action& action, const Binding& binding,
               std::uint32_t number)
      : world_(world), action_(action), binding_(binding), changer_(world, number) {}

  Changed run() {
    std::vector<std::pair<const EffectClause*, EntityIndex>> happening;
    for (const EffectClause& effect : action_.effects) {
      if (!Evaluator(world_, binding_).holds(effect.condition.condition, binding_.target)) continue;
      happening.emplace_back(
          &effect, effect.kind == EffectClause::Kind::create ? create(effect) : kNoEntity);
    }
    if (!changer_.problem().empty()) return changer_.finish();
    const World as_it_was =
        changer_
            .next();  // with the new things in it, still empty, so that others may point at them
    Evaluator evaluator(as_it_was, binding_);
    evaluator_ = &evaluator;
    for (const auto& [effect, created] : happening) read(*effect, created);
    return changer_.finish();
  }

 private:
  EntityIndex create(const EffectClause& effect) {
    std::string id;
    if (effect.what.is_path) {
      const auto values =
          Evaluator(world_, binding_).values(effect.what.paths.front(), binding_.target);
      if (!values.empty() && as_text(values.front()) != nullptr) id = *as_text(values.front());
    } else if (const auto* text = as_text(effect.what.literal)) {
      id = *text;
    }
    for (int i = 1; id.empty(); ++i) {
      const std::string fresh = effect.type + "-" + std::to_string(i);
      if (changer_.next().find(fresh) == kNoEntity) id = fresh;
    }
    return changer_.create(id, effect.type);
  }

  void read(const EffectClause& effect, EntityIndex created) {
    if (created != kNoEntity) {
      for (const EffectField& field : effect.fields) set(created, field);
      return;
    }
    if (effect.kind == EffectClause::Kind::move) return move(effect);
    if (effect.kind == EffectClause::Kind::erase) {
      for (const EntityIndex entity : named(effect.what)) changer_.erase(entity);
      return;
    }
    for (const EntityIndex entity : targets(effect)) change(effect, entity);
  }

  void change(const EffectClause& effect, EntityIndex entity) {
    if (effect.kind == EffectClause::Kind::set) {
      for (const EffectField& field : effect.fields) set(entity, field);
      return;
    }
    const int relation = changer_.relation(entity, effect.relation);
    if (relation < 0) return;
    const auto index = static_cast<std::uint16_t>(relation);
    if (effect.kind == EffectClause::Kind::clear) return changer_.clear(entity, index);
    for (const Entry& entry : entries(effect.what)) {
      if (effect.kind == EffectClause::Kind::add)
        changer_.add(entity, index, entry);
      else
        changer_.remove(entity, index, entry);
    }
  }

  std::vector<EntityIndex> targets(const EffectClause& effect) {
    if (!effect.has_on) return {binding_.target};
    return named(effect.on);
  }

  /// What the paths name themselves: a userset names nothing that could be changed or deleted.
  std::vector<EntityIndex> named(const EffectValue& value) {
    std::vector<EntityIndex> named;
    for (const Entry& entry : entries(value)) {
      if (!entry.is_userset()) named.push_back(entry.entity);
    }
    return named;
  }

  /// What the paths lead to: usersets as they are when a path ends in (or is) them.
  std::vector<Entry> entries(const EffectValue& value) {
    std::vector<Entry> entries;
    for (const Path& path : value.paths) {
      if (path.names.empty()) {
        for (const Entry& entry : evaluator_->root_entries(path, binding_.target))
          entries.push_back(entry);
        continue;
      }
      for (const EntityIndex entity : evaluator_->walk_to_last(path, binding_.target)) {
        for (const Entry& entry : evaluator_->holders(entity, path.names.back().symbol))
          entries.push_back(entry);
      }
    }
    return entries;
  }

  /// An optional parameter that was not given leaves the field as it is.
  bool is_left_out(const EffectValue& value) const {
    return value.is_path && !value.paths.empty() &&
           std::all_of(value.paths.begin(), value.paths.end(), [&](const Path& path) {
             return path.root == Root::parameter &&
                    (path.parameter < 0 ||
                     !(*binding_.arguments)[static_cast<std::size_t>(path.parameter)].is_given());
           });
  }

  Value value_of(const EffectValue& value) {
    if (!value.is_path) return value.literal;
    const auto values = evaluator_->values(value.paths.front(), binding_.target);
    return values.empty() ? Value{} : values.front();
  }

  void set(EntityIndex entity, const EffectField& field) {
    if (is_left_out(field.value)) return;
    const Type& type = changer_.next().type_of(entity);
    if (const Attribute* attribute = type.find_attribute(field.key)) {
      return changer_.set_attribute(entity,
                                    static_cast<std::uint16_t>(attribute - type.attributes.data()),
                                    value_of(field.value));
    }
    if (type.find_relation(field.key) != nullptr) return set_relation(entity, field);
    if (field.key != "label") return;
    const Value label = value_of(field.value);
    if (as_text(label) != nullptr) changer_.set_label(entity, *as_text(label));
  }

  void set_relation(EntityIndex entity, const EffectField& field) {
    const int index = changer_.relation(entity, field.key);
    if (index < 0) return;
    const auto relation = static_cast<std::uint16_t>(index);
    const std::vector<Entry> held = entries(field.value);
    if (changer_.next().type_of(entity).relations[relation].is_one && held.size() > 1)
      return changer_.fail(ticked(field.key) + " holds one at most");
    changer_.set_relation(entity, relation, held);
  }

  void move(const EffectClause& effect) {
    const std::vector<Entry> from = entries(effect.from);
    const std::vector<Entry> to = entries(effect.to);
    if (to.size() != 1) return changer_.fail("there is nothing to move to");
    const World& world = changer_.next();
    const TypeIndex type = world.policy().find_type(effect.type);
    for (EntityIndex entity = 0; entity < world.size(); ++entity) {
      if (!world.has(entity) || world.at(entity).type != type) continue;
      const int relation = changer_.relation(entity, effect.relation);
      if (relation < 0) return;
      const auto index = static_cast<std::uint16_t>(relation);
      for (const Entry& held : world.at(entity).relations[index]) {
        if (std::none_of(from.begin(), from.end(),
                         [&](const Entry& entry) { return entry.same_holder(held); }))
          continue;
        changer_.remove(entity, index, held);
        changer_.add(entity, index, to.front());
      }
    }
  }

  const World& world_;
  const Action& action_;
  Binding binding_;
  Changer changer_;
  Evaluator* evaluator_ = nullptr;
};

}  // namespace

Changed apply_effects(const World& world, const Action& action, const Binding& binding,
                      std::uint32_t number) {
  return EffectReader(world, action, binding, number).run();
}

}  // namespace permsim
