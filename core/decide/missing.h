// Why not? The first part of a rule that keeps somebody out, by code and in words.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/decide/evaluate.h"
#include "core/decide/missing_code.h"

namespace permsim {

struct Missing {
  std::uint32_t rule = 0;
  MissingCode code = MissingCode::not_in_set;
  EntityIndex entity = kNoEntity;  ///< the entity that is the cause: its relation or attribute
  std::string part;                ///< the expression's own text that failed
  std::string says;                ///< the same for people, down to relations and attributes
  /// It names what a thing of this type does not have: the rule is about things of other types.
  bool is_foreign = false;
};

/// The first part of a condition that fails on `self`. Only for conditions that do fail.
Missing first_unmet(const World& world, const ConditionText& condition, EntityIndex self,
                    const Binding& binding = {});
/// The first part of a set that keeps `person` out of it. Only for persons it does not contain.
Missing first_unmet(const World& world, const SetText& set, EntityIndex self, EntityIndex person);

}  // namespace permsim
