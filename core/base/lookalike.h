// Ids that deceive the eye: characters nobody sees, letters of another script that look the same,
// letters put together from parts, and two ids that look alike. Warnings only: ids of any script
// are fine.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"

namespace permsim {

/// An id with the place it is given at.
struct PlacedId {
  std::string_view id;
  std::string where;  ///< JSON Pointer
};

/// Warnings, each at an id: invisible-character, mixed-scripts, not-composed, look-alike (two ids;
/// told at the later one, which names both). Ids of plain ASCII are looked at only beside others.
///
/// Bounds: what looks like a Latin letter is known of Greek, Cyrillic, Armenian, Cherokee, Roman
/// numerals, wide and mathematical letters; besides dashes, apostrophes and the Arabic letters that
/// keyboards disagree on. Characters of ASCII (`l` and `1`, `rn` and `m`) and capital and small
/// letters are taken to be told apart. Scripts mixed in one word are warned of only where a letter
/// in it looks like one of the other script.
void warn_of_lookalikes(const std::vector<PlacedId>& ids, Problems& problems);

/// The id as the eye takes it: look-alikes replaced by one of them, letters taken apart, what is
/// invisible left out. Two ids that look the same have the same skeleton (UTS #39).
std::string skeleton(std::string_view id);

}  // namespace permsim
