// What things are called in sentences and tables: by their label, and where two have the same one,
// by what surrounds them, so that a reader can tell them apart.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/world/world.h"

namespace permsim {

/// Names of one world. Cheap to make; made once for many names it looks only once for who is in
/// which account.
class Names {
 public:
  explicit Names(const World& world) : world_(world) {}

  /// "Meta Ads"; where something else there has this label too, "Meta Ads (North)" by its account
  /// when that tells all of them apart, else "Meta Ads (meta2)" by its id.
  std::string of(EntityIndex entity) const;
  /// "Ben" or "Member of EMEA".
  std::string of(const Entry& entry) const;
  /// "Ben, Cleo and 3 more": of very many the first `most`, and how many more.
  std::string of_many(const std::vector<EntityIndex>& entities, std::size_t most,
                      std::string_view last = "and") const;

 private:
  std::string told_apart(EntityIndex entity, const std::vector<EntityIndex>& namesakes) const;
  EntityIndex surroundings_of(EntityIndex entity) const;
  void find_accounts_of_people() const;

  const World& world_;
  // The one account in which a person has a role; kNoEntity when there are several. Filled when
  // first needed.
  mutable std::unordered_map<EntityIndex, EntityIndex> account_of_person_;
  mutable bool knows_accounts_ = false;
};

/// The same for a single name.
std::string name_of(const World& world, EntityIndex entity);
/// "Ben" or "Member of EMEA" as a person reads it.
std::string labelled(const World& world, const Entry& entry);

/// What an entity belongs to: itself when people hold roles in it, else what one of its one-valued
/// relations leads to and people hold roles in. kNoEntity when there is none.
EntityIndex account_of(const World& world, EntityIndex entity);

}  // namespace permsim
