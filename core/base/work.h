// How much was done, in plain numbers. Time depends on the machine, work does not: tests hold these
// against what a change touched (tests/core/work.tests.cpp), figures in time are tests/bench.
#pragma once
#include <cstdint>

namespace permsim {

/// Counted where it is done, since the program began: whoever wants to know what something took
/// looks before and after. Nothing in the core reads them.
struct Work {
  std::uint64_t rows = 0;        ///< rows of a matrix that were made: one thing's verdicts
  std::uint64_t sets = 0;        ///< sets of people that were made, to be shared by many rows
  std::uint64_t judgements = 0;  ///< entities whose status and findings were judged
  std::uint64_t compared = 0;    ///< people × things whose verdicts of two matrices were compared
  std::uint64_t planes = 0;      ///< columns written out: everybody's verdicts on one thing
  std::uint64_t decisions = 0;   ///< cells decided one by one, with their reasons
  std::uint64_t bytes = 0;       ///< of long lists, newly kept because something in them changed
  std::uint64_t texts = 0;       ///< files read while somebody writes in them

  Work since(const Work& before) const {
    return {rows - before.rows,         sets - before.sets,     judgements - before.judgements,
            compared - before.compared, planes - before.planes, decisions - before.decisions,
            bytes - before.bytes,       texts - before.texts};
  }
};

/// One for the whole program: the core runs on one thread.
inline Work work_done;

}  // namespace permsim
