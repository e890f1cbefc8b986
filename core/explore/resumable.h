// Searches that can be put down and taken up again: the page looks a little further in every frame
// and never waits, and a program goes on to the end at once. Where a search is put down changes
// nothing of what it finds: everything it knows stays where it is, and the work it may take is
// counted over all sittings together (core/base/allowance.h).
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>

#include "core/base/allowance.h"

namespace permsim {

/// How much work one sitting may take, and how many sequences were looked at in it.
class Pace {
 public:
  explicit Pace(std::uint64_t work)
      : end_(work > std::numeric_limits<std::uint64_t>::max() - budget::meter.done
                 ? std::numeric_limits<std::uint64_t>::max()
                 : budget::meter.done + work) {}
  bool is_over() const { return budget::meter.done >= end_; }
  void count() { ++looked_at_; }
  std::size_t looked_at() const { return looked_at_; }

 private:
  std::uint64_t end_;
  std::size_t looked_at_ = 0;
};

class Resumable {
 public:
  Resumable() = default;
  virtual ~Resumable() = default;
  Resumable(const Resumable&) = delete;
  Resumable& operator=(const Resumable&) = delete;

  /// Looks further until about so much work is done, and at least a little; true once all is looked
  /// at.
  bool advance(std::uint64_t work) {
    Pace pace(work);
    const bool is_over = go_on(pace);
    looked_at_ += pace.looked_at();
    return is_over;
  }
  void finish() {
    while (!advance(std::numeric_limits<std::uint64_t>::max())) continue;
  }
  /// Sequences, of all that was searched so far.
  std::size_t looked_at() const { return looked_at_; }
  /// The same as a part of another search.
  virtual bool go_on(Pace& pace) = 0;

 private:
  std::size_t looked_at_ = 0;
};

}  // namespace permsim
