// What an answer rests on besides relation entries: conditions, and exclusions it survives.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/decide/evaluate.h"

namespace permsim {

/// Something that is so in the world it was found in. It points into the policy, which must outlive
/// it.
struct Ground {
  /// A condition that holds or fails, or a set that the person is in or (an exclusion) not in.
  enum class Kind : std::uint8_t { holds, fails, inside, outside };
  Kind kind = Kind::holds;
  const Condition* condition = nullptr;  ///< holds, fails: no `and`, `or` or `not`
  const SetExpression* set = nullptr;    ///< inside, outside
  EntityIndex self = kNoEntity;          ///< what the expression stands on
  EntityIndex person = kNoEntity;        ///< inside, outside
  std::string_view part;                 ///< its text, as the policy has it
  std::uint32_t since = 0;  ///< the step at which it last came to be so; see play/since.h
};

/// Whether it is so in a world of the same policy.
bool is_so(const World& world, const Ground& ground);

}  // namespace permsim
