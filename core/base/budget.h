// How much work an answer may take. A small file can ask for more than anybody waits for (people ×
// things × rules × steps), so work is counted, by steps that are the same on every machine, and
// whoever answers says in words when there was too much.
#pragma once
#include <cstdint>

namespace permsim {

/// A step is about what it takes to look at one entry, one name of an expression for one entity, or
/// one cell: 10 to 30 ns natively.
namespace budget {

struct Meter {
  std::uint64_t done = 0;
  std::uint64_t most = UINT64_MAX;
};
inline Meter meter;  ///< of whatever is being answered: the core answers one thing at a time,
                     ///< without threads

inline void spend(std::uint64_t steps = 1) { meter.done += steps; }
/// Once there was too much, long loops may end and evaluation may answer anything: whoever opened
/// the budget throws the answer away.
inline bool is_spent() { return meter.done > meter.most; }

}  // namespace budget

/// While it lives, work is counted against it, and against the budgets around it.
class WorkBudget {
 public:
  explicit WorkBudget(std::uint64_t steps)
      : outer_(budget::meter.most), start_(budget::meter.done) {
    const std::uint64_t end = steps > UINT64_MAX - start_ ? UINT64_MAX : start_ + steps;
    if (end < outer_) budget::meter.most = end;
  }
  ~WorkBudget() { budget::meter.most = outer_; }
  WorkBudget(const WorkBudget&) = delete;
  WorkBudget& operator=(const WorkBudget&) = delete;

  std::uint64_t done() const { return budget::meter.done - start_; }
  bool is_spent() const { return budget::is_spent(); }

 private:
  std::uint64_t outer_;
  std::uint64_t start_;
};

}  // namespace permsim
