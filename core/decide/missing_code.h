// The closed list of what may keep somebody out.
#pragma once
#include <cstdint>
#include <string_view>

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
  no_one,             ///< the set is empty by definition
  deleted             ///< what was asked about was there and is no more
};
std::string_view word_of(MissingCode code);

}  // namespace permsim
