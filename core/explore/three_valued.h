// Three-valued logic: what is so in every world that can be reached, in none, or in some.
#pragma once
#include <cstdint>

namespace permsim::exploring {

/// The answer in every world that can be reached; `maybe`: it may differ.
enum class Always : std::uint8_t { no, yes, maybe };

Always to_always(bool is);
Always either(Always a, Always b);
Always both(Always a, Always b);
Always opposite(Always a);

}  // namespace permsim::exploring
