// Fingerprints of worlds: equal when the spots that matter are, whatever the order they were
// changed in.
#pragma once
#include <array>
#include <cstdint>
#include <string>

#include "core/explore/slice.h"
#include "core/matrix/difference.h"

namespace permsim::exploring {

/// Bits of a number spread over all of it (the last part of SplitMix64).
std::uint64_t mixed(std::uint64_t word);

/// 128 bits: a sum of one number for each thing that is so, so that a change adds and takes away.
struct Print {
  std::array<std::uint64_t, 2> bits{};
  bool operator==(const Print& other) const { return bits == other.bits; }
};
Print operator+(const Print& a, const Print& b);
Print operator-(const Print& a, const Print& b);
struct PrintHash {
  std::size_t operator()(const Print& print) const {
    return static_cast<std::size_t>(print.bits[0]);
  }
};

/// A world on the way, with the newcomer that stands for each of its places beyond the start's.
struct State {
  World world;
  std::vector<EntityIndex> newcomers;
};

class Printer {
 public:
  Printer(const Prospect& prospect, const Slice& slice) : prospect_(prospect), slice_(slice) {}

  /// What an act added and took away, in spots of a rank below `ranks`.
  struct Difference {
    Print gained, lost;
    bool is_none() const { return gained == lost; }
  };
  Difference difference(const State& before, const State& after,
                        const std::vector<Touched>& touched, int ranks) const;

 private:
  EntityIndex stand_in(const State& state, EntityIndex entity) const;
  std::uint64_t name(const State& state, EntityIndex entity) const;
  Print of_entity(const State& state, EntityIndex entity, int ranks) const;
  Print of_slot(const State& state, EntityIndex entity, Symbol member, int ranks) const;
  bool matters(int rank, int ranks) const { return rank >= 0 && rank < ranks; }

  const Prospect& prospect_;
  const Slice& slice_;
};

}  // namespace permsim::exploring
