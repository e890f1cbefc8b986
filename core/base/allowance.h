// A budget of work that is spent bit by bit: by searches that are put down and taken up again.
#pragma once
#include <cstdint>

#include "core/base/budget.h"

namespace permsim {

/// A budget that is spent in several sittings, with other work between them.
class Allowance {
 public:
  explicit Allowance(std::uint64_t steps) : most_(steps) {}

  std::uint64_t done() const { return done_ + (is_open_ ? budget::meter.done - since_ : 0); }
  std::uint64_t left() const { return done() > most_ ? 0 : most_ - done(); }
  bool is_spent() const { return done() > most_; }
  /// Work that was done already.
  void spend(std::uint64_t steps) { done_ += steps; }

  /// While it lives, work is counted against the allowance, and against the budgets around it.
  class Sitting {
   public:
    explicit Sitting(Allowance& of) : of_(of), outer_(budget::meter.most) {
      const std::uint64_t now = budget::meter.done;
      std::uint64_t end = of.left() > UINT64_MAX - now ? UINT64_MAX : now + of.left();
      if (of.is_spent()) end = now - 1;  // it stays spent
      if (end < outer_) budget::meter.most = end;
      of.since_ = now;
      of.is_open_ = true;
    }
    ~Sitting() {
      of_.done_ = of_.done();
      of_.is_open_ = false;
      budget::meter.most = outer_;
    }
    Sitting(const Sitting&) = delete;
    Sitting& operator=(const Sitting&) = delete;

   private:
    Allowance& of_;
    std::uint64_t outer_;
  };

 private:
  std::uint64_t most_;
  std::uint64_t done_ = 0;
  std::uint64_t since_ = 0;  ///< of the sitting under way
  bool is_open_ = false;
};

}  // namespace permsim
