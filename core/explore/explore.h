// Can these people reach this in k steps? Breadth-first over every act the policy allows them.
//
// The idea. "Can anyone on that team ever see Payroll?" is the safety question of access control
// (Harrison, Ruzzo and Ullman, 1976): in general undecidable, decidable for a bound on the number
// of acts. So this is bounded model checking of a transition system. Its states are worlds, its
// transitions what `apply` would call done, its goal a set of cells; breadth-first search of it
// gives a shortest counterexample or none of that length. What makes it quick is that most acts
// never come into it, and each reason is a technique with a name:
//
// 1. Static dependencies (relevant.h). From types alone: an action that can write nothing that a
//    goal reads, directly or through other actions, is outside the goal's cone of influence.
// 2. Abstract interpretation (prospect.h, effects.h, certain.cpp, always.cpp). One abstract world
//    stands for all that can be reached: relations only gain holders in it, attributes gain
//    values, things made anew are stood for by one newcomer each kind. It is the least fixpoint
//    above the start, so it is made before any search. Asked about it, expressions have three
//    answers (three_valued.h): so in every world, in none, or in some. A goal that is "in none" is
//    never searched for, and what is "in every" is no dependency of anything.
// 3. Slicing by distance (slice.h, reads.h). Of what is left, each act has a rank: how many acts
//    must come after it for it to matter. With fewer acts to go it is left out. slice.h has the
//    proof that a shortest sequence loses nothing by it.
// 4. Equal states once (fingerprint.h). Worlds that agree in every spot with a rank are the same
//    state: 128 bits, an additive (Zobrist) hash that each change updates in passing.
// 5. Symmetry. What differs in nothing but the actor is one transition (`Deed`): any of them who
//    may take it does, and whether somebody may is asked once a world.
//
// The parameters that are tried are finite (values.h, below); that is where "every act" ends.
// tests/core/explore_brute.tests.cpp compares with a search that leaves out nothing.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "core/explore/resumable.h"
#include "core/play/apply.h"

namespace permsim {

struct Exploration {
  bool is_reached = false;
  std::vector<Step>
      steps;         ///< the shortest sequence, when reached; `apply` does them one after the other
  Cell cell;         ///< the cell reached
  int searched = 0;  ///< every sequence up to this length was tried
  bool is_whole = true;              ///< false: a bound was met before `searched` reached the wish
  std::vector<std::string> untried;  ///< parameters of which values that could matter were left out
  /// Whether the answer is the last word: reached, or everything was tried.
  bool is_complete() const { return is_reached || (is_whole && untried.empty()); }
  std::size_t sequences = 0;  ///< acts done in the longest search: the ends of so many sequences
  std::size_t worlds = 0;     ///< distinct worlds seen, the start included, in the longest search
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
///   hold at the start; besides, texts that nothing knows, `new`, `new 2` …; left out where
///   optional, and nothing else where no condition looks at it;
/// - a list: where a condition may look at it, one value for each combination of the conditions
///   that read it (values.h), or, where these are too many, none, all texts together and each list
///   there is, which is told (`untried`); else the empty list; left out where optional.
///
/// Acts that cannot matter are left aside (slice.h says why no sequence is missed by that),
/// and worlds that differ in nothing that matters are seen once. Order within a relation never
/// matters. Goals on what is not there are ignored; actors who are not there or cannot act take no
/// part.
Exploration explore(const World& start, const std::vector<Cell>& goals,
                    const std::vector<EntityIndex>& actors, int within,
                    std::size_t most_worlds = 200000);

/// The same, to be put down and taken up again. The world has to outlive it.
class ExploreSearch : public Resumable {
 public:
  ExploreSearch(const World& start, const std::vector<Cell>& goals, std::vector<EntityIndex> actors,
                int within, std::size_t most_worlds = 200000);
  ~ExploreSearch() override;
  bool go_on(Pace& pace) override;
  /// Once it is over.
  const Exploration& found() const;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace permsim
