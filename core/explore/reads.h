// Which spots a permission or an act depends on, in any world that can be reached.
#pragma once
#include <set>
#include <tuple>
#include <vector>

#include "core/explore/prospect.h"

namespace permsim::exploring {

/// Collects spots that may change; what is certain depends on nothing. Asked twice for the same, it
/// tells it once.
class Reads {
 public:
  explicit Reads(const Prospect& prospect) : prospect_(prospect) {}

  /// Whether a cell is allowed, and whether both are there.
  void of_cell(const Cell& cell);
  /// Which verdict it has, whichever.
  void of_verdict(const Cell& cell);
  /// Whether an act is done, by any of its actors, and what it then changes.
  void of_acts(const Acts& acts);
  /// Whether a condition about an entity holds; `acts` says who `$actor` is.
  void of_condition(const Condition& asked, EntityIndex self, const Acts& acts = kNoActs) {
    condition(asked, self, acts);
  }
  /// Whether there is somebody in a set.
  void of_people(const SetExpression& people, EntityIndex self) {
    set(people, self, kNoEntity, kNoActs);
  }
  /// Whether an entity is there.
  void of_existence(EntityIndex entity) { exist(entity); }
  /// Anything at all.
  void of_everything();

  /// The spots found since this was called last.
  std::vector<Spot> take();

 private:
  void add(Slot slot, const Entry& holder);
  void add_whole(Slot slot) { add(slot, {}); }
  void exist(EntityIndex entity) { add_whole(prospect_.existence(entity)); }
  void subjects_exist();
  void rule(const Rule& rule, const Cell& cell);
  void ids(const EffectClause& effect, const Acts& acts);
  void effect(const EffectClause& effect, const Acts& acts);
  void recursion(const Acts& acts);
  bool nests_otherwise(const Acts& acts) const;

  void root(const Path& path, EntityIndex self, const Acts& acts);
  std::vector<EntityIndex> walk(const Path& path, EntityIndex self, const Acts& acts,
                                std::size_t count);
  /// The walk, and its last name on all it reaches: entities, persons or values.
  void whole_path(const Path& path, EntityIndex self, const Acts& acts);
  /// `person` kNoEntity: who is in it at all.
  void set(const SetExpression& set, EntityIndex self, EntityIndex person, const Acts& acts);
  void member(EntityIndex self, Symbol member, EntityIndex person);
  void read_member(EntityIndex self, Symbol member, EntityIndex person);
  void relation(Slot slot, EntityIndex person);
  void condition(const Condition& condition, EntityIndex self, const Acts& acts);
  void within(const Condition& condition, EntityIndex self, const Acts& acts);
  void can(const Condition& condition, EntityIndex self, const Acts& acts);

  const Prospect& prospect_;
  std::vector<Spot> spots_;
  std::set<std::tuple<EntityIndex, EntityIndex, ActionIndex>> seen_cells_;
  std::set<std::tuple<EntityIndex, Symbol, EntityIndex>> seen_members_;
  std::vector<std::tuple<EntityIndex, Symbol, EntityIndex>> unread_members_;
};

}  // namespace permsim::exploring
