// Words laid out for a terminal.
#pragma once
#include <string>
#include <string_view>

namespace permsim {

/// Columns where no terminal says how many it has.
constexpr std::size_t kColumns = 100;

/// The text in lines of at most `columns` characters, broken between words, each behind `indent`
/// spaces and with a line break at its end. A word that is longer than a line has one of its own.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t columns);

}  // namespace permsim
