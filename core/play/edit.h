// Edits by hand: a world changed without anybody's permission. All or nothing.
#pragma once
#include <vector>

#include "core/play/change.h"

namespace permsim {

/// `number` is the step whose edits these are (0: the start): new relation entries remember it.
Changed apply_edits(const World& world, const std::vector<Edit>& edits, std::uint32_t number);

}  // namespace permsim
