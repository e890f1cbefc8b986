// What may be held in a world.
#include "core/world/holders.h"

#include "core/policy/fits.h"

namespace permsim {

std::optional<Entry> find_entry(const World& world, std::string_view text) {
  const std::size_t hash = text.find('#');
  Entry entry;
  if (hash != std::string_view::npos) {
    // Somebody who exists for a question alone is called by what they hold.
    entry.entity = world.find(text);
    if (entry.entity != kNoEntity) return entry;
  }
  entry.entity = world.find(text.substr(0, hash));
  if (entry.entity == kNoEntity) return std::nullopt;
  if (hash == std::string_view::npos) return entry;
  entry.member = world.policy().find_symbol(text.substr(hash + 1));
  const MemberKind kind = world.type_of(entry.entity).member(entry.member).kind;
  if (kind != MemberKind::relation && kind != MemberKind::set) return std::nullopt;
  return entry;
}

bool may_hold(const World& world, const std::vector<Holdable>& of, const Entry& entry) {
  return takes(of, {world.at(entry.entity).type, entry.member});
}

}  // namespace permsim
