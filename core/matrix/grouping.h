// All things of one type sorted into classes of one shape, and all people into groups that are in
// the same shared sets: what planes are composed from. Made afresh from the columns each time; the
// memory is used again.
#pragma once
#include <cstdint>
#include <vector>

#include "core/matrix/columns.h"
#include "core/matrix/row_class.h"

namespace permsim {

/// A hash of two numbers, for tables that compare what they find.
inline std::uint64_t mixed(std::uint64_t hash, std::uint64_t with) {
  hash = (hash ^ with) * 0x9e3779b97f4a7c15u;
  return hash ^ (hash >> 29);
}

class Grouping {
 public:
  static constexpr std::uint32_t kNone = 0xffffffffu;

  /// A word of a row, and the things in it.
  struct WordBits {
    std::uint32_t word = 0;
    std::uint64_t bits = 0;
  };

  /// `columns` are those of the world; shared sets are numbered in `sets`.
  void make(const World& world, const FactColumns& columns, SharedSets& sets);

  std::vector<std::uint32_t> class_of;  ///< by thing
  std::vector<RowClass> classes;
  std::vector<std::vector<WordBits>>
      class_words;                           ///< by class; there may be more of them than classes
  std::vector<std::uint32_t> group_of;       ///< by person
  std::vector<std::uint32_t> last_of_group;  ///< a person of each group, kNone when it is empty

 private:
  void read_atoms();
  void read_leaves(SharedSets& sets);
  void read_leaf(const Leaf& leaf, std::vector<SetId>& found, SharedSets& sets);
  void make_classes();
  std::uint64_t hash_of(std::uint32_t thing) const;
  bool are_alike(std::uint32_t a, std::uint32_t b) const;
  std::uint32_t find_class(std::uint32_t thing);
  void grow_table();
  void make_groups(SharedSets& sets);

  const World* world_ = nullptr;
  const FactColumns* columns_ = nullptr;
  const MatrixProgram* program_ = nullptr;
  std::size_t things_ = 0, people_ = 0;

  std::vector<std::uint64_t> atoms_;  ///< by thing
  /// Where a leaf leads, by thing; kNone: to nobody.
  struct LeafColumn {
    std::uint32_t leaf = 0;
    std::vector<SetId> sets;
  };
  std::vector<LeafColumn> leaf_columns_;
  std::size_t leaf_columns_used_ = 0;
  std::vector<std::uint32_t> first_of_class_;  ///< a thing of each class
  std::vector<std::uint32_t> class_table_;     ///< open addressing by hash
  std::vector<MemberOf> members_;
};

}  // namespace permsim
