// What a fix is to bring about: that somebody may do something or may not, that a thing does well
// again, that a finding is no more.
#pragma once
#include <vector>

#include "core/explore/reads.h"
#include "core/play/findings.h"

namespace permsim {

struct Wish {
  enum class Kind : std::uint8_t { cell, status, finding };
  Kind kind = Kind::cell;
  Cell cell;                         ///< of a cell
  Verdict verdict = Verdict::allow;  ///< of a cell: allow (and able) or deny
  EntityIndex on = kNoEntity;        ///< of a status or finding
  FindingCode code = FindingCode::declared;
  std::int32_t declared = -1;  ///< which of the policy's findings
};

/// Whether it is so. Somebody or something that is not there is denied everything; what is to do
/// well has to be there.
bool is_so(const World& world, const Wish& wish);

namespace exploring {

/// Whatever the policy says that the wish depends on, by types.
std::set<TypedAction> relevant_actions(const World& world, const Wish& wish);
/// Conditions that it asks besides those of rules and acts.
std::vector<const Condition*> conditions_of(const World& world, const Wish& wish);
/// The spots that it depends on.
void read(const World& world, const Wish& wish, Reads& reads);

}  // namespace exploring

}  // namespace permsim
