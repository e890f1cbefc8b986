// What depends on one person alone: read off relations, and off who may repair.
#include "core/explore/dependence.h"

#include "core/decide/phrases.h"
#include "core/play/findings.h"
#include "core/play/repair.h"
#include "core/world/names.h"

namespace permsim {

namespace {

/// Whether the relation names her and nobody else; of people, or of anything.
bool names_only(const World& world, EntityIndex on, const Relation& relation, EntityIndex who) {
  const std::vector<Entry>& held = world.holders(on, relation.symbol);
  return !relation.is_inverse() && held.size() == 1 && held.front().entity == who &&
         !held.front().is_userset();
}

}  // namespace

std::vector<Dependence> dependences_on(const Moment& now, EntityIndex who) {
  const World& world = *now.world;
  std::vector<Dependence> all;
  for (EntityIndex on = 0; on < world.size(); ++on) {
    if (!world.has(on)) continue;
    for (const Relation& relation : world.type_of(on).relations) {
      if (!names_only(world, on, relation, who)) continue;
      all.push_back(
          {on, relation.id, entry_phrase(world, on, relation.symbol, {who, kNoSymbol, 0})});
    }
    const std::vector<EntityIndex> repairing = repairers(*now.matrix, on, 2);
    if (repairing.size() == 1 && repairing.front() == who)
      all.push_back({on, std::string(word_of(FindingCode::one_repair)),
                     "nobody but " + name_of(world, who) + " can repair " + name_of(world, on)});
  }
  return all;
}

}  // namespace permsim
