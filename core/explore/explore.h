// Can these people reach this in k steps? Breadth-first over every act the policy allows them.
#pragma once
#include <optional>
#include <vector>

#include "core/play/apply.h"

namespace permsim {

struct Exploration {
  bool is_reached = false;
  std::vector<Step>
      steps;         ///< the shortest sequence, when reached; `apply` does them one after the other
  Cell cell;         ///< the cell reached
  int searched = 0;  ///< every sequence up to this length was tried
  bool is_complete =
      true;  ///< false: the bound on worlds was met before `searched` reached the wish
  std::size_t worlds = 0;  ///< distinct worlds seen, the start included, in the longest search
  std::size_t acts =
      0;  ///< acts that could matter in it: who may take them is asked in every world
};

/// Is there a sequence of up to `within` acts by `actors` after which one of `goals` is allowed
/// (none: it is so at once)?
///
/// An act is an action that is no event, on anything there is, by one of `actors`, that `apply`
/// would call done. For its parameters these are tried:
/// - an entity: every entity it may be, new ones included, and every userset (`team#member`) that
/// its types name;
///   optional ones are left out too;
/// - the id of what it creates: a fresh one, `new-1`, `new-2` …;
/// - a text with `values`, or yes or no: each, and left out where optional;
/// - other texts: where a condition may look at it, each text that conditions compare with and each
/// that such attributes
///   hold at the start; besides, `new`; left out where optional, and nothing else where no
///   condition looks at it;
/// - a list: where a condition may look at it, none, each list of the target at the start, and all
/// texts of all lists
///   together; else the empty list; left out where optional.
///
/// Acts that cannot matter are left aside (slice.h says why no sequence is missed by that),
/// and worlds that differ in nothing that matters are seen once. Order within a relation never
/// matters. Goals on what is not there are ignored; actors who are not there or cannot act take no
/// part.
Exploration explore(const World& start, const std::vector<Cell>& goals,
                    const std::vector<EntityIndex>& actors, int within,
                    std::size_t most_worlds = 200000);

}  // namespace permsim
