// What may be held in a world: from an id or userset to the entry it names, and whether a relation
// takes it.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "core/world/world.h"

namespace permsim {

/// What an id or userset ("team#member") names in a world; nothing when it names nothing.
std::optional<Entry> find_entry(const World& world, std::string_view text);

/// May a relation or parameter that takes `of` hold this?
bool may_hold(const World& world, const std::vector<Holdable>& of, const Entry& entry);

}  // namespace permsim
