// The sets of one and the same entity that an expression leads to, in the order in which they can
// be worked out.
#pragma once
#include <vector>

#include "core/policy/policy.h"

namespace permsim {

/// Remembers which sets of a type were told already, so that a type's sets are told once however
/// many rules lead to them.
class OwnSets {
 public:
  explicit OwnSets(const Type& type) : type_(type), is_told_(type.sets.size(), 0) {}

  /// Indices into Type::sets: those the expression names, directly or through each other, and that
  /// were not told before; each stands after the sets it names itself. Sets that conditions mention
  /// are not among them. By its own stack: chains of sets may be long.
  std::vector<std::uint16_t> untold(const SetExpression& set);

 private:
  const Type& type_;
  std::vector<char> is_told_;
};

}  // namespace permsim
