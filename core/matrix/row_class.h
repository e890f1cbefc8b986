// What things of one shape share: the facts that hold of them and the shared sets they lead to.
// Used by matrix.cpp, one thing at a time, and by planes.cpp, all things at once.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/matrix/program.h"
#include "core/matrix/shared_sets.h"

namespace permsim {

/// A row class. `sets`: the leaves that lead to shared sets.
struct RowClass {
  const MatrixProgram* program = nullptr;
  TypeIndex type = kNoType;
  std::uint64_t atoms = 0;
  std::vector<std::pair<std::uint32_t, SetId>> sets;

  /// What follows for a person in exactly these leaves.
  Masks masks(std::uint64_t membership) {
    for (const auto& [known, masks] : few_) {
      if (known == membership) return masks;
    }
    return few_.size() < kFew
               ? few_.emplace_back(membership, program->evaluate(atoms, membership)).second
               : look_up(membership);
  }

  /// The leaves of shared sets a person is in.
  std::uint64_t membership(SharedSets& all, std::size_t subject) const {
    std::uint64_t membership = 0;
    for (const auto& [leaf, set] : sets) {
      if (has_bit(all.get(set).bits, subject)) membership |= std::uint64_t{1} << leaf;
    }
    return membership;
  }

 private:
  /// Most classes know a handful of memberships; a list is faster than a table then.
  static constexpr std::size_t kFew = 12;
  Masks look_up(std::uint64_t membership) {
    const auto found = many_.find(membership);
    return found != many_.end()
               ? found->second
               : many_.emplace(membership, program->evaluate(atoms, membership)).first->second;
  }
  std::vector<std::pair<std::uint64_t, Masks>> few_;
  std::unordered_map<std::uint64_t, Masks> many_;
};

}  // namespace permsim
