// Effects and edits become a list of plain operations, read from the world as it was; then all are carried out.
#include "core/change.h"

#include <algorithm>

#include "core/apply.h"

namespace permsim {

namespace {

/// One plain operation on places and indices.
struct Operation {
  enum class Kind { attribute, label, add, remove, clear, erase };
  Kind kind = Kind::attribute;
  EntityIndex entity = kNoEntity;
  std::uint16_t member = 0;
  Value value;
  Entry entry;
};

/// Collects operations and carries them out. The first problem stops everything.
class Changer {
 public:
  Changer(const World& world, std::uint32_t number) : next_(world), number_(number) { next_.forget_touched(); }

  World& next() { return next_; }
  const std::string& problem() const { return problem_; }
  void fail(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }

  EntityIndex create(const std::string& id, const std::string& type_id) {
    const TypeIndex type = next_.policy().find_type(type_id);
    if (type == kNoType) return fail("there is no type " + ticked(type_id)), kNoEntity;
    if (!is_id(id)) return fail(ticked(id) + " cannot be an id"), kNoEntity;
    if (next_.find(id) != kNoEntity) return fail("there is a " + ticked(id) + " already"), kNoEntity;
    return next_.create(id, id, type, number_);
  }

  void set_attribute(EntityIndex entity, std::uint16_t index, Value value) {
    const Attribute& attribute = next_.type_of(entity).attributes[index];
    if (!is_set(value)) value = attribute.fallback;
    if (is_set(value)) {
      if (std::string wrong = value_problem(attribute, value); !wrong.empty()) return fail(std::move(wrong));
    }
    operations_.push_back({Operation::Kind::attribute, entity, index, std::move(value), {}});
  }
  void set_label(EntityIndex entity, const std::string& label) { operations_.push_back({Operation::Kind::label, entity, 0, label, {}}); }

  void add(EntityIndex entity, std::uint16_t relation_index, Entry entry) {
    if (!can_hold(entity, relation_index, entry)) return;
    entry.since = since(entity, relation_index, entry);
    operations_.push_back({Operation::Kind::add, entity, relation_index, {}, entry});
  }
  /// Whether the relation takes such a holder at all; a problem when it does not.
  bool can_hold(EntityIndex entity, std::uint16_t relation_index, const Entry& entry) {
    const Relation& relation = next_.type_of(entity).relations[relation_index];
    if (may_hold(next_, relation.of, entry)) return true;
    fail(ticked(written(next_, entry)) + " cannot be “" + relation.label + "” of " + next_.at(entity).label);
    return false;
  }
  void remove(EntityIndex entity, std::uint16_t relation, const Entry& entry) { operations_.push_back({Operation::Kind::remove, entity, relation, {}, entry}); }
  void clear(EntityIndex entity, std::uint16_t relation) { operations_.push_back({Operation::Kind::clear, entity, relation, {}, {}}); }
  void set_relation(EntityIndex entity, std::uint16_t relation, const std::vector<Entry>& wanted) {
    clear(entity, relation);
    for (const Entry& entry : wanted) add(entity, relation, entry);
  }
  void erase(EntityIndex entity) { operations_.push_back({Operation::Kind::erase, entity, 0, {}, {}}); }

  /// A relation that may be changed, by its id; -1 and a problem when there is none.
  int relation(EntityIndex entity, const std::string& id) {
    const Type& type = next_.type_of(entity);
    const Relation* found = type.find_relation(id);
    if (found == nullptr) return fail(ticked(type.id) + " has no relation " + ticked(id)), -1;
    if (found->is_inverse()) return fail(ticked(id) + " is computed from " + ticked(next_.policy().name_of(found->inverse)) + "; change that"), -1;
    return static_cast<int>(found - type.relations.data());
  }

  Changed finish() {
    if (problem_.empty()) carry_out();
    if (problem_.empty() && touches_recursion()) problem_ = find_set_cycle(next_);
    if (!problem_.empty()) return {std::nullopt, problem_};
    return {std::move(next_), {}};
  }

 private:
  /// What was so before and is so after was not made by this step, even where its effects took it away in between.
  std::uint32_t since(EntityIndex entity, std::uint16_t relation, const Entry& entry) const {
    const auto& held = next_.at(entity).relations[relation];  // nothing is carried out yet
    const auto found = std::find_if(held.begin(), held.end(), [&](const Entry& each) { return each.same_holder(entry); });
    return found == held.end() ? number_ : found->since;
  }

  void carry_out() {
    for (const Operation& operation : operations_) {
      const EntityIndex entity = operation.entity;
      if (!next_.has(entity)) continue;
      switch (operation.kind) {
        case Operation::Kind::attribute: next_.set_attribute(entity, operation.member, operation.value); break;
        case Operation::Kind::label: next_.set_label(entity, std::get<std::string>(operation.value)); break;
        case Operation::Kind::add: next_.add(entity, operation.member, operation.entry); break;
        case Operation::Kind::remove: next_.remove(entity, operation.member, operation.entry); break;
        case Operation::Kind::clear: next_.clear(entity, operation.member); break;
        case Operation::Kind::erase: break;
      }
    }
    for (const Operation& operation : operations_) {
      if (operation.kind == Operation::Kind::erase && next_.has(operation.entity)) next_.erase(operation.entity);
    }
  }

  bool touches_recursion() const {
    const auto& recursive = next_.policy().recursive_relations;
    return std::any_of(next_.touched().begin(), next_.touched().end(), [&](const Touched& touched) {
      return next_.has(touched.entity) && std::find(recursive.begin(), recursive.end(), std::make_pair(next_.at(touched.entity).type, touched.member)) != recursive.end();
    });
  }

  World next_;
  std::uint32_t number_;
  std::vector<Operation> operations_;
  std::string problem_;
};

// --- effects

class EffectReader {
 public:
  EffectReader(const World& world, const Action& action, const Binding& binding, std::uint32_t number)
      : world_(world), action_(action), binding_(binding), changer_(world, number) {}

  Changed run() {
    std::vector<std::pair<const EffectClause*, EntityIndex>> happening;
    for (const EffectClause& effect : action_.effects) {
      if (!Evaluator(world_, binding_).holds(effect.condition.condition, binding_.target)) continue;
      happening.emplace_back(&effect, effect.kind == EffectClause::Kind::create ? create(effect) : kNoEntity);
    }
    if (!changer_.problem().empty()) return changer_.finish();
    const World as_it_was = changer_.next();  // with the new things in it, still empty, so that others may point at them
    Evaluator evaluator(as_it_was, binding_);
    evaluator_ = &evaluator;
    for (const auto& [effect, created] : happening) read(*effect, created);
    return changer_.finish();
  }

 private:
  EntityIndex create(const EffectClause& effect) {
    std::string id;
    if (effect.what.is_path) {
      const auto values = Evaluator(world_, binding_).values(effect.what.paths.front(), binding_.target);
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
      for (const Entry& entry : entries(effect.what)) changer_.erase(entry.entity);
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
      if (effect.kind == EffectClause::Kind::add) changer_.add(entity, index, entry);
      else changer_.remove(entity, index, entry);
    }
  }

  std::vector<EntityIndex> targets(const EffectClause& effect) {
    if (!effect.has_on) return {binding_.target};
    std::vector<EntityIndex> targets;
    for (const Entry& entry : entries(effect.on)) targets.push_back(entry.entity);
    return targets;
  }

  /// What the paths lead to: usersets as they are when a path ends in (or is) them.
  std::vector<Entry> entries(const EffectValue& value) {
    std::vector<Entry> entries;
    for (const Path& path : value.paths) {
      if (path.names.empty()) {
        for (const Entry& entry : evaluator_->root_entries(path, binding_.target)) entries.push_back(entry);
        continue;
      }
      for (const EntityIndex entity : evaluator_->walk_to_last(path, binding_.target)) {
        for (const Entry& entry : evaluator_->holders(entity, path.names.back().symbol)) entries.push_back(entry);
      }
    }
    return entries;
  }

  /// An optional parameter that was not given leaves the field as it is.
  bool is_left_out(const EffectValue& value) const {
    return value.is_path && !value.paths.empty() && std::all_of(value.paths.begin(), value.paths.end(), [&](const Path& path) {
             return path.root == Root::parameter && (path.parameter < 0 || !(*binding_.arguments)[static_cast<std::size_t>(path.parameter)].is_given());
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
      return changer_.set_attribute(entity, static_cast<std::uint16_t>(attribute - type.attributes.data()), value_of(field.value));
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
    if (changer_.next().type_of(entity).relations[relation].is_one && held.size() > 1) return changer_.fail(ticked(field.key) + " holds one at most");
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
        if (std::none_of(from.begin(), from.end(), [&](const Entry& entry) { return entry.same_holder(held); })) continue;
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

// --- edits by hand

class EditReader {
 public:
  EditReader(const World& world, std::uint32_t number) : changer_(world, number) {}

  Changed run(const std::vector<Edit>& edits) {
    for (const Edit& edit : edits) {
      if (edit.kind != Edit::Kind::create) continue;
      changer_.create(edit.entity, edit.key);
    }
    for (const Edit& edit : edits) {
      if (changer_.problem().empty()) read(edit);
    }
    return changer_.finish();
  }

 private:
  void read(const Edit& edit) {
    const EntityIndex entity = changer_.next().find(edit.entity);
    if (entity == kNoEntity) return changer_.fail(ticked(edit.entity) + " is not there");
    switch (edit.kind) {
      case Edit::Kind::set: return set(entity, edit.key, edit.value);
      case Edit::Kind::create:
        for (const auto& [key, value] : edit.fields) set(entity, key, value);
        return;
      case Edit::Kind::erase: return changer_.erase(entity);
      case Edit::Kind::add:
      case Edit::Kind::remove:
      case Edit::Kind::clear: return change_relation(entity, edit);
    }
  }

  void change_relation(EntityIndex entity, const Edit& edit) {
    const int relation = changer_.relation(entity, edit.key);
    if (relation < 0) return;
    const auto index = static_cast<std::uint16_t>(relation);
    if (edit.kind == Edit::Kind::clear) return changer_.clear(entity, index);
    const std::optional<Entry> entry = find_entry(changer_.next(), edit.holder);
    if (!entry) return changer_.fail(ticked(edit.holder) + " is not there");
    if (edit.kind == Edit::Kind::add) changer_.add(entity, index, *entry);
    else if (changer_.can_hold(entity, index, *entry)) changer_.remove(entity, index, *entry);
  }

  void set(EntityIndex entity, const std::string& key, const Value& value) {
    const Type& type = changer_.next().type_of(entity);
    if (const Attribute* attribute = type.find_attribute(key)) {
      return changer_.set_attribute(entity, static_cast<std::uint16_t>(attribute - type.attributes.data()), value);
    }
    if (key == "label" && as_text(value) != nullptr) return changer_.set_label(entity, *as_text(value));
    const int relation = changer_.relation(entity, key);
    if (relation < 0) return;
    TextList holders;
    if (const auto* list = as_list(value)) holders = *list;
    else if (const auto* text = as_text(value); text != nullptr && !text->empty()) holders = {*text};
    if (type.relations[static_cast<std::size_t>(relation)].is_one && holders.size() > 1) return changer_.fail(ticked(key) + " holds one at most");
    std::vector<Entry> wanted;
    for (const std::string& holder : holders) {
      const std::optional<Entry> entry = find_entry(changer_.next(), holder);
      if (!entry) return changer_.fail(ticked(holder) + " is not there");
      wanted.push_back(*entry);
    }
    changer_.set_relation(entity, static_cast<std::uint16_t>(relation), wanted);
  }

  Changer changer_;
};

}  // namespace

Changed apply_effects(const World& world, const Action& action, const Binding& binding, std::uint32_t number) {
  return EffectReader(world, action, binding, number).run();
}

Changed apply_edits(const World& world, const std::vector<Edit>& edits, std::uint32_t number) { return EditReader(world, number).run(edits); }

}  // namespace permsim
