// Numbers in JSON: whole ones that fit 64 bits are numbers of the library; every other is kept as
// it is spelled, in a binary value (JSON itself has none), so that nothing is rounded when a file
// is saved again. Ask the functions here, not the library. Only sources of json, answers and door
// may include this.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/json/parse.h"

namespace permsim {

/// A number by its spelling, which must be that of a number in JSON.
Json number_json(std::string_view spelling);
bool is_number(const Json& value);
std::string spelling_of(const Json& number);

/// A number that is whole and not negative, however it is spelled (2.0, 2e3); one that is too large
/// is UINT64_MAX. Nothing for all else.
std::optional<std::uint64_t> whole_number(const Json& value);

}  // namespace permsim
