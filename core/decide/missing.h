// Why not? The first part of a rule that keeps somebody out, by code and in words.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/decide/evaluate.h"

namespace permsim {

/// The first unmet part of a rule, from a closed list.
enum class MissingCode : std::uint8_t {
  attribute_differs,  ///< an attribute has another value
  flag_differs,       ///< a yes-or-no attribute is the other way round
  list_not_covered,   ///< a list lacks something
  nothing_there,      ///< a path leads to no entity
  other_entity,       ///< two paths lead to different entities
  nobody_there,       ///< a set that must have someone has no one
  not_permitted,      ///< somebody else's permission is missing (`can`)
  condition_false,    ///< a negated or compound condition does not hold
  not_holder,         ///< the person does not hold the relation
  not_in_set,         ///< the person is in none of the ways into a set
  excluded,           ///< the person is in a set that is taken away
  no_one              ///< the set is empty by definition
};
std::string_view word_of(MissingCode code);

struct Missing {
  std::uint32_t rule = 0;
  MissingCode code = MissingCode::not_in_set;
  std::string part;  ///< the expression's own text that failed
  std::string says;  ///< the same for people
};

/// The first part of a condition that fails on `self`. Only for conditions that do fail.
Missing first_unmet(const World& world, const ConditionText& condition, EntityIndex self,
                    const Binding& binding = {});
/// The first part of a set that keeps `person` out of it. Only for persons it does not contain.
Missing first_unmet(const World& world, const SetText& set, EntityIndex self, EntityIndex person);

}  // namespace permsim
