// What effects and edits become: plain operations, collected while the world is still as it was,
// then carried out together. Only change.cpp and edit.cpp include this.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "core/decide/set_cycle.h"
#include "core/play/change.h"
#include "core/policy/fits.h"
#include "core/world/holders.h"

namespace permsim {

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
  Changer(const World& world, std::uint32_t number)
      : before_(world), next_(world), number_(number) {
    next_.forget_touched();
  }

  World& next() { return next_; }
  const std::string& problem() const { return problem_; }
  void fail(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }
  /// The same where something is to be given back all the same.
  template <class Nothing>
  Nothing failed(std::string problem, Nothing nothing) {
    fail(std::move(problem));
    return nothing;
  }

  EntityIndex create(const std::string& id, const std::string& type_id) {
    const TypeIndex type = next_.policy().find_type(type_id);
    if (type == kNoType) return failed("there is no type " + ticked(type_id), kNoEntity);
    if (!is_id(id)) return failed(ticked(id) + " cannot be an id", kNoEntity);
    if (next_.find(id) != kNoEntity)
      return failed("there is a " + ticked(id) + " already", kNoEntity);
    return next_.create(id, id, type, number_);
  }

  void set_attribute(EntityIndex entity, std::uint16_t index, Value value) {
    const Attribute& attribute = next_.type_of(entity).attributes[index];
    if (!is_set(value)) value = attribute.fallback;
    if (is_set(value)) {
      if (std::string wrong = value_problem(attribute, value); !wrong.empty())
        return fail(std::move(wrong));
    }
    operations_.push_back({Operation::Kind::attribute, entity, index, std::move(value), {}});
  }
  void set_label(EntityIndex entity, const std::string& label) {
    operations_.push_back({Operation::Kind::label, entity, 0, label, {}});
  }

  void add(EntityIndex entity, std::uint16_t relation_index, Entry entry) {
    if (!can_hold(entity, relation_index, entry)) return;
    entry.since = since(entity, relation_index, entry);
    operations_.push_back({Operation::Kind::add, entity, relation_index, {}, entry});
  }
  /// Whether the relation takes such a holder at all; a problem when it does not.
  bool can_hold(EntityIndex entity, std::uint16_t relation_index, const Entry& entry) {
    const Relation& relation = next_.type_of(entity).relations[relation_index];
    if (may_hold(next_, relation.of, entry)) return true;
    fail(ticked(written(next_, entry)) + " cannot be “" + relation.label + "” of " +
         next_.at(entity).label);
    return false;
  }
  void remove(EntityIndex entity, std::uint16_t relation, const Entry& entry) {
    operations_.push_back({Operation::Kind::remove, entity, relation, {}, entry});
  }
  void clear(EntityIndex entity, std::uint16_t relation) {
    operations_.push_back({Operation::Kind::clear, entity, relation, {}, {}});
  }
  void set_relation(EntityIndex entity, std::uint16_t relation, const std::vector<Entry>& wanted) {
    clear(entity, relation);
    for (const Entry& entry : wanted) add(entity, relation, entry);
  }
  void erase(EntityIndex entity) {
    operations_.push_back({Operation::Kind::erase, entity, 0, {}, {}});
  }

  /// A relation that may be changed, by its id; -1 and a problem when there is none.
  int relation(EntityIndex entity, const std::string& id) {
    const Type& type = next_.type_of(entity);
    const Relation* found = type.find_relation(id);
    if (found == nullptr) return failed(ticked(type.id) + " has no relation " + ticked(id), -1);
    if (found->is_inverse())
      return failed(ticked(id) + " is computed from " +
                        ticked(next_.policy().name_of(found->inverse)) + "; change that",
                    -1);
    return static_cast<int>(found - type.relations.data());
  }

  Changed finish() {
    if (problem_.empty()) carry_out();
    if (problem_.empty()) problem_ = nesting_problem(before_, next_);
    if (!problem_.empty()) return {std::nullopt, problem_};
    return {std::move(next_), {}};
  }

 private:
  /// What was so before and is so after was not made by this step, even where its effects took it
  /// away in between.
  std::uint32_t since(EntityIndex entity, std::uint16_t relation, const Entry& entry) const {
    const auto& held = next_.at(entity).relations[relation];  // nothing is carried out yet
    const auto found = std::find_if(held.begin(), held.end(),
                                    [&](const Entry& each) { return each.same_holder(entry); });
    return found == held.end() ? number_ : found->since;
  }

  void carry_out() {
    for (const Operation& operation : operations_) {
      const EntityIndex entity = operation.entity;
      if (!next_.has(entity)) continue;
      switch (operation.kind) {
        case Operation::Kind::attribute:
          next_.set_attribute(entity, operation.member, operation.value);
          break;
        case Operation::Kind::label:
          next_.set_label(entity, std::get<std::string>(operation.value));
          break;
        case Operation::Kind::add: next_.add(entity, operation.member, operation.entry); break;
        case Operation::Kind::remove:
          next_.remove(entity, operation.member, operation.entry);
          break;
        case Operation::Kind::clear: next_.clear(entity, operation.member); break;
        case Operation::Kind::erase: break;
      }
    }
    for (const Operation& operation : operations_) {
      if (operation.kind == Operation::Kind::erase && next_.has(operation.entity))
        next_.erase(operation.entity);
    }
  }

  const World& before_;
  World next_;
  std::uint32_t number_;
  std::vector<Operation> operations_;
  std::string problem_;
};

}  // namespace permsim
