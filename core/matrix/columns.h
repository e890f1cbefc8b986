// The facts about all things of one type, in columns: what the matrix reads when everything is
// computed at once. Facts only; no rule has been asked. After a step only what it touched is read
// again. Neighbour: planes.h.
#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "core/world/world.h"

namespace permsim {

class FactColumns {
 public:
  FactColumns(const World& world, TypeIndex type);

  /// Brings the columns up to a later world of the same play. Cost: what was touched, or all of it
  /// when somebody or something came or went.
  void update(const World& world, const std::vector<Touched>& touched);

  TypeIndex type() const { return type_; }
  /// Everything of the type that is there, in world order: a column's row i is about things()[i].
  const std::vector<EntityIndex>& things() const { return things_; }

  /// Attribute values as numbers: equal values have equal codes. `code_of`: kNoCode when nothing
  /// ever had that value.
  static constexpr std::uint32_t kNoCode = 0xffffffffu;
  const std::vector<std::uint32_t>& codes(std::uint16_t attribute) const {
    return attributes_[attribute].codes;
  }
  std::uint32_t code_of(std::uint16_t attribute, const Value& value) const;

  /// The holders of a relation: persons by subject number, and beside them usersets and entities
  /// that cannot act.
  struct Slice {
    std::uint32_t begin = 0, count = 0;
  };
  struct RelationColumn {
    std::vector<Slice> people, others;    ///< by thing
    std::vector<std::uint32_t> subjects;  ///< what `people` slices point into
    std::vector<Entry> entries;           ///< what `others` slices point into
    std::size_t others_count = 0;         ///< of all things together
  };
  const RelationColumn& relation(std::uint16_t index) const { return relations_[index]; }

 private:
  struct AttributeColumn {
    std::map<Value, std::uint32_t> numbers;
    std::vector<std::uint32_t> codes;
  };
  void read_all(const World& world);
  void read(const World& world, std::size_t thing);

  TypeIndex type_;
  std::vector<EntityIndex> things_;
  std::vector<AttributeColumn> attributes_;
  std::vector<RelationColumn> relations_;
  std::size_t read_again_ = 0;  ///< things read since everything was: their old slices are waste
};

}  // namespace permsim
