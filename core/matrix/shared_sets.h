// Sets of persons that hang on other entities than the thing asked about, as bits over subjects:
// the people of an account, the members of a team, the viewers of a folder above. Made once, shared
// by every thing that refers to them.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

#include "core/world/world.h"

namespace permsim {

using Bits = std::vector<std::uint64_t>;
using SetId = std::uint32_t;

/// A union of members, as bits. `reads`: every entity whose relations or attributes it depends on,
/// sorted.
struct SharedSet {
  Bits bits;
  std::vector<EntityIndex> reads;
  bool reads_everything = false;  ///< it has a guard that looks far: any change may concern it
};

class SharedSets {
 public:
  explicit SharedSets(const World& world);
  /// Of a later world with other subjects: no set is kept, but all keep their numbers.
  SharedSets(const World& world, const SharedSets& before);
  /// The same sets on a later world with the same subjects: what `touched` concerns is made afresh
  /// when next asked for.
  SharedSets(const World& world, const SharedSets& before, const std::vector<Touched>& touched);

  SetId id_of(const MemberOf& member);
  SetId id_of(std::vector<MemberOf> members);  ///< their union
  const SharedSet& get(SetId id);
  /// Null while it is not made: two matrices with the same pointer have the same set.
  const std::shared_ptr<const SharedSet>& pointer(SetId id) {
    get(id);
    return sets_[id];
  }
  std::size_t words() const { return words_; }

 private:
  struct Keys {
    std::vector<std::vector<MemberOf>> members;  ///< by SetId
    std::map<std::vector<MemberOf>, SetId> ids;
    std::unordered_map<std::uint64_t, SetId> single_ids;
  };
  Keys& own_keys();
  SetId add(std::vector<MemberOf> members);
  void make(SetId id);
  void make_in_order(const MemberOf& first);
  class Making;
  void add_member(const MemberOf& member, Making& made);
  void add_expression(const SetExpression& set, EntityIndex self, Making& made, Bits& bits);
  void add_path(const Path& path, EntityIndex self, Making& made, Bits& bits);
  void add_set(SetId id, Making& made, Bits& bits);

  const World* world_;
  std::size_t words_;
  std::shared_ptr<Keys> keys_;
  std::vector<std::shared_ptr<const SharedSet>> sets_;
  int nesting_ = 0;  ///< how many sets are being made that others asked for
};

void set_bit(Bits& bits, int number);
inline bool has_bit(const Bits& bits, std::size_t number) {
  return ((bits[number / 64] >> (number % 64)) & 1u) != 0;
}

}  // namespace permsim
