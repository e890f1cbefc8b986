// How often a law is tried.
#pragma once
#include <cstddef>

namespace permsim::testing {

/// Whether this build looks after every access, which takes five times as long.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kIsSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool kIsSanitized = true;
#else
inline constexpr bool kIsSanitized = false;
#endif
#else
inline constexpr bool kIsSanitized = false;
#endif

/// Worlds that a law is tried on: all of them in builds as scripts/coverage makes them, half of
/// them under sanitizers.
constexpr std::size_t law_cases(std::size_t count) { return kIsSanitized ? count / 2 : count; }

}  // namespace permsim::testing
