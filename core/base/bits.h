// Bits of words: how many are set, and which.
#pragma once
#include <cstddef>
#include <cstdint>

namespace permsim {

/// How many bits are set.
inline std::uint64_t ones(std::uint64_t word) {
  return static_cast<std::uint64_t>(__builtin_popcountll(word));
}

/// Calls `visit` with the number of every set bit, the lowest first; `first` is the number of the
/// word's lowest.
template <class Visit>
void each_bit(std::uint64_t word, std::size_t first, const Visit& visit) {
  for (; word != 0; word &= word - 1)
    visit(first + static_cast<std::size_t>(__builtin_ctzll(word)));
}
template <class Visit>
void each_bit(std::uint64_t word, const Visit& visit) {
  each_bit(word, 0, visit);
}

}  // namespace permsim
