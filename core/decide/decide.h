// May this person do this to that? One decision, with everything that took part in it. Simple on
// purpose: the fast matrix and the explanations are checked against it.
#pragma once
#include <optional>
#include <vector>

#include "core/world/world.h"

namespace permsim {

/// One cell: who does what to which thing. `action` is an index into the resource's type.
struct Cell {
  EntityIndex who = kNoEntity;
  EntityIndex on = kNoEntity;
  ActionIndex action = kNoAction;
  bool operator==(const Cell& other) const {
    return who == other.who && on == other.on && action == other.action;
  }
};

/// Why a rule did not apply.
enum class Unmet : std::uint8_t { when, to };
struct UnmetRule {
  std::uint32_t rule = 0;  ///< index into Policy::rules
  Unmet part = Unmet::to;
};

/// Rules are indices into Policy::rules, in file order.
struct Decision {
  Verdict verdict = Verdict::deny;
  std::vector<std::uint32_t>
      because;  ///< the rules that determined the verdict; none: no rule speaks
  std::vector<std::uint32_t> overruled;  ///< allow rules that applied and a forbid beat
  std::vector<std::uint32_t>
      limits;                    ///< limits that speak of it; cited when the verdict is not allow
  std::vector<UnmetRule> unmet;  ///< every rule that did not apply, and the first part that failed
};

/// The cell must be of the world: see `find_cell` for checked input. Cost: the rules of one action.
Decision decide(const World& world, const Cell& cell);
/// Where verdicts that are known already can be looked up: the matrix is one.
class VerdictSource {
 public:
  virtual Verdict at(const Cell& cell) const = 0;

 protected:
  ~VerdictSource() = default;
};

/// The verdict alone.
Verdict verdict_of(const World& world, const Cell& cell);

/// From ids to a cell, or why not: unknown-entity, not-a-subject, unknown-action, wrong-type (of
/// event actions).
Result<Cell> find_cell(const World& world, std::string_view who, std::string_view action,
                       std::string_view on);

}  // namespace permsim
