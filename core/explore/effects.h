// What acts may change in a prospect: their effects, with everything that actors, targets and
// parameters may be.
#pragma once
#include "core/explore/prospect.h"

namespace permsim::exploring {

/// Is told every change that may happen.
class Changes {
 public:
  virtual ~Changes() = default;
  /// A value that is not set stands for the attribute's default.
  virtual void sets(EntityIndex entity, std::uint16_t attribute, const Values& values) = 0;
  virtual void adds(EntityIndex entity, std::uint16_t relation, const Entry& entry) = 0;
  virtual void removes(EntityIndex entity, std::uint16_t relation, const Entry& entry) = 0;
  virtual void clears(EntityIndex entity, std::uint16_t relation) = 0;
  virtual void erases(EntityIndex entity) = 0;
  /// The newcomer that stands for it; kNoEntity: what is made of it need not be told.
  virtual EntityIndex creates(TypeIndex type, bool is_named) = 0;
};

void tell_changes(const Prospect& prospect, const Acts& acts, Changes& changes);

/// Does a `create` take an id that may be taken already, or that a text may name? Fresh ones are
/// neither.
bool takes_given_id(const EffectClause& effect, const Acts& acts);

/// Does the action speak of `$actor` in its requirements or effects? If not, it is the same whoever
/// does it.
bool names_actor(const Action& action);
/// Do its effects?
bool effects_name_actor(const Action& action);
/// Every path of an action's effects and every condition of it.
template <class LookAtPath, class LookAtCondition>
void for_each_part(const EffectClause& effect, const LookAtPath& look_at_path,
                   const LookAtCondition& look_at_condition) {
  look_at_condition(effect.condition.condition);
  for (const EffectValue* value : {&effect.what, &effect.on, &effect.from, &effect.to}) {
    for (const Path& path : value->paths) look_at_path(path);
  }
  for (const EffectField& field : effect.fields) {
    for (const Path& path : field.value.paths) look_at_path(path);
  }
}

}  // namespace permsim::exploring
